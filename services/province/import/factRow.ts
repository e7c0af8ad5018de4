import { createHash } from 'node:crypto';
import { measureAbsenceIn, type Catalogue } from '../../../domain/catalogue';
import type { Fact, SourceDocument } from '../../../domain/facts';
import { notAddedReason } from '../../../domain/period';
import {
  factFieldList,
  identifyingFields,
  type FactFieldKind,
  type FactFieldName,
} from '../../../domain/factFields';
import { isYear, firstYear, lastYear } from '../../../domain/years';
import { createEnumReader, expected, readCount, readFlag, readText, type Reading, type Said } from './cells';
import { valueName, type FactColumn } from '../../../domain/columns';
import { boundsProblems, measureProblems } from '../../../domain/reports/factChecks';
import { asciiKey, foldKey } from '../../../domain/fold';
import { saysMeasure } from './header';
import type { FactRawRow } from './importTable';
import { suggestions } from '../../../domain/nearest';
import { saysNone } from '../../../domain/parts';
import { plainText } from '../../../domain/plainText';
import { printedProblems } from '../../../domain/reports/printedCheck';
import { quoteValue } from '../../../domain/problems';
import { otherPeriod, readPeriod, yearIn } from './documentPeriod';
import { takeQuantity } from './quantityCells';
import { isBlank, type CellValue } from './table';
import { absenceIn } from '../../../domain/reports/unitChecks';
import { getOrCreate } from '../../../domain/getOrCreate';
import { provinceAbsenceIn } from './provinceNames';
import type { UnitIndex } from './unitIndex';
import { hasMultiplier, splitTitle, withUnit } from './unitOfMeasure';

/** A fact of a row; its id is made if the row gives none. */
export type RowFact = Omit<Fact, 'document'>;

export interface ColumnProblem {
  /** Null if it is about the row as a whole. */
  column: FactColumn | null;
  message: string;
}

export interface FactReader {
  /** Every call is the next row of the file, since ids are made from what came before. */
  read(row: FactRawRow): { fact: RowFact; standsAlone: boolean } | { problems: ColumnProblem[] };
}

export interface FactReaderOptions {
  catalogue: Catalogue;
  units: UnitIndex;
  province: string;
  /** The document: its id is the beginning of ids that are made, and its period the same in all rows. */
  document: Pick<SourceDocument, 'id' | 'period'>;
  /** Id of the document that it takes the place of. */
  replaces?: string | undefined;
}

export function createFactReader({
  catalogue,
  units,
  province,
  document: { id: document, period = 'YEAR' },
  replaces,
}: FactReaderOptions): FactReader {
  const readers = createFieldReaders(catalogue, units);
  const nextId = createIdMaker(document);
  const ends = new Map<number, string | null>();
  const endOf = (year: number) => getOrCreate(ends, year, () => provinceAbsenceIn(province, year, period));
  const findMeasure = createNameFinder(catalogue.measures.values());
  function checkPeriod({ period: cell }: FactRawRow['cells'], year: number, take: Take): void {
    if (isBlank(cell)) return;
    const said = take('period', readPeriod(cell));
    const named = yearIn(cell);
    if (said !== undefined && said !== period) take('period', { problem: otherPeriod(period, cell) });
    else if (named !== null && isYear(year) && named !== year)
      take('period', expected({ vi: `năm ${year}`, en: `the year ${year}` }, cell));
  }
  const isMeasure = (text: string) => findMeasure(text) !== undefined;

  return {
    read({ cells: raw, problem }) {
      const problems: ColumnProblem[] = problem === undefined ? [] : [{ column: null, message: problem }];
      const take: Take = (column, reading) => {
        if ('value' in reading) return reading.value;
        problems.push({ column, message: reading.problem });
        return undefined;
      };
      const cells = takeUnits(raw, isMeasure, take);
      const of = take('province', readText(cells.province));
      if (of !== undefined && of !== province)
        take('province', expected({ vi: `"${province}"`, en: `"${province}"` }, of));
      const values: Partial<Record<FactFieldName, unknown>> = {};
      for (const [column, read] of readers) values[column] = take(column, read(cells[column]));
      const fact = values as RowFact;
      const standsAlone = fact.includedIn !== undefined && saysNone(fact.includedIn);
      if (standsAlone) delete fact.includedIn;
      const unit = units.get(fact.unit);
      fact.form ??= 'SUMMARY';
      fact.printed ??= printedIn(raw);
      checkPeriod(cells, fact.year, take);
      const other = take('replaces', readText(cells.replaces, 200));
      if (other !== undefined && other !== replaces)
        take(
          'replaces',
          expected({ vi: `"${replaces}" như dòng đầu`, en: `"${replaces}" as in the first row` }, other),
        );
      fact.notAdded ??= notAddedReason(period, valueName(period));
      const measure = catalogue.measures.get(fact.measure);
      const absence =
        unit && isYear(fact.year)
          ? absenceIn(unit, fact.year, period === 'YEAR' ? measure?.kind : 'FLOW')
          : null;
      if (absence !== null) problems.push({ column: 'unit', message: absence });
      const ended = isYear(fact.year) ? endOf(fact.year) : null;
      if (ended !== null) problems.push({ column: 'year', message: ended });
      const notThen = measure && isYear(fact.year) ? measureAbsenceIn(measure, fact.year, catalogue) : null;
      if (notThen !== null) problems.push({ column: 'measure', message: notThen });
      const quantity = measure && takeQuantity(cells, fact, measure, take);
      Object.assign(fact, quantity);
      fact.id ??= take('measure', nextId(fact)) ?? '';
      // A cell that could not be read has its problem already.
      const unread = new Set(problems.map(({ column }) => column));
      const derived = [
        ...(quantity ? boundsProblems(fact) : []),
        ...(quantity && !isBlank(cells.printed) ? printedProblems(fact, measure) : []),
        ...(measure ? measureProblems(fact, catalogue) : []),
      ].map(toColumnProblem);
      problems.push(...derived.filter(({ column }) => !unread.has(column)));
      return problems.length > 0 ? { problems: onePerCell(problems) } : { fact, standsAlone };
    },
  };
}

/** A cell that is wrong is wrong in what follows from it too. */
function onePerCell(problems: readonly ColumnProblem[]): ColumnProblem[] {
  return problems.filter(
    ({ column }, index) =>
      column === null || problems.findIndex((other) => other.column === column) === index,
  );
}

/** The cells with the unit of measure where it belongs: behind the numbers. */
function takeUnits(
  raw: FactRawRow['cells'],
  isMeasure: (text: string) => boolean,
  take: Take,
): FactRawRow['cells'] {
  const cells = { ...raw };
  const split = typeof raw.measure === 'string' && !isMeasure(raw.measure) ? splitTitle(raw.measure) : null;
  if (split && isMeasure(split.name)) cells.measure = split.name;
  const ofMeasure = split && isMeasure(split.name) ? split.unit : undefined;
  const ofRow = take('unitOfMeasure', readText(raw.unitOfMeasure, 100));
  const unit = ofRow ?? ofMeasure;
  if (unit === undefined) return cells;
  if (ofRow !== undefined && ofMeasure !== undefined && foldKey(ofRow) !== foldKey(ofMeasure)) {
    take(
      'unitOfMeasure',
      expected({ vi: `"${ofMeasure}" như chỉ tiêu ghi`, en: `"${ofMeasure}", as the measure says` }, ofRow),
    );
  }
  for (const column of ['value', 'atLeast', 'atMost'] as const) {
    const cell = raw[column];
    if (isBlank(cell) || (column !== 'value' && !hasMultiplier(unit))) continue;
    cells[column] = withUnit(cell, unit);
    if (cells[column] === null)
      take(
        column,
        expected(
          { vi: `số hợp với đơn vị tính "${unit}"`, en: `a number that fits the unit of measure "${unit}"` },
          cell,
        ),
      );
  }
  return cells;
}

type ReadField = (cell: CellValue) => Reading<unknown>;

/** How the cell of each field is read, whatever else stands in the row. */
function createFieldReaders(catalogue: Catalogue, units: UnitIndex): [FactFieldName, ReadField][] {
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

function toColumnProblem({ field, message }: { field: string; message: string }): ColumnProblem {
  return { column: field as FactColumn, message };
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
function createNameFinder<Row extends Named>(rows: Iterable<Row>): (text: string) => Row | undefined {
  const rowOf = new Map<string, Row>();
  for (const row of rows) {
    for (const name of [row.id, row.name, row.nameEn, ...(row.aliases ?? [])]) {
      if (!rowOf.has(asciiKey(name))) rowOf.set(asciiKey(name), row);
    }
  }
  const found = new Map<string, Row | undefined>();
  return (text) => {
    // A sign that is no letter is no part of a name: "Đoàn viên (%)" are no members.
    if (saysMeasure.test(text)) return undefined;
    if (!found.has(text) && found.size < mostKnownTexts) found.set(text, rowOf.get(asciiKey(text)));
    return found.has(text) ? found.get(text) : rowOf.get(asciiKey(text));
  };
}

/** Reads the name of something that the catalogue has; its id. */
function createNameReader(
  what: Said,
  known: ReadonlyMap<string, Named>,
  presence: typeof required | typeof optional,
): (cell: CellValue) => Reading<string | undefined> {
  const find = createNameFinder(known.values());
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

type Take = <Value>(column: FactColumn, reading: Reading<Value>) => Value | undefined;

/** Words of a number are worth keeping as they were printed; plain digits are not. */
function printedIn({ value, atLeast }: FactRawRow['cells']): string | undefined {
  return typeof value === 'string' && isBlank(atLeast) && !/^\d+$/.test(value.trim())
    ? plainText(value).normalize('NFC').trim()
    : undefined;
}

const secondTotal =
  'Cần một tổng của đơn vị, năm và chỉ tiêu này, gặp tổng thứ hai; ghi loại số liệu là "Từng việc", hoặc cho mỗi dòng một mã. ' +
  'Expected one total of this unit, year and measure with these dimensions, got a second; ' +
  'write the form ITEM, or give each row an id';

/** Ids from what a fact is about, so that a row keeps its id when others come or go before it. */
function createIdMaker(document: string): (fact: RowFact) => Reading<string> {
  const timesOf = new Map<string, number>();
  return (fact) => {
    const key = JSON.stringify(identifyingFields.map((field) => fact[field]));
    const hash = createHash('sha1').update(key).digest('base64url').slice(0, 12);
    const times = (timesOf.get(hash) ?? 0) + 1;
    timesOf.set(hash, times);
    if (times > 1 && fact.form === 'SUMMARY') return { problem: secondTotal };
    return { value: `${document}#${hash}${times === 1 ? '' : `.${times}`}` };
  };
}
