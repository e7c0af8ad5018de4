import { dimensionsOf, type Dimension, type Fact } from '../../../../domain/facts';

/**
 * The rows of one unit, year and measure. What a row means, what is wrong with it, and which id its fact has, depends on no
 * other row of a file than those of its group.
 */
export interface RowGroup extends Pick<Fact, 'unit' | 'year' | 'measure'> {
  rows: number;
  /** How many of them are totals. */
  totals: number;
  /** How many of those are of no single dimension. */
  bareTotals: number;
  /** How many of them are single cases that are set beside a total. */
  cases: number;
  /** Whether something was said of them, so that it has to be said again. */
  isTold: boolean;
}

/** What of a fact says to which group it belongs, and as what. */
export type GroupedFact = Pick<
  Fact,
  'unit' | 'year' | 'measure' | 'form' | 'includedIn' | 'notAdded' | Dimension
>;

/** Of a file with more groups nothing is kept. */
const mostGroups = 200_000;
/** Of a row without a fact, or one whose group is not known. */
export const noGroup = 0xffff_ffff;

/** Which group each row of a file is of. */
export interface GroupedRows {
  groups: readonly RowGroup[];
  /** By the row's place below the header. */
  groupOf: Uint32Array;
}

export interface RowGrouping {
  /** The rows below the header begin with this one. */
  note(fact: GroupedFact, row: number): void;
  readonly groups: readonly RowGroup[];
  /** Of a file of so many rows; null if there are too many groups, or it is not the file whose rows were noted. */
  of(rows: number): GroupedRows | null;
}

/** Begins with what is known of rows that are not read again. */
export function createRowGrouping(firstRow: number, known?: GroupedRows): RowGrouping {
  const groups = known?.groups.map((group) => ({ ...group })) ?? [];
  const indexOf = new Map(groups.map((group, index) => [keyOf(group), index]));
  let groupOf: Uint32Array = known?.groupOf.slice() ?? new Uint32Array(0);
  let last = 0;
  const indexFor = (fact: GroupedFact) => {
    const key = keyOf(fact);
    const index = indexOf.get(key) ?? groups.length;
    if (index === groups.length) {
      const { unit, year, measure } = fact;
      indexOf.set(key, index);
      groups.push({ unit, year, measure, rows: 0, totals: 0, bareTotals: 0, cases: 0, isTold: false });
    }
    return index;
  };
  return {
    groups,
    note(fact, row) {
      if (groups.length > mostGroups) return;
      const index = indexFor(fact);
      const group = groups[index];
      const at = row - firstRow;
      if (!group) return;
      group.rows += 1;
      if (fact.form === 'SUMMARY') group.totals += 1;
      if (isBareTotal(fact)) group.bareTotals += 1;
      if (isCase(fact)) group.cases += 1;
      if (at >= groupOf.length) groupOf = longer(groupOf, at + 1);
      groupOf[at] = index;
      last = Math.max(last, at + 1);
    },
    of: (rows) =>
      groups.length > mostGroups || last > rows
        ? null
        : { groups, groupOf: longer(groupOf, rows).slice(0, rows) },
  };
}

export function keyOf({ unit, year, measure }: Pick<Fact, 'unit' | 'year' | 'measure'>): string {
  return `${unit}|${year}|${measure}`;
}

/** Whether it is a single case that is set beside a total. */
export function isCase({ form, includedIn, notAdded }: GroupedFact): boolean {
  return form === 'ITEM' && includedIn === undefined && notAdded === undefined;
}

/** Whether it has cases or a total that are set beside each other. */
export function isBeside({ cases, bareTotals }: RowGroup): boolean {
  return cases + bareTotals > 0;
}

/** Whether it is a total beside which single cases are set. */
export function isBareTotal(fact: GroupedFact): boolean {
  return (
    fact.form === 'SUMMARY' && fact.notAdded === undefined && Object.keys(dimensionsOf(fact)).length === 0
  );
}

const leastLength = 4_096;

function longer(groupOf: Uint32Array, length: number): Uint32Array {
  if (groupOf.length >= length) return groupOf;
  const larger = new Uint32Array(Math.max(leastLength, groupOf.length * 2, length)).fill(noGroup);
  larger.set(groupOf);
  return larger;
}
