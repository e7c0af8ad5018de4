import { readGlobalId } from '../../domain/globalIds';
import type { FileRow } from './fileRow';
import type { Language } from './language';
import { wordIn, type Word } from './words';

/** A document of a report. */
export interface Source {
  /** Of a cluster's own report its name, without an id. */
  province: { id?: string | null; name: string };
  year: number;
  document: {
    id: string;
    file: string;
    publisher?: string | null;
    publishedOn?: unknown;
    eventOn?: unknown;
    status: string;
  };
}

const heads: Word[] = [
  'province',
  'provinceId',
  'year',
  'document',
  'file',
  'publisher',
  'publishedOn',
  'eventOn',
];

/** A row for each document behind a file, each once. */
export function* sourceRows(
  sources: readonly Source[],
  { language, statusName }: { language: Language; statusName(status: string): string },
): Generator<FileRow> {
  const word = wordIn(language);
  yield [...heads.map(word), word('documentStatus')];
  const once = new Map(sources.map((source) => [`${source.year} ${source.document.id}`, source]));
  for (const { province, year, document } of once.values()) {
    const { id, file, publisher, publishedOn, eventOn, status } = document;
    yield [
      ...[province.name, province.id ?? null, year, readGlobalId(id)?.localId ?? id, file, publisher ?? null],
      ...[dayOf(publishedOn), dayOf(eventOn), statusName(status)],
    ];
  }
}

/** Dates are texts in an answer. */
function dayOf(text: unknown): Date | null {
  return typeof text === 'string' ? new Date(`${text}T00:00:00Z`) : null;
}
