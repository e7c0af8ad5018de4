import { createHash } from 'node:crypto';
import { measureAbsenceIn, type Catalogue, type Measure } from '../../../domain/catalogue';
import { valueName, type FactColumn } from '../../../domain/columns';
import { identifyingFields, type FactFieldName } from '../../../domain/factFields';
import type { Fact, SourceDocument, Unit } from '../../../domain/facts';
import { foldKey } from '../../../domain/fold';
import { getOrCreate } from '../../../domain/getOrCreate';
import { saysNone } from '../../../domain/parts';
import { notAddedReason, type ReportingPeriod } from '../../../domain/period';
import { plainText } from '../../../domain/plainText';
import {
  boundsProblems,
  ceilingProblems,
  isBeyond,
  measureProblems,
} from '../../../domain/reports/factChecks';
import { printedProblems } from '../../../domain/reports/printedCheck';
import { absenceIn } from '../../../domain/reports/unitChecks';
import { isYear } from '../../../domain/years';
import { expected, readText, type Reading } from './cells/readCell';
import { otherPeriod, readPeriod, yearIn } from './documentPeriod';
import { nothingSaid, type SaidOfAll } from './documentWords';
import { createFieldReaders, createNameFinder } from './fieldReaders';
import type { FactRawRow } from './importTable';
import { provinceAbsenceIn } from './provinceNames';
import { estimate, isAbsence, takeQuantity, type RowQuantity } from './quantityCells';
import { isBlank, type CellValue } from './cells/cellValue';
import type { UnitIndex } from './unitIndex';
import { hasMultiplier, splitTitle, withUnit } from './unitOfMeasure';

/** A fact of a row; its id is made if the row gives none. */
export type RowFact = Omit<Fact, 'document'>;

export interface ColumnProblem {
  /** Null if it is about the row as a whole. */
  column: FactColumn | null;
  message: string;
}

export interface ReadRow {
  fact: RowFact;
  standsAlone: boolean;
  /** The measure, if the number is beyond its ceiling and nothing else is wrong with the row. */
  beyond?: Measure;
}

export interface FactReader {
  /** Every call is the next row of the file, since ids are made from what came before. */
  read(row: FactRawRow): ReadRow | { problems: ColumnProblem[] };
}

export interface FactReaderOptions {
  catalogue: Catalogue;
  units: UnitIndex;
  province: string;
  /** The document: its id is the beginning of ids that are made, and its period the same in all rows. */
  document: Pick<SourceDocument, 'id' | 'period'>;
  /** Id of the document that it takes the place of. */
  replaces?: string | undefined;
  saidOfAll?: SaidOfAll;
}

export function createFactReader({
  catalogue,
  units,
  province,
  document: { id: document, period = 'YEAR' },
  replaces,
  saidOfAll = nothingSaid,
}: FactReaderOptions): FactReader {
  const readers = createFieldReaders(catalogue, units);
  const nextId = createIdMaker(document);
  const absencesOf = createAbsences(catalogue, province, period);
  const findMeasure = createNameFinder(catalogue.measures);
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
      fact.form ??= 'SUMMARY';
      fact.printed ??= printedIn(raw);
      checkPeriod(cells.period, period, fact.year, take);
      checkReplaces(cells.replaces, replaces, take);
      fact.notAdded ??= notAddedReason(period, valueName(period));
      const measure = catalogue.measures.get(fact.measure);
      problems.push(...absencesOf(fact, units.get(fact.unit), measure));
      const own = measure && takeQuantity(cells, fact, measure, take);
      const quantity = own && withSaidOfAll({ status: fact.status, ...own }, saidOfAll);
      Object.assign(fact, quantity);
      fact.id ??= take('measure', nextId(fact)) ?? '';
      // A cell that could not be read has its problem already.
      const unread = new Set(problems.map(({ column }) => column));
      const derived = [
        ...(quantity ? boundsProblems(fact) : []),
        ...(quantity && !isBlank(cells.printed) ? printedProblems(fact, measure) : []),
        ...(measure ? measureProblems(fact, catalogue) : []),
      ].map(toColumnProblem);
      const beyond = measure && quantity && isBeyond(measure, fact) ? measure : undefined;
      problems.push(...derived.filter(({ column }) => !unread.has(column)));
      if (problems.length === 0) return { fact, standsAlone, ...(beyond && { beyond }) };
      if (beyond) problems.push(...ceilingProblems(fact, beyond).map(toColumnProblem));
      // What is wrong with the row may be why there is nothing in a cell.
      const isTold = ({ column }: ColumnProblem) =>
        problem !== undefined && column !== null && isBlank(cells[column]);
      return { problems: onePerCell(problems.filter((one) => !isTold(one))) };
    },
  };
}

/** What a row says of its number itself goes before what the titles say of all. */
function withSaidOfAll(quantity: RowQuantity, { isEstimated, isProvisional }: SaidOfAll): RowQuantity {
  if (isAbsence(quantity.status)) return quantity;
  const status = quantity.status ?? (isProvisional ? 'PROVISIONAL' : undefined);
  const own = isEstimated && !quantity.estimated ? estimate(quantity) : quantity;
  return { ...own, ...(status !== undefined && { status }) };
}

function checkPeriod(cell: CellValue, period: ReportingPeriod, year: number, take: Take): void {
  if (isBlank(cell)) return;
  const said = take('period', readPeriod(cell));
  const named = yearIn(cell);
  if (said !== undefined && said !== period) take('period', { problem: otherPeriod(period, cell) });
  else if (named !== null && isYear(year) && named !== year)
    take('period', expected({ vi: `năm ${year}`, en: `the year ${year}` }, cell));
}

function checkReplaces(cell: CellValue, replaces: string | undefined, take: Take): void {
  const other = take('replaces', readText(cell, 200));
  if (other === undefined || other === replaces) return;
  const said = { vi: `"${replaces}" như dòng đầu`, en: `"${replaces}" as in the first row` };
  take('replaces', expected(said, other));
}

/** Finds which of unit, province and measure there was not in the year of a fact. */
function createAbsences(catalogue: Catalogue, province: string, period: ReportingPeriod) {
  const ends = new Map<number, string | null>();
  const endOf = (year: number) => getOrCreate(ends, year, () => provinceAbsenceIn(province, year, period));
  return ({ year }: RowFact, unit: Unit | undefined, measure: Measure | undefined): ColumnProblem[] => {
    if (!isYear(year)) return [];
    const absences: [FactColumn, string | null][] = [
      ['unit', unit ? absenceIn(unit, year, period === 'YEAR' ? measure?.kind : 'FLOW') : null],
      ['year', endOf(year)],
      ['measure', measure ? measureAbsenceIn(measure, year, catalogue) : null],
    ];
    return absences.flatMap(([column, message]) => (message === null ? [] : [{ column, message }]));
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

function toColumnProblem({ field, message }: { field: string; message: string }): ColumnProblem {
  return { column: field as FactColumn, message };
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
