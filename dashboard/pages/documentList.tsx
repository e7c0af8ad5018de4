import { Downloads, type DownloadsProps } from '../downloads/menu';
import { savePageCsv, type CsvCell } from '../downloads/pageCsv';
import { usePage } from '../page';
import { documentHref } from '../place';
import { PlaceLink } from '../placeLink';
import { formatDay } from '../../web/words/dates';
import type { DocumentStatus } from '../../schema/generated/operations';
import type { Language, Text } from '../../web/words/language';
import { statusTexts } from '../../web/words/values';

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

interface DocumentListProps {
  title: string;
  documents: readonly ListedDocument[];
  /** Where the workbook is that has the documents on a sheet of its own. */
  workbook?: string | undefined;
  /** Of the page. */
  link: string;
  query: DownloadsProps['query'];
}

/** Documents, the newest first, each a link to its page. */
export function DocumentList({ title, documents, workbook, link, query }: DocumentListProps) {
  const { language, say } = usePage();
  const once = [...new Map(documents.map((document) => [document.id, document])).values()].toSorted(
    (a, b) => b.year - a.year,
  );
  if (once.length === 0)
    return <p class="absent">{say({ vi: 'Chưa có tài liệu nào.', en: 'There are no documents.' })}</p>;
  return (
    <>
      <div class="actions">
        <Downloads
          label={title}
          files={[
            {
              ...(workbook !== undefined && { xlsx: workbook }),
              csv: () => savePageCsv(title, documentRows(once, say), language),
            },
          ]}
          pictures={[]}
          link={link}
          query={query}
        />
      </div>
      <ul class="listed">
        {once.map((document) => (
          <li key={document.id}>
            <PlaceLink href={hrefOf(document)}>{say(documentName(document))}</PlaceLink>{' '}
            <span class="remark">
              {[String(document.year), ...sayOrigin(document, language), ...sayStatus(document, say)].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The file of simulated figures says nothing to a reader; that they are simulated does. */
export function documentName({ title, file, status, year }: Omit<ListedDocument, 'id'>): Text {
  if (status === 'SAMPLE') {
    return { vi: `Số liệu giả lập năm ${year}`, en: `Simulated figures of ${year}` };
  }
  const name = title ?? file;
  return { vi: name, en: name };
}

function sayOrigin({ publisher, publishedOn, status }: ListedDocument, language: Language): string[] {
  if (status === 'SAMPLE') return [];
  return [
    ...(publisher === null ? [] : [publisher]),
    ...(publishedOn === null ? [] : [formatDay(publishedOn, language)]),
  ];
}

function sayStatus({ status }: ListedDocument, say: (text: Text) => string): string[] {
  return status ? [say(statusTexts[status])] : [];
}

function hrefOf({ id, cluster, year }: ListedDocument): string {
  return documentHref(id, cluster === undefined ? undefined : { cluster, year });
}

function documentRows(documents: readonly ListedDocument[], say: (text: Text) => string): CsvCell[][] {
  return [
    [
      say({ vi: 'Năm', en: 'Year' }),
      say({ vi: 'Tài liệu', en: 'Document' }),
      say({ vi: 'Nơi đăng', en: 'Publisher' }),
      say({ vi: 'Ngày đăng', en: 'Published' }),
      say({ vi: 'Trạng thái', en: 'Status' }),
      say({ vi: 'Địa chỉ', en: 'Address' }),
    ],
    ...documents.map((document) => [
      document.year,
      say(documentName(document)),
      document.publisher,
      document.publishedOn,
      sayStatus(document, say).join(),
      `${window.location.origin}${hrefOf(document)}`,
    ]),
  ];
}
