import { Fragment } from 'preact';
import { groupBy } from '../../domain/groupBy';
import { Downloads, type DownloadsProps, type FileLinks } from '../downloads/menu';
import { savePageCsv, type CsvCell } from '../downloads/pageCsv';
import type { Findable, FoundKind } from '../model/search';
import { usePage, type Page } from '../page';
import { PlaceLink } from '../placeLink';
import type { Texts } from '../../web/words/language';

export const kindTexts: Texts<FoundKind> = {
  province: { vi: 'Tỉnh', en: 'Provinces' },
  cluster: { vi: 'Cụm thi đua', en: 'Clusters' },
  measure: { vi: 'Chỉ tiêu', en: 'Measures' },
  programme: { vi: 'Chương trình', en: 'Programmes' },
  document: { vi: 'Tài liệu', en: 'Documents' },
};

interface FoundGroupProps {
  kind: FoundKind;
  items: readonly Findable[];
  /** What was searched for. */
  text: string;
  /** What is asked for such things. */
  query: DownloadsProps['query'];
}

/** No reader looks through more. */
const mostShown = 30;

/** What was found of one kind, to be opened or taken along. */
export function FoundGroup({ kind, items, text, query }: FoundGroupProps) {
  const page = usePage();
  const { language, say } = page;
  if (items.length === 0) return null;
  const alike = alikeOf(items);
  // Whoever has typed nothing looks through all.
  const most = text.trim() === '' ? alike.length : mostShown;
  const label = `${say(kindTexts[kind])}${text.trim() === '' ? '' : ` “${text}”`}`;
  const csv: FileLinks = { csv: () => savePageCsv(label, rowsOf(items, page), language) };
  return (
    <section class="found" aria-labelledby={`found-${kind}`}>
      <header>
        <h2 id={`found-${kind}`}>
          {say(kindTexts[kind])} <span class="count">({alike.length})</span>
        </h2>
        <Downloads
          label={label}
          files={[csv]}
          pictures={[]}
          link={text.trim() === '' ? '/tim' : `/tim?${new URLSearchParams({ q: text }).toString()}`}
          query={query}
        />
      </header>
      <ul class={text.trim() === '' ? 'listed browsed' : 'listed'}>
        {alike.slice(0, most).map((places) => (
          <FoundItem key={`${places[0]?.href} ${places[0]?.name}`} places={places} />
        ))}
      </ul>
      {alike.length > most && (
        <p class="note">
          {say({
            vi: `và ${alike.length - most} kết quả nữa; gõ thêm chữ để tìm gần hơn, hoặc tải về cả danh sách`,
            en: `and ${alike.length - most} more; type more to come nearer, or download the list`,
          })}
        </p>
      )}
    </section>
  );
}

/** What is one to a reader: a document that several provinces hold. */
export function alikeOf(items: readonly Findable[]): Findable[][] {
  const keyOf = ({ kind, name, href }: Findable) => `${kind} ${name} ${kind === 'document' ? '' : href}`;
  return [...groupBy(items, keyOf).values()];
}

/** A name, and behind it where it is found; if that is at several places, each is a link. */
function FoundItem({ places }: { places: readonly Findable[] }) {
  const [first] = places;
  if (!first) return null;
  return (
    <li>
      <PlaceLink href={first.href}>{first.name}</PlaceLink>{' '}
      <span class="remark">
        {places.length === 1
          ? first.note
          : places.map(({ href, note }, index) => (
              <Fragment key={href}>
                {index > 0 && ' · '}
                <PlaceLink href={href}>{note}</PlaceLink>
              </Fragment>
            ))}
      </span>
    </li>
  );
}

function rowsOf(items: readonly Findable[], { say }: Page): CsvCell[][] {
  return [
    [
      say({ vi: 'Tên', en: 'Name' }),
      say({ vi: 'Ghi chú', en: 'Note' }),
      say({ vi: 'Địa chỉ', en: 'Address' }),
    ],
    ...items.map(({ name, note, href }) => [name, note, `${window.location.origin}${href}`]),
  ];
}
