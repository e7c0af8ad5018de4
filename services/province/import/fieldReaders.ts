import type { Catalogue } from '../../../domain/catalogue';
import { factFieldList, type FactFieldKind, type FactFieldName } from '../../../domain/factFields';
import { asciiKey } from '../../../domain/fold';
import { suggestions } from '../../../domain/nearest';
import { quoteValue } from '../../../domain/problems';
import { isYear, firstYear, lastYear } from '../../../domain/years';
import {
  createEnumReader,
  expected,
  readCount,
  readFlag,
  readText,
  type Reading,
  type Said,
} from './cells/readCell';
import { saysMeasure } from './header';
import type { CellValue } from './cells/cellValue';
import type { UnitIndex } from './unitIndex';

type ReadField = (cell: CellValue) => Reading<unknown>;

/** How the cell of each field is read, whatever else stands in the row. */
export function createFieldReaders(catalogue: Catalogue, units: UnitIndex): [FactFieldName, ReadField][] {
  const readers: Record<Exclude<FactFieldKind, 'QUANTITY'>, ReadField> = {
    ID: (cell) => readText(cell, 200),
    TEXT: (cell) => readText(cell),
    COUNT: readCount,
    FLAG: readFlag,
    YEAR: readYear,
    UNIT: (cell) => {
      const name = required(readText(cell, 500), { vi: 'một đơn vị', en: 'a unit' });
      if ('problem' in name) return name;
      const found = units.find(name.value);
      return 'problem' in found ? found : { value: found.value.id };
    },
    MEASURE: createNameReader({ vi: 'Chỉ tiêu', en: 'Measure' }, catalogue.measures, required),
    PROGRAMME: createNameReader({ vi: 'Chương trình', en: 'Programme' }, catalogue.programmes, optional),
  };
  return factFieldList.flatMap(([name, { holds }]): [FactFieldName, ReadField][] => {
    if (holds === 'QUANTITY') return [];
    return [[name, typeof holds === 'string' ? readers[holds] : createEnumReader(holds)]];
  });
}

function required(reading: Reading<string | undefined>, what: Said): Reading<string> {
  if ('problem' in reading) return reading;
  return reading.value === undefined ? expected(what, null) : { value: reading.value };
}

function optional(reading: Reading<string | undefined>): Reading<string | undefined> {
  return reading;
}

function readYear(cell: CellValue): Reading<number> {
  const reading = readCount(cell);
  const wanted = { vi: `năm từ ${firstYear} đến ${lastYear}`, en: `a year from ${firstYear} to ${lastYear}` };
  return 'value' in reading && isYear(reading.value) ? { value: reading.value } : expected(wanted, cell);
}

interface Named {
  id: string;
  name: string;
  nameEn: string;
  aliases?: readonly string[];
}

/** Names as they stand in the file that are kept with what they mean. */
const mostKnownTexts = 1_000;

/** By id, by a name in either language, or by an alias. */
export function createNameFinder<Row extends Named>(
  known: ReadonlyMap<string, Row>,
): (text: string) => Row | undefined {
  const rowOf = rowsByName(known);
  const found = new Map<string, Row | undefined>();
  return (text) => {
    // A sign that is no letter is no part of a name: "Đoàn viên (%)" are no members.
    if (saysMeasure.test(text)) return undefined;
    if (!found.has(text) && found.size < mostKnownTexts) found.set(text, rowOf.get(asciiKey(text)));
    return found.has(text) ? found.get(text) : rowOf.get(asciiKey(text));
  };
}

/** By what is known, which is the same catalogue for most files: to fold all its names takes as long as a short file. */
const folded = new WeakMap<ReadonlyMap<string, Named>, ReadonlyMap<string, Named>>();

function rowsByName<Row extends Named>(known: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  const rowOf = folded.get(known) ?? foldNames(known);
  folded.set(known, rowOf);
  // What was made of these rows holds these rows.
  return rowOf as ReadonlyMap<string, Row>;
}

function foldNames<Row extends Named>(known: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  const rowOf = new Map<string, Row>();
  for (const row of known.values()) {
    for (const name of [row.id, row.name, row.nameEn, ...(row.aliases ?? [])]) {
      const key = asciiKey(name);
      if (!rowOf.has(key)) rowOf.set(key, row);
    }
  }
  return rowOf;
}

/** Reads the name of something that the catalogue has; its id. */
function createNameReader(
  what: Said,
  known: ReadonlyMap<string, Named>,
  presence: typeof required | typeof optional,
): (cell: CellValue) => Reading<string | undefined> {
  const find = createNameFinder(known);
  return (cell) => {
    const { vi, en } = what;
    const wanted = { vi: `một ${vi.toLowerCase()}`, en: `a ${en.toLowerCase()}` };
    const reading = presence(readText(cell, 500), wanted);
    if ('problem' in reading || reading.value === undefined) return reading;
    const found = find(reading.value);
    if (found) return { value: found.id };
    const name = quoteValue(reading.value);
    return {
      problem:
        `${vi} ${name} không có trong danh mục. ` +
        `${en} ${name} is not in the catalogue${suggestions(reading.value, known.values())}`,
    };
  };
}
