import { isBlank, type CellValue } from './cellValue';

/** Characters of a cell, as Excel has it. */
export const longestCell = 32_767;
/** Far more than a table of ours has; rows are looked at as a whole. */
export const mostCells = 1_000;

/** The row with no more cells, and none longer, than is looked at; what is beyond is a problem and never lost in silence. */
export function boundedRow<Row extends { cells: readonly CellValue[]; problem?: string | undefined }>(
  row: Row,
): Row {
  const { cells, problem } = row;
  const found = problem ?? boundsProblem(cells);
  if (found === undefined) return row;
  return { ...row, cells: cells.slice(0, mostCells).map(cutOff), problem: found };
}

export function boundsProblem(cells: readonly CellValue[]): string | undefined {
  return tooManyCells(cells) ?? tooLongCell(cells);
}

function tooManyCells(cells: readonly CellValue[]): string | undefined {
  if (cells.length <= mostCells || cells.slice(mostCells).every(isBlank)) return undefined;
  return (
    `Dòng có hơn ${mostCells} ô; chỉ để các cột có tên. ` +
    `The row has more than ${mostCells} cells; leave only columns that have names`
  );
}

function tooLongCell(cells: readonly CellValue[]): string | undefined {
  const long = cells.map(lengthOf).find((length) => length > longestCell);
  return long === undefined ? undefined : tooLong(long);
}

export function tooLong(length: number): string {
  return (
    `Ô dài quá ${longestCell} ký tự, mức dài nhất của Excel. ` +
    `Expected at most ${longestCell} characters in a cell, as Excel has it, got ${length}`
  );
}

function lengthOf(cell: CellValue): number {
  if (typeof cell === 'string') return cell.length;
  if (!Array.isArray(cell)) return 0;
  let length = cell.length;
  for (const part of cell as readonly CellValue[]) {
    if (length > longestCell) break;
    length += lengthOf(part);
  }
  return length;
}

/** A row that is refused may still be shown. */
function cutOff(cell: CellValue): CellValue {
  if (lengthOf(cell) <= longestCell) return cell;
  return typeof cell === 'string' ? cell.slice(0, longestCell) : null;
}

const longestShownCell = 200;

/** A row as a line for messages and titles; long ones end early. */
export function rowText(cells: readonly CellValue[], separator: string, longest: number): string {
  let text = '';
  for (const cell of cells) {
    if (text.length >= longest) break;
    text += `${text === '' ? '' : separator}${String(cell ?? '').slice(0, longestShownCell)}`;
  }
  return text.slice(0, longest);
}
