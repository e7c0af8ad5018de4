import { isRecord } from '../../../domain/isRecord';
import type { AskedFields } from './askedFor';
import type { PlacedReader } from './leafReaders';
import { toldValue } from './toldFields';
import { UnusableAnswerError } from './unusableAnswer';

/** What tells the rows of a list apart: two of one kind would be counted twice by whoever adds the list up. */
const rowKeys: Readonly<Record<string, readonly string[]>> = {
  'Membership.unionsBySector': ['sector'],
  'Awards.byKind': ['kind', 'awardedBy', 'recipient'],
  'Welfare.byProgramme': ['programme'],
  'Figures.activities': ['measure'],
  'ProvinceReport.documents': ['id'],
  'ProvinceReport.coverage': ['measure'],
  'Unit.withheld': ['measure', 'programme'],
};

/** The same reader of a list, which takes each row once. */
export function uniqueRowsReader(coordinate: string, fields: AskedFields, read: PlacedReader): PlacedReader {
  const names = rowKeys[coordinate];
  if (!names) return read;
  const keyOf = (row: unknown) => names.map((name) => toldValue(row, name, fields.get(name)?.key));
  return (value, place, asked) => {
    // One row is alone; most reports are of one document.
    if (!Array.isArray(value) || value.length < 2) return read(value, place, asked);
    const rows = (value as unknown[]).filter(isRecord);
    const keys = rows.map(keyOf).filter((key) => !key.includes(undefined));
    if (new Set(keys.map((key) => JSON.stringify(key))).size < keys.length) {
      throw new UnusableAnswerError(`each ${names.join(', ')} once`, place, value);
    }
    return read(value, place, asked);
  };
}
