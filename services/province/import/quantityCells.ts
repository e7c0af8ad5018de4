import type { Measure } from '../../../domain/catalogue';
import { absences, type Absence, type Fact } from '../../../domain/facts';
import { zero } from '../../../domain/quantity';
import { readQuantity } from '../../../domain/quantityReader/readQuantity';
import { refusalText } from '../../../domain/quantityReader/refusal';
import { expected, readCount, type Reading } from './cells/readCell';
import type { FactRawRow } from './importTable';
import { isBlank, type CellValue } from './cells/cellValue';

/** What a row says of its number. */
export type RowQuantity = Pick<Fact, 'value' | 'atLeast' | 'atMost' | 'estimated' | 'status'>;

type Cells = FactRawRow['cells'];
type QuantityColumn = 'value' | 'atLeast' | 'atMost' | 'status';
type Take = <Value>(column: QuantityColumn, reading: Reading<Value>) => Value | undefined;

/** What a fact without a number holds in its place. */
const quantityOf: Readonly<Record<Absence, RowQuantity>> = {
  NIL: { ...zero, status: 'NIL' },
  NOT_APPLICABLE: { value: null, atLeast: 0, atMost: 0, status: 'NOT_APPLICABLE' },
  NOT_COLLECTED: { value: null, atLeast: 0, atMost: null, status: 'NOT_COLLECTED' },
};

/**
 * Bounds stand in columns of their own, or in the words of the number; that it is an estimate, or that there is none, in its
 * words or in a column.
 */
export function takeQuantity(
  cells: Cells,
  { estimated, status }: Pick<Fact, 'estimated' | 'status'>,
  measure: Measure,
  take: Take,
): RowQuantity | undefined {
  if (isAbsence(status) && [cells.value, cells.atMost].every(isBlank) && !cells.atLeast) {
    return quantityOf[status];
  }
  const read = isBlank(cells.atLeast) ? takeWords(cells, measure, take) : takeColumns(cells, measure, take);
  if (read === undefined) return undefined;
  if ((isAbsence(status) || isAbsence(read.status)) && read.status !== (status ?? read.status)) {
    take('status', expected({ vi: 'tình trạng hợp với số', en: 'a status that fits the number' }, status));
    return undefined;
  }
  return estimated && !read.estimated ? { ...read, ...estimate(read) } : read;
}

export function isAbsence(status: Fact['status']): status is Absence {
  return absences.some((absence) => absence === status);
}

function takeColumns(cells: Cells, measure: Measure, take: Take): RowQuantity | undefined {
  const value = take('value', readExact(cells.value, measure));
  const atLeast = take('atLeast', readExact(cells.atLeast, measure));
  const atMost = take('atMost', readExact(cells.atMost, measure));
  return atLeast === undefined ? undefined : { value: value ?? null, atLeast, atMost: atMost ?? null };
}

function takeWords(cells: Cells, measure: Measure, take: Take): RowQuantity | undefined {
  if (isBlank(cells.atMost)) return take('value', readValue(cells.value, measure));
  return take(
    'atLeast',
    expected({ vi: 'số nguyên, vì có "Nhiều nhất"', en: 'a whole number if "atMost" is given' }, null),
  );
}

/** Nothing bounds an estimate, whatever it says. */
export function estimate({ value, atLeast, atMost }: RowQuantity): RowQuantity {
  return atLeast === atMost
    ? { value, atLeast: 0, atMost: null, estimated: true }
    : { value, atLeast, atMost, estimated: true };
}

/** What most cells of large files hold; the grammar reads the same in them, at a hundred times the cost. */
const plainDigits = /^(?:0|[1-9]\d{0,14})$/;

function readValue(cell: CellValue, measure: Measure): Reading<RowQuantity> {
  const { unit, name } = measure;
  if (isBlank(cell)) return expected({ vi: 'một số', en: 'a number' }, cell);
  if (typeof cell === 'number') {
    if (unit === 'basis_point')
      return expected(
        { vi: `tỷ lệ, như 93,75%, cho "${name}"`, en: `a percentage such as 93,75% for "${name}"` },
        cell,
      );
    const reading = readCount(cell);
    return 'problem' in reading ? reading : { value: { value: cell, atLeast: cell, atMost: cell } };
  }
  if (typeof cell !== 'string') return expected({ vi: 'một số', en: 'a number' }, cell);
  if (plainDigits.test(cell) && unit !== 'basis_point') {
    const value = Number(cell);
    return { value: { value, atLeast: value, atMost: value } };
  }
  const reading = readQuantity(cell, measure);
  if ('refusal' in reading) return { problem: refusalText(reading.refusal, cell) };
  if ('absence' in reading) return { value: quantityOf[reading.absence] };
  const { bounds, estimated } = reading.quantity;
  return { value: estimated ? { ...bounds, estimated } : bounds };
}

/** One number as it is printed, without words that bound it; those of JSON are in the measure's unit already. */
function readExact(cell: CellValue, measure: Measure): Reading<number | undefined> {
  if (typeof cell !== 'string' || /^\d*$/.test(cell.trim())) return readCount(cell);
  const reading = readQuantity(cell, measure);
  if ('refusal' in reading) return { problem: refusalText(reading.refusal, cell) };
  const bounds = 'quantity' in reading ? reading.quantity.bounds : null;
  if (bounds === null || bounds.atLeast !== bounds.atMost)
    return expected({ vi: 'một số, không kèm chữ', en: 'one number without words' }, cell);
  return { value: bounds.atLeast };
}
