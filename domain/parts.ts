import type { Catalogue } from './catalogue';
import { dimensions, dimensionsOf, type Fact } from './facts';
import { groupBy } from './groupBy';
import { sum, type Bounds } from './quantity';

/** What stands in `includedIn` of a number that no other contains, though it looks like a part of one. */
const wordsForNone = new Set(['none', 'không', 'khong', '-']);

export function saysNone(includedIn: string): boolean {
  return wordsForNone.has(includedIn.normalize('NFC').trim().toLowerCase());
}

/** A total of a unit, and whether its row says that nothing contains it. */
export type SummaryFact = Pick<Fact, 'id' | 'unit' | 'year' | 'measure' | 'includedIn'> &
  Parameters<typeof dimensionsOf>[0] &
  Bounds & { standsAlone?: boolean };

/** What is said of numbers that may be parts of each other: `CONTRADICTION` has to be mended, the others are to be known. */
export interface PartsFinding {
  kind: 'CONTRADICTION' | 'INCOMPLETE' | 'UNDECIDED';
  /** The number that it is said at. */
  fact: string;
  vi: string;
  en: string;
}

export interface Parts {
  /** By id of a part, the id of the total that it is taken for a part of. */
  containerOf: Map<string, string>;
  findings: PartsFinding[];
}

/** Whether a number may be a total with parts, or one of them, by its form and measure. */
export function mayHaveParts(
  fact: Pick<Fact, 'form' | 'measure' | 'notAdded'>,
  catalogue: Catalogue,
): boolean {
  const isAdded = catalogue.measures.get(fact.measure)?.additive === true && fact.notAdded === undefined;
  return fact.form === 'SUMMARY' && isAdded;
}

/** Which dimensions a number has, a bit each. */
export function dimensionMask(fact: Parameters<typeof dimensionsOf>[0]): number {
  return dimensions.reduce((mask, dimension, bit) => (fact[dimension] == null ? mask : mask | (1 << bit)), 0);
}

/**
 * Which totals of one unit, year and measure are parts of others. As reports have it ("trong đó"), a number with more
 * dimensions is a part of the one that has the same without them, unless its row says that it is a part of none.
 */
export function findParts(totals: readonly SummaryFact[]): Parts {
  const containerOf = new Map<string, string>();
  for (const part of totals) {
    if (part.includedIn !== undefined || part.standsAlone) continue;
    const holders = totals.filter((total) => isWithin(part, total));
    const [nearest] = holders.sort((a, b) => sizeOf(b) - sizeOf(a));
    if (nearest) containerOf.set(part.id, nearest.id);
  }
  const partsOf = (total: SummaryFact) =>
    totals.filter((part) => (part.includedIn ?? containerOf.get(part.id)) === total.id);
  return {
    containerOf,
    findings: [
      ...totals.flatMap((total) => checkSplits(total, partsOf(total))),
      ...undecided(totals.filter((fact) => fact.includedIn === undefined && !containerOf.has(fact.id))),
    ],
  };
}

function isWithin(part: SummaryFact, total: SummaryFact): boolean {
  const outer = dimensionsOf(total);
  const isSame = dimensions.every(
    (dimension) => outer[dimension] == null || outer[dimension] === part[dimension],
  );
  return isSame && sizeOf(part) > sizeOf(total);
}

function sizeOf(fact: SummaryFact): number {
  return Object.keys(dimensionsOf(fact)).length;
}

/** Parts by the same dimensions are one split of the total; two splits show the same numbers twice. */
function checkSplits(total: SummaryFact, parts: readonly SummaryFact[]): PartsFinding[] {
  const splits = groupBy(parts, dimensionMask);
  return [...splits.values()].flatMap((split): PartsFinding[] => {
    const together = sum(split);
    const [first] = split;
    if (!first) return [];
    const said = { fact: first.id, parts: shown(together), total: shown(total), place: placeOf(total) };
    if (total.atMost !== null && together.atLeast > total.atMost)
      return [contradiction(said, add(together, total))];
    const isOpen = first.programme !== undefined || split.length < 2;
    if (isOpen || together.atMost === null || together.atMost >= total.atLeast) return [];
    const vi = `Các phần cộng lại được ${said.parts}, tổng là ${said.total} (${said.place})`;
    const en = `The parts add up to ${said.parts}, their total is ${said.total}`;
    return [{ kind: 'INCOMPLETE', fact: first.id, vi, en }];
  });
}

function contradiction(
  { fact, parts, total, place }: { fact: string; parts: string; total: string; place: string },
  apart: string,
): PartsFinding {
  const vi =
    `Nếu là các phần ("trong đó") của ${total} thì cộng lại được ${parts}, nhiều hơn tổng; nếu là số riêng thì tất cả là ${apart} ` +
    `(${place}). Sửa số, hoặc ghi "Nằm trong" là "không" cho số riêng`;
  const en =
    `As parts of ${total} these add up to ${parts}, which is more; as numbers of their own all come to ${apart}. ` +
    'Mend them, or write "không" (none) in "Nằm trong" of what is no part';
  return { kind: 'CONTRADICTION', fact, vi, en };
}

function add(a: Bounds, b: Bounds): string {
  return shown(sum([a, b]));
}

/** Numbers that are split in different ways and have no total above them may be the same ones, shown twice. */
function undecided(roots: readonly SummaryFact[]): PartsFinding[] {
  for (const [index, a] of roots.entries()) {
    const b = roots.slice(index + 1).find((other) => mayOverlap(a, other));
    if (!b || a.standsAlone || b.standsAlone) continue;
    const masks = groupBy(roots, dimensionMask);
    const readings = [...masks.values()].map((split) => shown(sum(split)));
    const vi =
      `Số được chia theo nhiều cách mà không có tổng (${placeOf(a)}): cộng hết được ${shown(sum(roots))}, ` +
      `từng cách chia được ${readings.join(' và ')}; đang cộng hết. Thêm dòng tổng, hoặc ghi "Nằm trong" là "không"`;
    const en =
      `The numbers are split in several ways and have no total: all added are ${shown(sum(roots))}, which is taken; ` +
      `each split alone is ${readings.join(' and ')}. Add a row with the total, or write "không" in "Nằm trong"`;
    return [{ kind: 'UNDECIDED', fact: b.id, vi, en }];
  }
  return [];
}

function mayOverlap(a: SummaryFact, b: SummaryFact): boolean {
  if (dimensionMask(a) === dimensionMask(b)) return false;
  return dimensions.every(
    (dimension) => a[dimension] == null || b[dimension] == null || a[dimension] === b[dimension],
  );
}

function placeOf({ unit, year, measure }: SummaryFact): string {
  return `${unit}, ${year}, ${measure}`;
}

function shown({ value, atLeast, atMost }: Bounds): string {
  if (atMost === atLeast) return String(value ?? atLeast);
  return atMost === null ? `>= ${atLeast}` : `${atLeast} .. ${atMost}`;
}
