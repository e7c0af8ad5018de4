import { usePage } from '../page';
import { documentHref } from '../place';
import { PlaceLink } from '../placeLink';
import { formatDay } from '../../web/words/dates';
import type { DocumentStatus } from '../../schema/generated/operations';
import { statusTexts } from '../words/labels';

export interface ListedDocument {
  id: string;
  file: string;
  /** Null if it is not known. */
  title: string | null;
  publisher: string | null;
  publishedOn: string | null;
  status?: DocumentStatus;
  /** The year that it reports. */
  year: number;
  /** Of a cluster's own document. */
  cluster?: string;
}

/** Documents, the newest first, each a link to its page. */
export function DocumentList({ documents }: { documents: readonly ListedDocument[] }) {
  const { language, say } = usePage();
  const once = [...new Map(documents.map((document) => [document.id, document])).values()];
  if (once.length === 0)
    return <p class="absent">{say({ vi: 'Chưa có tài liệu nào.', en: 'There are no documents.' })}</p>;
  return (
    <ul class="listed">
      {once
        .toSorted((a, b) => b.year - a.year)
        .map(({ id, file, title, publisher, publishedOn, status, year, cluster }) => (
          <li key={id}>
            <PlaceLink href={documentHref(id, cluster === undefined ? undefined : { cluster, year })}>
              {title ?? file}
            </PlaceLink>{' '}
            <span class="remark">
              {[
                String(year),
                ...(publisher === null ? [] : [publisher]),
                ...(publishedOn === null ? [] : [formatDay(publishedOn, language)]),
                ...(status ? [say(statusTexts[status])] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
    </ul>
  );
}
