import { isRecord } from '../../../domain/isRecord';
import type { Text } from '../../../web/words/language';

/** A question that somebody keeps. */
export interface SavedQuery {
  id: string;
  name: string;
  /** Empty if it is in none. */
  group: string;
  query: string;
  /** As the editor had them. */
  variables: string;
}

/** A browser keeps some 5 MB for all pages of an origin. */
const mostQueries = 500;
const mostCharacters = 100_000;
const mostNameCharacters = 120;
const format = 'congdoan-queries';

export function addQuery(
  saved: readonly SavedQuery[],
  query: Omit<SavedQuery, 'id'>,
  id: string,
): readonly SavedQuery[] {
  return [...saved, { ...query, name: shortened(query.name), group: shortened(query.group), id }];
}

/** With another name or in another group. */
export function changeQuery(
  saved: readonly SavedQuery[],
  id: string,
  change: Partial<Pick<SavedQuery, 'name' | 'group'>>,
): readonly SavedQuery[] {
  return saved.map((query) =>
    query.id === id
      ? {
          ...query,
          ...(change.name !== undefined && { name: shortened(change.name) || query.name }),
          ...(change.group !== undefined && { group: shortened(change.group) }),
        }
      : query,
  );
}

/** By their groups, those in none first, all by their names. */
export function byGroup(saved: readonly SavedQuery[]): [group: string, queries: SavedQuery[]][] {
  const names = [...new Set(saved.map(({ group }) => group))].sort((one, other) =>
    one.localeCompare(other, 'vi'),
  );
  return names.map((name) => [
    name,
    saved
      .filter(({ group }) => group === name)
      .toSorted((one, other) => one.name.localeCompare(other.name, 'vi')),
  ]);
}

/** A file that another browser can read. */
export function writeFile(saved: readonly SavedQuery[]): string {
  const queries = saved.map(({ id: _here, ...query }) => query);
  return `${JSON.stringify({ format, version: 1, queries }, null, 2)}\n`;
}

export type Reading =
  | { kind: 'read'; saved: readonly SavedQuery[]; added: number; had: number }
  | { kind: 'refused'; because: Text };

/** What was there with what the file has; what is there already is not added again. Nothing is taken from a file with a fault. */
export function readFile(text: string, saved: readonly SavedQuery[], createId: () => string): Reading {
  const content = parse(text);
  if (!isRecord(content) || content.format !== format || !Array.isArray(content.queries)) {
    return { kind: 'refused', because: notOurs };
  }
  if (content.version !== 1) return { kind: 'refused', because: newer };
  const read = content.queries.map(readQuery);
  const fault = read.findIndex((query) => query === null);
  if (fault >= 0) return { kind: 'refused', because: faultAt(fault + 1) };
  const queries = read.filter((query) => query !== null);
  const known = new Set(saved.map(keyOf));
  const fresh = queries.filter((query) => !known.has(keyOf(query)));
  if (saved.length + fresh.length > mostQueries) return { kind: 'refused', because: tooMany };
  return {
    kind: 'read',
    saved: fresh.reduce((all, query) => addQuery(all, query, createId()), saved),
    added: fresh.length,
    had: queries.length - fresh.length,
  };
}

const storageKey = 'congdoan:queries';

/** None if nothing was kept, or it cannot be read. */
export function loadQueries(storage: Pick<Storage, 'getItem'>): readonly SavedQuery[] {
  const reading = readFile(storage.getItem(storageKey) ?? '', [], () => crypto.randomUUID());
  return reading.kind === 'read' ? reading.saved : [];
}

/** Null if they were kept; else why not. */
export function keepQueries(storage: Pick<Storage, 'setItem'>, saved: readonly SavedQuery[]): Text | null {
  if (saved.length > mostQueries) return tooMany;
  try {
    storage.setItem(storageKey, writeFile(saved));
    return null;
  } catch {
    // Full, or forbidden by the browser's settings.
    return notKept;
  }
}

const notOurs = {
  vi: 'Tệp này không phải là bộ sưu tập truy vấn đã xuất từ trang này.',
  en: 'This is no collection of queries that was exported from this page.',
};
const newer = {
  vi: 'Tệp này do một phiên bản mới hơn ghi ra.',
  en: 'This file was written by a newer version.',
};
const tooMany = {
  vi: `Bộ sưu tập giữ nhiều nhất ${mostQueries} truy vấn; hãy xóa bớt.`,
  en: `A collection holds ${mostQueries} queries at most; delete some.`,
};
const notKept = {
  vi: 'Trình duyệt không giữ được nữa: bộ nhớ đã đầy hoặc bị chặn. Hãy xuất ra tệp.',
  en: 'The browser could not keep it: its storage is full or blocked. Export it to a file.',
};

function faultAt(place: number): Text {
  return {
    vi: `Truy vấn thứ ${place} trong tệp bị thiếu tên hoặc nội dung, hoặc dài quá; không truy vấn nào được nhập.`,
    en: `Query ${place} of the file lacks its name or text, or is too long; none was imported.`,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readQuery(value: unknown): Omit<SavedQuery, 'id'> | null {
  if (!isRecord(value)) return null;
  const { name, group = '', query, variables = '' } = value;
  const texts = [name, group, query, variables];
  const isGood = texts.every((text) => typeof text === 'string' && text.length <= mostCharacters);
  if (!isGood || String(name).trim() === '' || String(query).trim() === '') return null;
  return { name: String(name), group: String(group), query: String(query), variables: String(variables) };
}

function keyOf({ name, group, query, variables }: Omit<SavedQuery, 'id'>): string {
  return JSON.stringify([name, group, query, variables]);
}

function shortened(text: string): string {
  return text.trim().slice(0, mostNameCharacters);
}
