import { useAnswer, type Asked } from '../answer';
import {
  findableDocuments,
  findables,
  isBrowsed,
  search,
  searchNear,
  type Findable,
  type FoundKind,
} from '../model/search';
import { usePage } from '../page';
import { RetryNote } from '../retryNote';
import { Waiting } from '../waiting';
import { SearchForm } from '../sections/searchForm';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';
import { alikeOf, FoundGroup, kindTexts } from './foundGroup';

/** The last day of the 63 provinces. */
const beforeMergers = '2025-06-30';
/** Of how many years the reports are looked through, each by a question of its own: all in one cost more than anybody has. */
const yearsBack = [0, 1, 2, 3, 4] as const;

/** What the words of the address name; without words, everything that a reader may look through. */
export function SearchPage({ text }: { text: string }) {
  const { language, say, today } = usePage();
  const year = today.getFullYear();
  const asked = useAnswer('SearchIndex', { before: beforeMergers });
  // Asked of every province, so that it comes later than the rest.
  const documents = yearsBack.map((back) =>
    // The list never changes, so neither does the order of what is used.
    useAnswer('ProvinceDocuments', { on: beforeMergers, year: year - back }),
  );
  useTitle(
    text === '' ? say({ vi: 'Tìm', en: 'Search' }) : say({ vi: `Tìm “${text}”`, en: `Search “${text}”` }),
  );
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const isLooking = documents.some(isFirstAsked);
  const all = [
    ...findables(asked.answer, language),
    ...documents.flatMap((asked) =>
      asked.phase === 'answered' ? findableDocuments(asked.answer, language) : [],
    ),
  ];
  const { found, isNear } = find(all, text);
  // Documents come from many places: shown one by one they would push each other about.
  const shown = isLooking ? found.filter(({ kind }) => kind !== 'document') : found;
  return (
    <article class={isLooking ? 'place looking' : 'place'}>
      <Heading>{say({ vi: 'Tìm', en: 'Search' })}</Heading>
      <SearchForm text={text} name="page" />
      <p role="status">
        <Outcome {...{ text, isNear, isLooking }} count={alikeOf(shown).length} />
        {documents.some((asked) => asked.phase !== 'answered' && !isFirstAsked(asked)) &&
          say({
            vi: ' Có năm chưa lấy được danh mục tài liệu.',
            en: ' The documents of some years could not be got.',
          })}
        {documents.some((asked) => asked.phase === 'answered' && asked.retryAt !== null) &&
          say({
            vi: ' Có tỉnh chưa trả lời nên có thể thiếu tài liệu.',
            en: ' Some provinces have not answered; documents may be missing.',
          })}
      </p>
      <RetryNote at={nextAsking(documents)} />
      {(Object.keys(kindTexts) as FoundKind[]).map((kind) => (
        <FoundGroup
          key={kind}
          kind={kind}
          items={shown.filter((item) => item.kind === kind)}
          text={text}
          query={
            kind === 'document'
              ? { operation: 'ProvinceDocuments', variables: { on: beforeMergers, year: year - 1 } }
              : { operation: 'SearchIndex', variables: { before: beforeMergers } }
          }
        />
      ))}
    </article>
  );
}

/** What failed is asked again and again: what is there is shown meanwhile. */
function isFirstAsked(asked: Asked<'ProvinceDocuments'>): boolean {
  return asked.phase === 'waiting' && asked.attempt === 1;
}

/** When the first of those that have to be asked again are. */
function nextAsking(documents: readonly Asked<'ProvinceDocuments'>[]): number | null {
  const times = documents.flatMap((asked) => (asked.phase === 'waiting' ? [] : (asked.retryAt ?? [])));
  return times.length === 0 ? null : Math.min(...times);
}

/** What the words name; if they name nothing, what they name but for a letter. */
function find(all: readonly Findable[], text: string): { found: Findable[]; isNear: boolean } {
  if (text.trim() === '') return { found: all.filter(isBrowsed), isNear: false };
  const found = search(all, text);
  return found.length > 0 ? { found, isNear: false } : { found: searchNear(all, text), isNear: true };
}

interface OutcomeProps {
  text: string;
  count: number;
  isNear: boolean;
  isLooking: boolean;
}

function Outcome({ text, count, isNear, isLooking }: OutcomeProps) {
  const { say } = usePage();
  if (text.trim() === '') {
    return (
      <>
        {say({
          vi: 'Gõ tên có dấu hoặc không dấu, hoặc chọn trong danh sách.',
          en: 'Type a name with or without its marks, or choose from the list.',
        })}
      </>
    );
  }
  const looking = isLooking
    ? say({ vi: '; đang tìm trong tài liệu…', en: '; still looking in documents…' })
    : '.';
  if (isNear && count > 0) {
    return (
      <>
        {say({
          vi: `Không có kết quả cho “${text}”; ${count} kết quả gần giống`,
          en: `Nothing found for “${text}”; ${count} that are nearly so`,
        })}
        {looking}
      </>
    );
  }
  return (
    <>
      {say({ vi: `${count} kết quả cho “${text}”`, en: `${count} found for “${text}”` })}
      {looking}
    </>
  );
}
