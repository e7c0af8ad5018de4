import type { Figures } from '../domain/figures';
import { isRecord } from '../domain/isRecord';
import { shown, type Problem } from './verdict';

/** Where each number of `Figures` stands, whatever the order of the lists: `awards.byKind[MIXED,,].count`. */
export type Numbers = ReadonlyMap<string, PlacedNumber>;

export interface PlacedNumber {
  /** As it is shown in a problem: equal numbers have equal texts. */
  text: string;
  quantity: Readonly<Record<string, unknown>>;
}

/** A number that is not as it was expected. */
export interface Difference {
  place: string;
  /** Undefined if none was expected. */
  wanted: PlacedNumber | undefined;
  /** Undefined if there is none. */
  found: PlacedNumber | undefined;
}

/** The numbers that differ, in the order of what was expected. */
export function differencesBetween(expected: Figures, got: unknown): Difference[] {
  const [wanted, found] = [numbersOf(expected), numbersOf(got)];
  // A service of the contract before cannot be asked what is apart.
  const saysApart = JSON.stringify(got ?? null).includes('"apart":');
  const places = new Set([...wanted.keys(), ...found.keys()].filter((place) => saysApart || !isApart(place)));
  return [...places].flatMap((place) => {
    const difference = { place, wanted: wanted.get(place), found: found.get(place) };
    return difference.wanted?.text === difference.found?.text ? [] : [difference];
  });
}

export function differenceProblem(where: string, { place, wanted, found }: Difference): Problem {
  return {
    where: `${where}.${place}`,
    expected: wanted?.text ?? 'null',
    got: found?.text ?? 'null',
  };
}

export function figureDifferences(where: string, expected: Figures, got: unknown): Problem[] {
  return differencesBetween(expected, got).map((difference) => differenceProblem(where, difference));
}

function isApart(place: string): boolean {
  return place.endsWith('.apart');
}

/** The fields that tell the rows of a list of `Figures` apart. */
const rowKeys = ['sector', 'kind', 'awardedBy', 'recipient', 'programme', 'measure'];

export function numbersOf(figures: unknown): Numbers {
  const numbers = new Map<string, PlacedNumber>();
  collect(figures, '', numbers);
  return numbers;
}

function collect(value: unknown, place: string, numbers: Map<string, PlacedNumber>): void {
  if (Array.isArray(value)) {
    for (const row of value) collect(row, `${place}[${rowKey(row)}]`, numbers);
  } else if (isRecord(value) && 'atLeast' in value) {
    // Two rows of one key are two numbers where there should be one.
    const before = numbers.get(place);
    const text = before ? `${before.text} and ${boundsText(value)}` : boundsText(value);
    numbers.set(place, { text, quantity: value });
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

export function boundsText({
  value,
  atLeast,
  atMost,
  estimated,
  reportedBy,
}: Readonly<Record<string, unknown>>): string {
  const notes = `${estimated === true ? ', estimated' : ''}${reportedBy === 0 ? ', mentioned only' : ''}`;
  return `${shown(value)} (${shown(atLeast)} to ${shown(atMost)})${notes}`;
}
