import { createHash } from 'node:crypto';
import type { Catalogue, Measure } from '../../../domain/catalogue';
import type { Fact } from '../../../domain/facts';
import type { Bounds } from '../../../domain/quantity';
import { isYear, firstYear, lastYear } from '../../../domain/years';
import { expected, readCount, readEnum, readText, type Reading } from './cells';
import type { FactColumn } from '../../../domain/columns';
import { boundsProblems, measureProblems } from '../../../domain/factChecks';
import { asciiKey } from '../../../domain/fold';
import { isBlank, type FactRawRow } from './importTable';
import { quoteValue } from '../../../domain/problems';
import type { CellValue } from './table';
import { absenceIn } from '../../../domain/unitChecks';
import type { UnitIndex } from './unitIndex';
import { readVietnameseNumber } from './vietnameseNumber';

/** A fact of a row; its id is made where the row gives none. */
export type RowFact = Omit<Fact, 'document'>;

export interface ColumnProblem {
  /** Null where it is about the row as a whole. */
  column: FactColumn | null;
  message: string;
}

export interface FactReader {
  /** Every call is the next row of the file, since ids are made from what came before. */
  read(row: FactRawRow): { fact: RowFact } | { problems: ColumnProblem[] };
}

export interface FactReaderOptions {
  catalogue: Catalogue;
  units: UnitIndex;
  province: string;
  /** Id of the document; the beginning of ids that are made. */
  document: string;
}

export function createFactReader({ catalogue, units, province, document }: FactReaderOptions): FactReader {
  const findMeasure = createNameFinder(catalogue.measures.values());
  const findProgramme = createNameFinder(catalogue.programmes.values());
  const nextId = createIdMaker(document);

  return {
    read({ cells, problem }) {
      const problems: ColumnProblem[] = problem === undefined ? [] : [{ column: null, message: problem }];
      function take<Value>(column: FactColumn, reading: Reading<Value>): Value | undefined {
        if ('value' in reading) return reading.value;
        problems.push({ column, message: reading.problem });
        return undefined;
      }
      const text = (column: FactColumn) => take(column, readText(cells[column]));
      const of = text('province');
      if (of !== undefined && of !== province) {
        problems.push({ column: 'province', message: expected(`"${province}"`, of).problem });
      }
      const unitName = take('unit', required(readText(cells.unit, 500), 'a unit'));
      const unit = unitName === undefined ? undefined : take('unit', units.find(unitName));
      const year = take('year', readYear(cells.year));
      const absence = unit && year !== undefined ? absenceIn(unit, year) : null;
      if (absence !== null) problems.push({ column: 'unit', message: absence });
      const measure = take(
        'measure',
        readNamed(cells.measure, 'Measure', findMeasure, required, catalogue.measures),
      );
      const bounds = measure && takeBounds(cells, measure, take);
      const fact = {
        unit: unit?.id ?? '',
        year: year ?? firstYear,
        measure: measure?.id ?? '',
        form: take('form', readEnum('form', cells.form)) ?? 'SUMMARY',
        printed: text('printed') ?? printedIn(cells),
        offset: take('offset', readCount(cells.offset)),
        ...(bounds ?? { value: null, atLeast: 0, atMost: null }),
        kind: take('kind', readEnum('kind', cells.kind)),
        awardedBy: take('awardedBy', readEnum('awardedBy', cells.awardedBy)),
        presentedBy: take('presentedBy', readEnum('presentedBy', cells.presentedBy)),
        recipient: take('recipient', readEnum('recipient', cells.recipient)),
        programme: take(
          'programme',
          readNamed(cells.programme, 'Programme', findProgramme, optional, catalogue.programmes),
        )?.id,
        sector: take('sector', readEnum('sector', cells.sector)),
        includedIn: take('includedIn', readText(cells.includedIn, 200)),
        notAdded: text('notAdded'),
      } satisfies Omit<RowFact, 'id'>;
      const id = take('id', readText(cells.id, 200)) ?? take('measure', nextId(fact)) ?? '';
      // A cell that could not be read has its problem already.
      const unread = new Set(problems.map(({ column }) => column));
      const derived = [
        ...(bounds ? boundsProblems({ id, ...fact }) : []),
        ...(measure ? measureProblems({ id, ...fact }, catalogue) : []),
      ].map(toColumnProblem);
      problems.push(...derived.filter(({ column }) => !unread.has(column)));
      return problems.length > 0 ? { problems } : { fact: { id, ...fact } };
    },
  };
}

function toColumnProblem({ field, message }: { field: string; message: string }): ColumnProblem {
  return { column: field as FactColumn, message };
}

function required(reading: Reading<string | undefined>, what: string): Reading<string> {
  if ('problem' in reading) return reading;
  return reading.value === undefined ? expected(what, null) : { value: reading.value };
}

function optional(reading: Reading<string | undefined>): Reading<string | undefined> {
  return reading;
}

function readYear(cell: CellValue): Reading<number> {
  const reading = readCount(cell);
  const wanted = `a year from ${firstYear} to ${lastYear}`;
  return 'value' in reading && isYear(reading.value) ? { value: reading.value } : expected(wanted, cell);
}

interface Named {
  id: string;
  name: string;
  nameEn: string;
  aliases?: readonly string[];
}

/** By id, by a name in either language, or by an alias. */
function createNameFinder<Row extends Named>(rows: Iterable<Row>): (text: string) => Row | undefined {
  const rowOf = new Map<string, Row>();
  for (const row of rows) {
    for (const name of [row.id, row.name, row.nameEn, ...(row.aliases ?? [])]) {
      if (!rowOf.has(asciiKey(name))) rowOf.set(asciiKey(name), row);
    }
  }
  return (text) => rowOf.get(asciiKey(text));
}

function readNamed<Row extends Named, Text extends string | undefined>(
  cell: CellValue,
  what: string,
  find: (text: string) => Row | undefined,
  presence: (reading: Reading<string | undefined>, what: string) => Reading<Text>,
  known: ReadonlyMap<string, Row>,
): Reading<Row | undefined> {
  const reading = presence(readText(cell, 500), `a ${what.toLowerCase()}`);
  if ('problem' in reading) return reading;
  if (reading.value === undefined) return { value: undefined };
  const found = find(reading.value);
  if (found) return { value: found };
  return {
    problem: `${what} ${quoteValue(reading.value)} is not in the catalogue${nearest(reading.value, known.values())}`,
  };
}

/** Another name that begins or ends the same. */
function nearest(text: string, rows: Iterable<Named>): string {
  const key = asciiKey(text);
  const start = key.slice(0, 5);
  if (start.length < 4) return '';
  for (const { id, name } of rows) {
    if ([id, name].some((other) => asciiKey(other).startsWith(start)))
      return `; did you mean "${id}" (${name})?`;
  }
  return '';
}

type Take = <Value>(column: FactColumn, reading: Reading<Value>) => Value | undefined;

/** Bounds stand in columns of their own, or in the words of the number. */
function takeBounds(cells: FactRawRow['cells'], measure: Measure, take: Take): Bounds | undefined {
  if (!isBlank(cells.atLeast)) {
    const value = take('value', readCount(cells.value));
    const atLeast = take('atLeast', readCount(cells.atLeast));
    const atMost = take('atMost', readCount(cells.atMost));
    return atLeast === undefined ? undefined : { value: value ?? null, atLeast, atMost: atMost ?? null };
  }
  if (!isBlank(cells.atMost)) {
    take('atLeast', expected('a whole number where "atMost" is given', null));
    return undefined;
  }
  return take('value', readValue(cells.value, measure));
}

function readValue(cell: CellValue, { unit, name }: Measure): Reading<Bounds> {
  if (isBlank(cell)) return expected('a number', cell);
  if (typeof cell === 'number') {
    if (unit === 'basis_point') return expected(`a percentage such as 93,75% for "${name}"`, cell);
    const reading = readCount(cell);
    return 'problem' in reading ? reading : { value: { value: cell, atLeast: cell, atMost: cell } };
  }
  if (typeof cell !== 'string') return expected('a number', cell);
  const reading = readVietnameseNumber(cell, unit);
  return 'bounds' in reading ? { value: reading.bounds } : expected(reading.expected, cell);
}

/** Words of a number are worth keeping as they were printed; plain digits are not. */
function printedIn({ value, atLeast }: FactRawRow['cells']): string | undefined {
  return typeof value === 'string' && isBlank(atLeast) && !/^\d+$/.test(value.trim())
    ? value.normalize('NFC').trim()
    : undefined;
}

const secondTotal =
  'Expected one total of this unit, year and measure with these dimensions, got a second; ' +
  'write the form ITEM, or give each row an id';

/** Ids from what a fact is about, so that a row keeps its id when others come or go before it. */
function createIdMaker(document: string): (fact: Omit<RowFact, 'id'>) => Reading<string> {
  const timesOf = new Map<string, number>();
  return (fact) => {
    const { unit, year, measure, form, kind, awardedBy, presentedBy, recipient, programme, sector } = fact;
    const key = JSON.stringify([
      ...[unit, year, measure, form, kind, awardedBy, presentedBy, recipient, programme, sector],
    ]);
    const hash = createHash('sha1').update(key).digest('base64url').slice(0, 12);
    const times = (timesOf.get(hash) ?? 0) + 1;
    timesOf.set(hash, times);
    if (times > 1 && form === 'SUMMARY') return { problem: secondTotal };
    return { value: `${document}#${hash}${times === 1 ? '' : `.${times}`}` };
  };
}
