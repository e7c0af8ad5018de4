import { useAnswer } from '../answer';
import { findableDocuments, findables, search, type Findable, type FoundKind } from '../model/search';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { Waiting } from '../waiting';
import type { Texts } from '../../web/words/language';
import { SearchForm } from '../sections/searchForm';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';

/** The last day of the 63 provinces. */
const beforeMergers = '2025-06-30';
/** Of how many years the reports are looked through, each by a question of its own: all in one cost more than anybody has. */
const yearsBack = [0, 1, 2, 3, 4] as const;

/** What the words of the address name. */
export function SearchPage({ text }: { text: string }) {
  const { language, say, today } = usePage();
  const year = today.getFullYear();
  const asked = useAnswer('SearchIndex', { before: beforeMergers });
  // Asked of every province, so that it comes later than the rest.
  const documents = yearsBack.map((back) =>
    // The list never changes, so neither does the order of what is used.
    useAnswer('ProvinceDocuments', { on: beforeMergers, year: year - back }),
  );
  useTitle(say({ vi: 'Tìm', en: 'Search' }));
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const all = [
    ...findables(asked.answer, language),
    ...documents.flatMap((asked) =>
      asked.phase === 'answered' ? findableDocuments(asked.answer, language) : [],
    ),
  ];
  const found = search(all, text);
  return (
    <article class="place">
      <Heading>{say({ vi: 'Tìm', en: 'Search' })}</Heading>
      <SearchForm text={text} name="page" />
      <p role="status">
        {text === ''
          ? say({ vi: 'Gõ có dấu hoặc không dấu đều được.', en: 'Marks may be typed or left out.' })
          : say({ vi: `${found.length} kết quả cho “${text}”`, en: `${found.length} found for “${text}”` })}
        {documents.some(({ phase }) => phase !== 'answered') &&
          say({ vi: '; đang tìm trong tài liệu…', en: '; still looking in documents…' })}
      </p>
      {(Object.keys(kindTexts) as FoundKind[]).map((kind) => (
        <Group key={kind} kind={kind} items={found.filter((item) => item.kind === kind)} />
      ))}
    </article>
  );
}

/** No reader looks through more. */
const mostShown = 30;

function Group({ kind, items }: { kind: FoundKind; items: readonly Findable[] }) {
  const { say } = usePage();
  if (items.length === 0) return null;
  return (
    <section class="found">
      <h2>{say(kindTexts[kind])}</h2>
      <ul class="listed">
        {items.slice(0, mostShown).map(({ name, note, href }) => (
          <li key={href}>
            <PlaceLink href={href}>{name}</PlaceLink> <span class="remark">{note}</span>
          </li>
        ))}
      </ul>
      {items.length > mostShown && (
        <p class="note">
          {say({
            vi: `và ${items.length - mostShown} kết quả nữa`,
            en: `and ${items.length - mostShown} more`,
          })}
        </p>
      )}
    </section>
  );
}

const kindTexts: Texts<FoundKind> = {
  province: { vi: 'Tỉnh', en: 'Provinces' },
  cluster: { vi: 'Cụm thi đua', en: 'Clusters' },
  measure: { vi: 'Chỉ tiêu', en: 'Measures' },
  programme: { vi: 'Chương trình', en: 'Programmes' },
  document: { vi: 'Tài liệu', en: 'Documents' },
};
