import { home, formatAddress, allProvinces } from '../address';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { SearchForm } from '../sections/searchForm';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';

/** Helps who came by a wrong address: what is wrong, a search with what the address has, and the ways on. */
export function Missing({ what, text }: { what: string; text: string }) {
  const { say } = usePage();
  useTitle(say({ vi: 'Không có trang này', en: 'There is no such page' }));
  const links = [
    ['/', { vi: 'Trang đầu', en: 'First page' }],
    [formatAddress({ ...home, scope: allProvinces }), { vi: 'Tất cả các tỉnh', en: 'All provinces' }],
    ['/bang', { vi: 'Lập bảng', en: 'Make a table' }],
    ['/huong-dan', { vi: 'Hướng dẫn', en: 'Guide' }],
  ] as const;
  return (
    <div class="failure">
      <Heading>{say({ vi: 'Không có trang này', en: 'There is no such page' })}</Heading>
      <p>{what}</p>
      <p>
        {say({
          vi: 'Hãy tìm tỉnh, cụm, chỉ tiêu hoặc tài liệu:',
          en: 'Search for a province, cluster, measure or document:',
        })}
      </p>
      <SearchForm text={text.replaceAll('-', ' ')} name="missing" />
      <ul class="listed">
        {links.map(([href, name]) => (
          <li key={href}>
            {href === '/huong-dan' ? (
              <a href={href}>{say(name)}</a>
            ) : (
              <PlaceLink href={href}>{say(name)}</PlaceLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
