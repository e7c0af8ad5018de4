import type { Catalogue, Measure } from './catalogue';
import type { Cell } from './cells';
import type { Dimensions } from './facts';
import { determinedBy, type Equation } from './determined';
import {
  cellKey,
  isRest,
  ownKey,
  readAmounts,
  tableOf,
  type AlsoShown,
  type Amounts,
  type DisclosedUnit,
  type Table,
} from './disclosureTable';

/**
 * Statistical disclosure control of one province's figures of one year: which cells are not for others. The words are
 * those of τ-Argus and sdcTable. A cell is primary if it counts fewer than five people; secondary cells are withheld
 * with it until no primary one follows from what is shown. The table is hierarchical twice: a unit is the sum of the
 * units below it, a total the sum of its programmes.
 */
export interface Disclosure {
  /** Whether a number of a unit is withheld; one without a programme is the measure's total. */
  isCellWithheld(unit: string, cell: Pick<Cell, 'measure' | 'programme'>): boolean;
  /** Whether a fact is; one without a programme is a part of what the programmes leave of the total. */
  isFactWithheld(unit: string, fact: Pick<Cell, 'measure' | 'programme'>): boolean;
  /** By measure: the keys of its numbers that are withheld, which `disclosureTable` makes. */
  readonly withheld: ReadonlyMap<string, ReadonlySet<string>>;
}

export function createDisclosure(
  units: readonly DisclosedUnit[],
  catalogue: Catalogue,
  alsoShown?: AlsoShown,
): Disclosure {
  const guarded = [...catalogue.measures.values()].filter(isGuarded);
  const read = guarded.map((measure) => ({ ...measure, amounts: readAmounts(measure.id, units) }));
  const welfareCounts = read.flatMap(({ domain, personal, amounts }) =>
    domain === 'welfare' && personal ? [amounts] : [],
  );
  const withheldOf = new Map(
    read.map(({ id, personal, amounts }) => {
      const primary = personal
        ? amounts.small
        : new Set([...amounts.of.keys()].filter((key) => belongsToFew(key, welfareCounts)));
      const table = tableOf(id, amounts, units, alsoShown);
      const grown = personal ? table.smallGrowth : [];
      return [id, suppress([...primary, ...grown, ...table.withheldElsewhere], table)];
    }),
  );
  const isWithheld = (measure: string, key: string) => withheldOf.get(measure)?.has(key) ?? false;
  return {
    withheld: withheldOf,
    isCellWithheld: (unit, { measure, programme }) => isWithheld(measure, cellKey(unit, programme)),
    isFactWithheld(unit, fact) {
      const programme = programmeIn(fact, catalogue);
      return (
        isWithheld(fact.measure, ownKey(unit, programme)) ||
        (programme !== undefined && isWithheld(fact.measure, cellKey(unit, programme)))
      );
    },
  };
}

/** Whether numbers of a measure may be withheld: it counts persons, or what persons got. */
export function isGuarded({ domain, personal }: Measure): boolean {
  return personal || domain === 'welfare';
}

/** The programme of a fact, if figures split its measure by programmes. */
export function programmeIn(
  { measure, programme }: Pick<Dimensions, 'programme'> & { measure: string },
  { measures }: Catalogue,
): string | undefined {
  return measures.get(measure)?.domain === 'welfare' ? (programme ?? undefined) : undefined;
}

/** Whether all that is known of who got something is that they were few: then it is theirs. */
function belongsToFew(key: string, counts: readonly Amounts[]): boolean {
  const known = counts.filter(({ of }) => (of.get(key) ?? 0) > 0);
  return known.length > 0 && known.every(({ small }) => small.has(key));
}

/** Withholds what is primary, and then what would tell it, until nothing of it follows from what is shown. */
function suppress(small: readonly string[], table: Table): ReadonlySet<string> {
  // What everybody can read already cannot be withheld any more.
  const primary = new Set(small.filter((key) => !table.shownElsewhere.has(key)));
  const withheld = new Set(primary);
  for (let more = [...primary]; more.length > 0;) {
    more = secondaryOf(table, primary, withheld);
    for (const key of more) withheld.add(key);
  }
  return withheld;
}

/** For each primary number that follows from what is shown, the cheapest of those that it follows from. */
function secondaryOf(table: Table, primary: ReadonlySet<string>, withheld: ReadonlySet<string>): string[] {
  const unknown = new Set([...withheld, ...table.derived, ...table.unknownElsewhere]);
  const told = determinedBy(table.equations, unknown);
  const telling = table.equations.filter((equation) =>
    keysOf(equation).every((key) => !unknown.has(key) || told.has(key)),
  );
  const chosen = new Set<string>();
  for (const key of told) {
    if (!primary.has(key)) continue;
    const own = telling.filter((equation) => keysOf(equation).includes(key));
    // If a sum of its own has nothing left to withhold, it follows from others that were told first.
    const best = [own, telling, table.equations].reduce<string | null>(
      (found, equations) => found ?? cheapest(equations, table, withheld),
      null,
    );
    if (best !== null) chosen.add(best);
  }
  return [...chosen];
}

function keysOf({ whole, parts }: Equation): string[] {
  return [...parts, whole];
}

/** The smallest part that is still shown; a whole only if there is none, since more readers read it. */
function cheapest(
  equations: readonly Equation[],
  { amounts, shownElsewhere }: Table,
  withheld: ReadonlySet<string>,
): string | null {
  const amount = (key: string) => amounts.get(key) ?? 0;
  const isOpen = (key: string) =>
    !withheld.has(key) && !shownElsewhere.has(key) && !isRest(key) && amount(key) > 0;
  const least = (keys: string[]) => keys.filter(isOpen).sort((a, b) => amount(a) - amount(b))[0];
  return least(equations.flatMap(({ parts }) => parts)) ?? least(equations.map(({ whole }) => whole)) ?? null;
}
