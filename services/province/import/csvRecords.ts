import { createReadStream } from 'node:fs';

/** A row as the bytes between its line ends. Of `bytes` it is a part, which is only good until the next row. */
export type UseRecord = (row: number, bytes: Buffer, start: number, end: number) => void;

export interface CsvEnds {
  /** What ends the rows of the file: the first line says it, as for the parser. */
  lineEnd: '\n' | '\r\n';
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Goes through the rows of a CSV file as bytes, numbered as the parser numbers them. A quote that the parser accepts begins or
 * ends a quoted cell, or is half of one that is written twice, so that in any file which it accepts a line ends a row if
 * the number of quotes before it is even.
 *
 * @returns null if a row is longer than `longestBytes`, quotes are left open, or lines end as no program of today writes them
 */
export async function scanCsvRecords(
  path: string,
  longestBytes: number,
  use: UseRecord,
): Promise<CsvEnds | null> {
  let rest: Buffer = Buffer.alloc(0);
  let lineEnd: CsvEnds['lineEnd'] | null = null;
  let row = 0;
  let isQuoted = false;
  const endsAt = (bytes: Buffer, at: number) =>
    !isQuoted && (lineEnd !== '\r\n' || bytes[at - 1] === carriageReturn);
  const take = (bytes: Buffer): number => {
    let start = 0;
    let nextQuote = bytes.indexOf(quote);
    isQuoted = false;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) {
      for (; nextQuote !== -1 && nextQuote < at; nextQuote = bytes.indexOf(quote, nextQuote + 1)) {
        isQuoted = !isQuoted;
      }
      if (!endsAt(bytes, at)) continue;
      lineEnd ??= bytes[at - 1] === carriageReturn && at > start ? '\r\n' : '\n';
      row += 1;
      use(row, bytes, start, lineEnd === '\r\n' ? at - 1 : at);
      start = at + 1;
    }
    return start;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (row === 0 && hasLoneReturn(bytes)) return null;
    rest = bytes.subarray(take(bytes));
    if (rest.length > longestBytes) return null;
  }
  if (rest.length > 0) {
    if (countOf(rest, quote) % 2 !== 0) return null;
    use(row + 1, rest, 0, rest.length);
  }
  return { lineEnd: lineEnd ?? '\n' };
}

/** In its first line, which would end there. */
function hasLoneReturn(bytes: Buffer): boolean {
  const at = bytes.indexOf(carriageReturn);
  const feed = bytes.indexOf(lineFeed);
  return at !== -1 && (feed === -1 || at < feed - 1);
}

function countOf(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}
