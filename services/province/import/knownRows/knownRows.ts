import type { GroupedRows, RowGroup } from './rowGroups';

/** What is kept of the rows of a document's file, in their order, without the line of the header. */
export interface KnownRows extends GroupedRows {
  /** As `RowDigests` has them. */
  digests: Uint32Array;
  /** What its totals were set beside. */
  others: string;
}

const groupFields = 8;
const wordBytes = Uint32Array.BYTES_PER_ELEMENT;

/** Names once, then numbers: 20 bytes a row, 32 a group. */
export function packKnownRows({ groups, groupOf, digests, others }: KnownRows): Buffer {
  const units = numbered(groups.map(({ unit }) => unit));
  const measures = numbered(groups.map(({ measure }) => measure));
  const names = JSON.stringify({ units: [...units.keys()], measures: [...measures.keys()], others });
  const head = Buffer.from(names.padEnd(names.length + 4 - (Buffer.byteLength(names) % 4)));
  const lengths = Uint32Array.of(head.length, groups.length, groupOf.length);
  const numbers = new Uint32Array(groups.length * groupFields);
  for (const [index, { unit, year, measure, rows, totals, bareTotals, cases, isTold }] of groups.entries()) {
    const fields = [
      units.get(unit) ?? 0,
      year,
      measures.get(measure) ?? 0,
      rows,
      totals,
      bareTotals,
      cases,
      Number(isTold),
    ];
    numbers.set(fields, index * groupFields);
  }
  return Buffer.concat([lengths, head, numbers, groupOf, digests].map(bytesOf));
}

export function unpackKnownRows(packed: Buffer): KnownRows {
  const words = wordsOf(packed);
  const [headBytes = 0, groupCount = 0, rows = 0] = words;
  const head = 3 * wordBytes;
  const names = JSON.parse(packed.toString('utf8', head, head + headBytes)) as Names;
  const numbersAt = 3 + headBytes / wordBytes;
  const groupOfAt = numbersAt + groupCount * groupFields;
  const numbers = words.subarray(numbersAt, groupOfAt);
  return {
    others: names.others,
    groups: Array.from({ length: groupCount }, (_, index) => groupAt(numbers, index, names)),
    groupOf: words.subarray(groupOfAt, groupOfAt + rows),
    digests: words.subarray(groupOfAt + rows),
  };
}

interface Names {
  units: string[];
  measures: string[];
  others: string;
}

function groupAt(numbers: Uint32Array, index: number, { units, measures }: Names): RowGroup {
  const [unit = 0, year = 0, measure = 0, rows = 0, totals = 0, bareTotals = 0, cases = 0, isTold = 0] =
    numbers.subarray(index * groupFields, (index + 1) * groupFields);
  const [unitName = '', measureName = ''] = [units[unit], measures[measure]];
  return {
    unit: unitName,
    year,
    measure: measureName,
    rows,
    totals,
    bareTotals,
    cases,
    isTold: isTold === 1,
  };
}

function numbered(names: readonly string[]): Map<string, number> {
  const numberOf = new Map<string, number>();
  for (const name of names) if (!numberOf.has(name)) numberOf.set(name, numberOf.size);
  return numberOf;
}

/** Of a copy, since words stand at multiples of four only. */
function wordsOf(packed: Buffer): Uint32Array {
  const copy = new Uint8Array(packed.length);
  copy.set(packed);
  return new Uint32Array(copy.buffer);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
