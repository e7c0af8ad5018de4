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
    kind?: string | null;
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

interface SourceWords {
  language: Language;
  statusName(status: string): string;
  kindName(kind: string): string;
}

/** A row for each document behind a file, each once. */
export function* sourceRows(
  sources: readonly Source[],
  { language, statusName, kindName }: SourceWords,
): Generator<FileRow> {
  const word = wordIn(language);
  yield [...heads.map(word), word('documentStatus'), word('documentKind')];
  const once = new Map(sources.map((source) => [`${source.year} ${source.document.id}`, source]));
  for (const { province, year, document } of once.values()) {
    const { id, file, publisher, publishedOn, eventOn, status, kind } = document;
    yield [
      ...[province.name, province.id ?? null, year, readGlobalId(id)?.localId ?? id, file, publisher ?? null],
      ...[dayOf(publishedOn), dayOf(eventOn), statusName(status), kindName(kind ?? 'REPORT')],
    ];
  }
}

/** Dates are texts in an answer. */
export function dayOf(text: unknown): Date | null {
  return typeof text === 'string' ? new Date(`${text}T00:00:00Z`) : null;
}
