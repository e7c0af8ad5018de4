import type { Readable } from 'node:stream';
import { longestCell, mostCells, tooLong } from '../cells/bounds';
import { isBlank, type CellValue } from '../cells/cellValue';
import { decimalText } from '../cells/decimalText';
import { columnLetters } from '../../../../platform/xlsx/columnLetters';
import { columnIndex } from './corners';
import { plainStyle, shownNumber, type NumberStyle } from './numberStyle';
import type { ConditionalStyle } from './sheetTail';
import type { Workbook } from './workbook';
import { createTextRuns, unescaped, type TextRuns } from './textRuns';
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
  /** That it has if a condition is fulfilled. */
  conditional: readonly NumberStyle[];
  isFormula: boolean;
  /** Of `v`; of an inline text it stands in its runs. */
  text: string | null;
  runs: TextRuns | null;
}

/** Of a sheet in Excel. */
const mostColumns = 16_384;

export interface SheetListener {
  onRead: (characters: number) => void;
  /** A place such as `A2:A5` whose cells are shown as one, told after the rows. */
  onMerged?: ((place: string) => void) | undefined;
  /** Formats of numbers that fulfil a condition. */
  conditional?: readonly ConditionalStyle[];
}

/** The rows of a sheet that have cells. Formulas are never computed: what Excel saved as their result is taken. */
// eslint-disable-next-line max-lines-per-function -- one automaton over the elements of a sheet
export async function* readSheetRows(
  stream: Readable,
  workbook: Workbook,
  { onRead, onMerged, conditional = [] }: SheetListener,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let current: SheetRow = { row: 0, cells: [] };
  let cell: CellStart | null = null;
  let inValue = false;
  let isHiddenByDefault = false;
  let isHiddenRow = false;
  let hidesZeros = false;
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
        const before = current.row;
        current = { row: Number(attributes['r'] ?? before + 1), cells: [] };
        if (!(current.row > before)) throw new Error(`row ${current.row} stands after row ${before}`);
        const isSaid = attributes['hidden'] !== undefined || attributes['ht'] !== undefined;
        isHiddenRow = isSaid ? isHidden(attributes, 'ht') : isHiddenByDefault;
      } else if (element === 'mergeCell') {
        onMerged?.(attributes['ref'] ?? '');
      } else if (element === 'sheetFormatPr') {
        isHiddenByDefault = ['1', 'true'].includes(attributes['zeroHeight'] ?? '');
      } else if (element === 'sheetView') {
        hidesZeros ||= ['0', 'false'].includes(attributes['showZeros'] ?? '');
      } else if (element === 'c') {
        cell = startCell(attributes, current, workbook);
        if (conditional.length > 0) cell.conditional = stylesAt(conditional, current.row, cell.index);
        if (hidesZeros) cell.style = { ...cell.style, hidesZero: true };
      } else if (cell && element === 'f') {
        cell.isFormula = true;
      } else if (cell) {
        inValue = element === 'v';
        if (inValue) cell.text ??= '';
        if (element === 'is') cell.runs = createTextRuns();
        cell.runs?.open(element, attributes);
      }
    },
    text(text) {
      if (!cell) return;
      if (inValue) addText(cell, text);
      cell.runs?.add(text);
    },
    close(element) {
      inValue = false;
      cell?.runs?.close(element);
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

/** Rows of less than a point, and columns of less than a character, show nothing. */
function isHidden(attributes: Readonly<Record<string, string>>, size: 'ht' | 'width'): boolean {
  return ['1', 'true'].includes(attributes['hidden'] ?? '') || Number(attributes[size] ?? 1) < 1;
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
  const style = Number(attributes['s'] ?? 0);
  return {
    reference,
    index: columnIndex(reference) ?? row.cells.length,
    type: attributes['t'] ?? 'n',
    style: styles[style] ?? (style === 0 ? plainStyle : { kind: 'UNCLEAR', code: `s="${style}"` }),
    conditional: [],
    isFormula: false,
    text: null,
    runs: null,
  };
}

function stylesAt(conditional: readonly ConditionalStyle[], row: number, index: number): NumberStyle[] {
  const isThere = ({ left, right, top, bottom }: ConditionalStyle) =>
    left <= index && index <= right && top <= row && row <= bottom;
  return conditional.filter(isThere).map(({ style }) => style);
}

/** One character more than a cell may have tells that it has too many. */
function addText(cell: CellStart, text: string): void {
  if ((cell.text?.length ?? 0) <= longestCell) cell.text += text.slice(0, longestCell + 1);
}

function endCell(cell: CellStart, row: SheetRow, workbook: Workbook): void {
  const { type, reference, isFormula } = cell;
  const text = cell.runs?.text() ?? cell.text;
  if (cell.index >= mostCells) {
    if (text !== null && text !== '') row.problem ??= beyond(reference);
  } else if (text !== null && text.length > longestCell) {
    row.problem ??= tooLong(text.length);
  } else if (isFormula && (text === null || text === '')) {
    row.problem ??=
      `Ô ${reference} là công thức chưa có kết quả; dán giá trị. ` +
      `Expected a value in cell ${reference}, got a formula without its result; paste values only`;
  } else if (type === 'e') {
    row.problem ??= `Ô ${reference} có lỗi ${text ?? ''}. Expected a value in cell ${reference}, got the error ${text ?? ''}`;
  } else if (isStruck(cell, workbook)) {
    row.problem ??= struck(reference);
  } else if (text !== null) {
    if (row.cells.length > cell.index)
      throw new Error(`cell ${reference} stands twice, or after one behind it`);
    while (row.cells.length < cell.index) row.cells.push(null);
    const read = valueOf(text, cell, workbook);
    if ('problem' in read) row.problem ??= read.problem;
    const value = 'problem' in read ? null : read.value;
    row.cells[cell.index] = value;
    if (cell.style.isWhite && !isBlank(value)) row.problem ??= white(reference, value);
  }
}

function isStruck({ type, text, runs, style }: CellStart, { struck }: Workbook): boolean {
  return style.isStruck === true || runs?.isStruck() === true || (type === 's' && struck.has(Number(text)));
}

function struck(reference: string): string {
  return (
    `Ô ${reference} có chữ bị gạch ngang; xóa phần đã bỏ hoặc thôi gạch. ` +
    `Cell ${reference} has words that are struck through; delete what is not meant, or do not strike it`
  );
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

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

type Read = { value: CellValue } | { problem: string };

/** A problem if what is shown and what is stored may be two things. */
function valueOf(text: string, cell: CellStart, { strings, from1904 }: Workbook): Read {
  const { type, style } = cell;
  if (type !== 'n' && type !== 'b' && style.addsToText) return { problem: unclear(cell, text) };
  // A text that is not there may be a programme, without which the number is another.
  if (type === 's') {
    const value = strings[Number(text)];
    return value === undefined ? { problem: unclear(cell, text) } : { value };
  }
  if (type === 'b') return { value: text === '1' };
  if (type === 'inlineStr') return { value: text };
  if (type !== 'n') return { value: unescaped(text) };
  if (text.trim() === '') return { value: null };
  return numberOf(decimal.test(text.trim()) ? Number(text) : NaN, text, cell, from1904);
}

function numberOf(stored: number, text: string, cell: CellStart, from1904: boolean): Read {
  // What counting in binary has added is rounded away, as Excel does.
  const number = Number.isInteger(stored) ? stored : Number(stored.toPrecision(15));
  if (!Number.isFinite(number)) return { problem: unclear(cell, text) };
  const other = cell.conditional.find((style) => !isShownAlike(number, style, cell.style));
  if (other) return { problem: shownByCondition(cell, number) };
  if (cell.style.kind === 'DATE') return { value: dayOf(number, from1904) };
  const shown = shownNumber(number, cell.style);
  if (shown === 'UNCLEAR') return { problem: unclear(cell, text) };
  if (shown === 'HIDDEN') return { problem: zeroHidden(cell) };
  return 'shown' in shown ? { problem: shownOtherwise(cell, shown.shown, number) } : shown;
}

/** Whether a condition need not be known, since the number is the same either way. */
function isShownAlike(number: number, style: NumberStyle, own: NumberStyle): boolean {
  if (style.kind === 'DATE' || own.kind === 'DATE') return style.kind === own.kind;
  const [shown, usual] = [shownNumber(number, style), shownNumber(number, own)];
  if (typeof shown !== 'object' || typeof usual !== 'object') return shown === usual;
  return 'value' in shown && 'value' in usual ? shown.value === usual.value : 'shown' in usual;
}

function shownByCondition({ reference }: CellStart, stored: number): string {
  const held = decimalText(stored);
  return (
    `Ô ${reference} giữ số ${held} mà định dạng có điều kiện có thể hiện thành số khác; bỏ định dạng ấy hoặc dán giá trị. ` +
    `Cell ${reference} holds ${held}, which a conditional format may show as another number; clear that format or paste values only`
  );
}

function shownOtherwise({ reference }: CellStart, shown: string, stored: number): string {
  const held = decimalText(stored);
  return (
    `Ô ${reference} hiện ${shown} mà giá trị lưu là ${held}; ghi đúng số cần nạp, hoặc cho hiện đủ chữ số. ` +
    `Cell ${reference} shows ${shown} and holds ${held}; write the number that is meant, or let all its digits show`
  );
}

function white(reference: string, value: CellValue): string {
  const [what, whatEn] = typeof value === 'number' ? ['số', 'a number'] : ['nội dung', 'something'];
  return (
    `Ô ${reference} có ${what} viết bằng chữ trắng nên không ai thấy; đổi màu chữ hoặc xóa đi. ` +
    `Cell ${reference} has ${whatEn} in white, which nobody sees; change its colour or delete it`
  );
}

function zeroHidden({ reference }: CellStart): string {
  return (
    `Ô ${reference} có số 0 mà không hiện ra; ghi "không" nếu là 0, hoặc xóa ô ấy. ` +
    `Cell ${reference} holds 0 and does not show it; write "không" if it is 0, or empty the cell`
  );
}

/** A day as YYYY-MM-DD from Excel's count of days, which takes 1900 for a leap year. */
function dayOf(days: number, from1904: boolean): string {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(first + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}
