import { formatAddress, home } from '../address';
import { usePage } from '../page';
import { SearchForm } from './searchForm';
import { PlaceLink } from '../placeLink';
import type { Language } from '../../web/words/language';

export function SkipLink() {
  const { say } = usePage();
  return (
    <a class="skip" href="#content">
      {say({ vi: 'Tới nội dung', en: 'Skip to content' })}
    </a>
  );
}

/** On every page: its name, the search, the other pages and the language. */
export function TopBar({ text = '' }: { text?: string }) {
  const { say, url } = usePage();
  return (
    <div class="top">
      <PlaceLink href={formatAddress(home)} class="brand">
        {say({ vi: 'Số liệu công đoàn các tỉnh', en: "Figures of the provinces' trade unions" })}
      </PlaceLink>
      <SearchForm text={text} name="top" />
      <nav class="pages" aria-label={say({ vi: 'Các trang', en: 'Pages' })}>
        <PlaceLink href="/bang" current={url.pathname === '/bang'}>
          {say({ vi: 'Lập bảng', en: 'Make a table' })}
        </PlaceLink>
        <a href="/huong-dan">{say({ vi: 'Hướng dẫn', en: 'Guide' })}</a>
        <a href="/playground">{say({ vi: 'Truy vấn', en: 'Queries' })}</a>
      </nav>
      <LanguageSwitch />
    </div>
  );
}

/** One click to the other language; each is named in itself. */
function LanguageSwitch() {
  const { language, url } = usePage();
  const names: readonly [Language, string][] = [
    ['vi', 'Tiếng Việt'],
    ['en', 'English'],
  ];
  return (
    <nav class="languages" aria-label="Ngôn ngữ / Language">
      {names.map(([other, name]) => {
        const next = new URL(url);
        next.searchParams.set('lang', other);
        return (
          <PlaceLink key={other} href={`${next.pathname}${next.search}`} current={language === other}>
            <span lang={other}>{name}</span>
          </PlaceLink>
        );
      })}
    </nav>
  );
}
