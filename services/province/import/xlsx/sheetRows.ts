import type { Readable } from 'node:stream';
import { longestCell, mostCells, tooLong } from '../bounds';
import { isBlank, type CellValue } from '../table';
import { columnLetters } from '../../../../platform/xlsx/columnLetters';
import { shownNumber, type NumberStyle } from './numberStyle';
import type { Workbook } from './workbook';
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

/** Of a sheet in Excel. */
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
  let isHiddenRow = false;
  let columns = 0;
  const hidden = new Uint8Array(mostColumns);
  const isHiddenColumn = (index: number) => hidden[index] === 1;
  const steps = parseXml(stream, {
    open(element, attributes) {
      if (element === 'col') {
        columns += 1;
        if (columns > mostColumns) throw new Error(`a sheet has more than ${mostColumns} columns`);
        if (!isHidden(attributes, 'width')) return;
        hidden.fill(1, Math.max(0, Number(attributes['min']) - 1), Math.max(0, Number(attributes['max'])));
      } else if (element === 'row') {
        current = { row: Number(attributes['r'] ?? current.row + 1), cells: [] };
        isHiddenRow = isHidden(attributes, 'ht');
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
      if (cell && inText) addText(cell, text);
    },
    close(element) {
      if (element === 'v' || element === 't') inText = false;
      if (element === 'c' && cell) {
        endCell(cell, current, workbook);
        cell = null;
      }
      if (element === 'row') ready.push(withHidden(current, isHiddenRow, isHiddenColumn));
    },
  });
  for await (const characters of steps) {
    onRead(characters);
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function isHidden(attributes: Readonly<Record<string, string>>, size: 'ht' | 'width'): boolean {
  return ['1', 'true'].includes(attributes['hidden'] ?? '') || Number(attributes[size] ?? 1) === 0;
}

/** What nobody sees is not read in silence: it may be left over from a report before, or filtered away. */
function withHidden(
  row: SheetRow,
  isHiddenRow: boolean,
  isHiddenColumn: (index: number) => boolean,
): SheetRow {
  const index = row.cells.findIndex((cell, at) => !isBlank(cell) && (isHiddenRow || isHiddenColumn(at)));
  if (index === -1) return row;
  const column = columnLetters(index);
  row.problem ??= isHiddenRow
    ? 'Dòng bị ẩn mà có số liệu; bỏ ẩn hoặc xóa đi. The row is hidden and has values; show it or delete it'
    : `Cột ${column} bị ẩn mà có giá trị; bỏ ẩn hoặc xóa đi. Column ${column} is hidden and has values; show it or delete it`;
  return row;
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
    style: styles[Number(attributes['s'] ?? 0)] ?? { kind: 'PLAIN' },
    isFormula: false,
    text: null,
  };
}

/** One character more than a cell may have tells that it has too many. */
function addText(cell: CellStart, text: string): void {
  if ((cell.text?.length ?? 0) <= longestCell) cell.text += text.slice(0, longestCell + 1);
}

function endCell(cell: CellStart, row: SheetRow, workbook: Workbook): void {
  const { text, type, reference, isFormula } = cell;
  if (cell.index >= mostCells) {
    if (text !== null && text !== '') row.problem ??= beyond(reference);
  } else if (text !== null && text.length > longestCell) {
    row.problem ??= tooLong(text.length);
  } else if (isFormula && (text === null || text === '')) {
    row.problem ??= `Expected a value in cell ${reference}, got a formula without its result; paste values only`;
  } else if (type === 'e') {
    row.problem ??= `Expected a value in cell ${reference}, got the error ${text ?? ''}`;
  } else if (text !== null) {
    while (row.cells.length < cell.index) row.cells.push(null);
    const value = valueOf(text, cell, workbook);
    if (value === undefined) row.problem ??= unclear(cell, text);
    row.cells[cell.index] = value;
  }
}

function beyond(reference: string): string {
  return (
    `Ô ${reference} nằm sau cột thứ ${mostCells}; chỉ để các cột có tên. ` +
    `Cell ${reference} stands behind column ${mostCells}; leave only columns that have names`
  );
}

function unclear({ reference, style }: CellStart, text: string): string {
  const code = style.kind === 'UNCLEAR' ? style.code : text;
  return (
    `Ô ${reference} hiện số theo cách không đọc chắc được (${code}); dán giá trị dạng thường. ` +
    `Cell ${reference} shows its number in a way that cannot be told (${code}); paste it as a plain value`
  );
}

/** Undefined where what is shown and what is stored may be two numbers. */
function valueOf(text: string, { type, style }: CellStart, { strings, from1904 }: Workbook): CellValue {
  if (type === 's') return strings[Number(text)] ?? null;
  if (type === 'b') return text === '1';
  if (type !== 'n') return text;
  if (text.trim() === '') return null;
  const number = Number(text);
  if (Number.isNaN(number)) return undefined;
  return style.kind === 'DATE' ? dayOf(number, from1904) : shownNumber(number, style);
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
