import type { Text } from '../../../web/words/language';
import type { Leaf, Row } from './answerTable';

/** Fields that say what something is called, the best first. */
const names = ['name', 'title'];
/** Fields that tell rows apart if nothing is called by a name. */
const keys = new Set([
  'year',
  'measure',
  'kind',
  'awardedBy',
  'recipient',
  'sector',
  'programme',
  'file',
  'key',
]);

/**
 * What the rows of a table are called: by their own names, and by those of the objects above if there are several of these.
 */
export function nameRows(columns: readonly Leaf[], rows: readonly Row[], own: number): (row: Row) => Text {
  const named = [...Array(own + 1).keys()].flatMap((level) => {
    const found = namingColumns(columns.filter((column) => column.level === level && !column.figure));
    return level === own ? found : found.filter((column) => varies(column, rows));
  });
  return (row) => ({
    vi: named.map((column) => sayCell(column, row, 'vi')).join(' · '),
    en: named.map((column) => sayCell(column, row, 'en')).join(' · '),
  });
}

function namingColumns(columns: readonly Leaf[]): Leaf[] {
  const byName = columns
    .filter(({ field }) => names.includes(field))
    .toSorted(
      (one, other) => one.depth - other.depth || names.indexOf(one.field) - names.indexOf(other.field),
    );
  if (byName[0]) return [byName[0]];
  const byKey = columns.filter(({ field, values }) => keys.has(field) || values !== null).slice(0, 3);
  return byKey.length > 0 ? byKey : columns.filter(({ field }) => field === 'id').slice(0, 1);
}

function varies({ read }: Leaf, rows: readonly Row[]): boolean {
  const first = rows[0];
  return first !== undefined && rows.some((row) => read(row) !== read(first));
}

function sayCell({ read, values }: Leaf, row: Row, language: 'vi' | 'en'): string {
  const cell = read(row);
  return cell === null ? '–' : (values?.get(String(cell))?.[language] ?? String(cell));
}
