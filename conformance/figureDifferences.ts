import type { Figures } from '../domain/figures';
import { isRecord } from '../domain/isRecord';
import { shown, type Problem } from './verdict';

/** Where each number of `Figures` stands, whatever the order of the lists: `awards.byKind[MIXED,,].count`. */
export type Numbers = ReadonlyMap<string, string>;

/** The numbers that differ, in the order of what was expected. */
export function figureDifferences(where: string, expected: Figures, got: unknown): Problem[] {
  const [wanted, found] = [numbersOf(expected), numbersOf(got)];
  // A service of the contract before does not say what is apart.
  const saysApart = [...found.keys()].some(isApart);
  const places = new Set([...wanted.keys(), ...found.keys()].filter((place) => saysApart || !isApart(place)));
  return [...places].flatMap((place) => {
    const [want, have] = [wanted.get(place) ?? 'null', found.get(place) ?? 'null'];
    return want === have ? [] : [{ where: `${where}.${place}`, expected: want, got: have }];
  });
}

function isApart(place: string): boolean {
  return place.endsWith('.apart');
}

/** The fields that tell the rows of a list of `Figures` apart. */
const rowKeys = ['sector', 'kind', 'awardedBy', 'recipient', 'programme', 'measure'];

export function numbersOf(figures: unknown): Numbers {
  const numbers = new Map<string, string>();
  collect(figures, '', numbers);
  return numbers;
}

function collect(value: unknown, place: string, numbers: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const row of value) collect(row, `${place}[${rowKey(row)}]`, numbers);
  } else if (isRecord(value) && 'atLeast' in value) {
    // Two rows of one key are two numbers where there should be one.
    const before = numbers.get(place);
    numbers.set(place, before === undefined ? boundsText(value) : `${before} and ${boundsText(value)}`);
  } else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) {
      collect(item, place === '' ? name : `${place}.${name}`, numbers);
    }
  }
}

function rowKey(row: unknown): string {
  if (!isRecord(row)) return '';
  return rowKeys
    .filter((key) => key in row)
    .map((key) => (typeof row[key] === 'string' ? row[key] : ''))
    .join(',');
}

function boundsText({ value, atLeast, atMost, estimated, reportedBy }: Record<string, unknown>): string {
  const notes = `${estimated === true ? ', estimated' : ''}${reportedBy === 0 ? ', mentioned only' : ''}`;
  return `${shown(value)} (${shown(atLeast)} to ${shown(atMost)})${notes}`;
}
