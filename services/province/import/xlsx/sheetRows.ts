import type { Readable } from 'node:stream';
import type { CellValue } from '../table';
import type { NumberStyle, Workbook } from './workbook';
import { parseXml } from './xml';

export interface SheetRow {
  row: number;
  cells: CellValue[];
  /** What is wrong with a cell that has no usable value. */
  problem?: string;
}

interface CellStart {
  reference: string;
  index: number;
  type: string;
  style: NumberStyle;
  isFormula: boolean;
  text: string | null;
}

const mostColumns = 16_384;

/** The rows of a sheet that have cells. Formulas are never computed: what Excel saved as their result is taken. */
export async function* readSheetRows(
  stream: Readable,
  workbook: Workbook,
  onRead: (characters: number) => void,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let current: SheetRow = { row: 0, cells: [] };
  let cell: CellStart | null = null;
  let inText = false;
  const steps = parseXml(stream, {
    open(element, attributes) {
      if (element === 'row') {
        current = { row: Number(attributes['r'] ?? current.row + 1), cells: [] };
      } else if (element === 'c') {
        cell = startCell(attributes, current, workbook);
      } else if (cell && element === 'f') {
        cell.isFormula = true;
      } else {
        inText = element === 'v' || element === 't';
        if (cell && inText) cell.text ??= '';
      }
    },
    text(text) {
      if (cell && inText) cell.text += text;
    },
    close(element) {
      if (element === 'v' || element === 't') inText = false;
      if (element === 'c' && cell) {
        endCell(cell, current, workbook);
        cell = null;
      }
      if (element === 'row') ready.push(current);
    },
  });
  for await (const characters of steps) {
    onRead(characters);
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function startCell(
  attributes: Readonly<Record<string, string>>,
  row: SheetRow,
  { styles }: Workbook,
): CellStart {
  const reference = attributes['r'] ?? '';
  return {
    reference,
    index: columnIndex(reference) ?? row.cells.length,
    type: attributes['t'] ?? 'n',
    style: styles[Number(attributes['s'] ?? 0)] ?? 'PLAIN',
    isFormula: false,
    text: null,
  };
}

function endCell(cell: CellStart, row: SheetRow, workbook: Workbook): void {
  if (cell.index >= mostColumns) return;
  const { text, type, reference, isFormula } = cell;
  if (text === null && isFormula) {
    row.problem ??= `Expected a value in cell ${reference}, got a formula without its result; paste values only`;
  } else if (type === 'e') {
    row.problem ??= `Expected a value in cell ${reference}, got the error ${text ?? ''}`;
  } else if (text !== null) {
    while (row.cells.length < cell.index) row.cells.push(null);
    row.cells[cell.index] = valueOf(text, cell, workbook);
  }
}

function valueOf(text: string, { type, style }: CellStart, { strings, from1904 }: Workbook): CellValue {
  if (type === 's') return strings[Number(text)] ?? null;
  if (type === 'b') return text === '1';
  if (type !== 'n') return text;
  const number = Number(text);
  if (style === 'PERCENT') return `${String(Number((number * 100).toPrecision(12))).replace('.', ',')}%`;
  return style === 'DATE' ? dayOf(number, from1904) : number;
}

/** A day as YYYY-MM-DD from Excel's count of days, which takes 1900 for a leap year. */
function dayOf(days: number, from1904: boolean): string {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(first + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}

/** 0 for `A1`, 27 for `AB7`. */
function columnIndex(reference: string): number | null {
  const [letters] = /^[A-Z]+/.exec(reference) ?? [];
  if (letters === undefined) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
