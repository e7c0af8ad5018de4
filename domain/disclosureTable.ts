import type { Cell } from './cells';
import type { Equation } from './determined';
import { groupBy } from './groupBy';
import type { Bounds } from './quantity';
import { isSmall } from './smallNumbers';

/** What a reader would see of one unit if nothing were withheld. */
export interface DisclosedUnit {
  unit: string;
  /** The next unit above that has figures; null if there is none. */
  above: string | null;
  cells: readonly Cell[];
  /** What the unit's own facts put into these cells, in sums of a measure and programme. */
  own: readonly OwnSum[];
}

export interface OwnSum extends Bounds {
  measure: string;
  programme?: string | undefined;
}

/** What the same reader can see too: the figures without drafts, for one who sees those with drafts. */
export interface AlsoShown {
  units: readonly DisclosedUnit[];
  withheld: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The numbers of one measure, by their keys. */
export interface Amounts {
  of: ReadonlyMap<string, number>;
  /** Keys of the numbers that are small. */
  small: ReadonlySet<string>;
}

/** What a reader knows of the numbers of one measure. */
export interface Table {
  amounts: ReadonlyMap<string, number>;
  equations: readonly Equation[];
  /** Keys of what is written nowhere, but is left when one number is taken from another. */
  derived: readonly string[];
  /** Those of them by which a number is larger than elsewhere, and that are small. */
  smallGrowth: readonly string[];
  /** Keys of numbers that are the same in other answers: those that are withheld there, and those that are shown. */
  withheldElsewhere: readonly string[];
  shownElsewhere: ReadonlySet<string>;
  /** Keys of numbers of other answers that are unknown there. */
  unknownElsewhere: readonly string[];
}

export function tableOf(
  measure: string,
  { of: amounts }: Amounts,
  units: readonly DisclosedUnit[],
  alsoShown?: AlsoShown,
): Table {
  const elsewhere = alsoShown ? readAmounts(measure, alsoShown.units).of : new Map<string, number>();
  const alike = [...elsewhere].filter(([key, amount]) => amounts.get(key) === amount).map(([key]) => key);
  const grown = [...elsewhere].flatMap(([key, amount]): Growth[] => {
    const more = (amounts.get(key) ?? 0) - amount;
    return key.startsWith('["own"') && more > 0 ? [{ key, more }] : [];
  });
  const isUnknown = (key: string) => isRest(key) || alsoShown?.withheld.get(measure)?.has(key) === true;
  const holdElsewhere = equationsOf(measure, elsewhere, alsoShown?.units ?? []);
  return {
    amounts,
    equations: [
      ...equationsOf(measure, amounts, units),
      ...holdElsewhere.map(({ whole, parts }) => ({
        whole: elsewhereKey(whole),
        parts: parts.map(elsewhereKey),
      })),
      ...alike.map((key) => ({ whole: key, parts: [elsewhereKey(key)] })),
      ...grown.map(({ key }) => ({ whole: key, parts: [elsewhereKey(key), growthKey(key)] })),
    ],
    derived: [...[...amounts.keys()].filter(isRest), ...grown.map(({ key }) => growthKey(key))],
    smallGrowth: grown
      .filter(({ more }) => isSmall({ value: more, atMost: more }))
      .map(({ key }) => growthKey(key)),
    withheldElsewhere: alike.filter((key) => !isRest(key) && isUnknown(key)),
    shownElsewhere: new Set(alike.filter((key) => !isUnknown(key))),
    unknownElsewhere: [...elsewhere.keys()].filter(isUnknown).map(elsewhereKey),
  };
}

/** What drafts add to what a unit's own facts are without them. */
interface Growth {
  key: string;
  more: number;
}

function growthKey(key: string): string {
  return `growth ${key}`;
}

export function isRest(key: string): boolean {
  return key.startsWith('["rest"');
}

function elsewhereKey(key: string): string {
  return `elsewhere ${key}`;
}

export function readAmounts(measure: string, units: readonly DisclosedUnit[]): Amounts {
  const amounts = new Map<string, number>();
  const small = new Set<string>();
  const note = (key: string, bounds: Bounds) => {
    amounts.set(key, amountOf(bounds));
    if (isSmall(bounds)) small.add(key);
  };
  for (const { unit, cells, own } of units) {
    for (const cell of cells) if (cell.measure === measure) note(cellKey(unit, cell.programme), cell);
    for (const sum of own) if (sum.measure === measure) note(ownKey(unit, sum.programme), sum);
    const rest = restOf(cells.filter((cell) => cell.measure === measure));
    if (rest > 0) note(restKey(unit), { value: rest, atLeast: rest, atMost: rest });
  }
  return { of: amounts, small };
}

function restOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + (cell.programme == null ? amountOf(cell) : -amountOf(cell)), 0);
}

function amountOf({ value, atLeast }: Bounds): number {
  return value ?? atLeast;
}

/**
 * The sums that hold in these numbers: a reader can subtract only if parts make up their whole. A unit's own totals may
 * stand for the units below it or beside them, so each way of adding up is looked at.
 */
function equationsOf(
  measure: string,
  amounts: ReadonlyMap<string, number>,
  units: readonly DisclosedUnit[],
): Equation[] {
  const below = groupBy(units, ({ above }) => above ?? '');
  const sumOf = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (amounts.get(key) ?? 0), 0);
  const isThere = (key: string) => amounts.has(key);
  return units
    .flatMap(({ unit, cells, own }): Equation[] => {
      const children = (below.get(unit) ?? []).map((child) => child.unit);
      const lines = cells
        .filter((cell) => cell.measure === measure)
        .map(({ programme }) => programme ?? null);
      const ownLines = own.filter((sum) => sum.measure === measure).map(({ programme }) => programme ?? null);
      const byUnit = lines.flatMap((line) =>
        waysToAddUp(
          cellKey(unit, line),
          ownLines.filter((of) => line === null || of === line).map((of) => ownKey(unit, of)),
          children.map((child) => cellKey(child, line)).filter(isThere),
        ),
      );
      const rest = waysToAddUp(
        restKey(unit),
        [ownKey(unit)].filter(isThere),
        children.map(restKey).filter(isThere),
      );
      const programmes = lines.filter((line) => line !== null).map((line) => cellKey(unit, line));
      const byProgramme = { whole: cellKey(unit), parts: [...programmes, restKey(unit)].filter(isThere) };
      return [...byUnit, ...rest, byProgramme];
    })
    .filter(({ whole, parts }) => parts.length > 0 && amounts.get(whole) === sumOf(parts));
}

function waysToAddUp(whole: string, own: string[], below: string[]): Equation[] {
  if (own.length === 0 || below.length === 0) return [{ whole, parts: [...own, ...below] }];
  return [own, below, [...own, ...below]].map((parts) => ({ whole, parts }));
}

/** The number of a unit, or of one of its programmes. */
export function cellKey(unit: string, programme?: string | null): string {
  return JSON.stringify(['cell', unit, programme ?? null]);
}

/** What a unit's own facts add to a number. */
export function ownKey(unit: string, programme?: string | null): string {
  return JSON.stringify(['own', unit, programme ?? null]);
}

/** What the programmes leave of a unit's total: nobody writes it, everybody can subtract. */
function restKey(unit: string): string {
  return JSON.stringify(['rest', unit]);
}
