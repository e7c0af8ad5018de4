import { longestCell } from './cells/bounds';

/**
 * Says of a row's bytes whether no cell holds anything, quoted or not, as of the rows that spreadsheets leave below a table. One
 * that would be refused, such as one with a cell that is too long, is not blank.
 */
export function createBlankRowCheck(delimiter: string): (row: Buffer) => boolean {
  const blankBytes = Buffer.from(` \t\r"${delimiter}`);
  return (row) =>
    row.length <= longestCell &&
    // Of nearly all rows the first byte says that they are not.
    row.every((byte) => blankBytes.includes(byte)) &&
    row
      .toString()
      .split(delimiter)
      .every((cell) => /^(?:[ \t\r]*|"[ \t\r]*")$/.test(cell));
}
