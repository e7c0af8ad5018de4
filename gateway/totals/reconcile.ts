import { isForAllRecipients } from '../../domain/awardScope';
import type { Dimensions } from '../../domain/facts';
import type { Figures } from '../../domain/figures';
import type { Catalogue } from '../../domain/catalogue';
import { createQuantity, type Bounds, type Quantity } from '../../domain/quantity';

export type Verdict =
  'CONFIRMED' | 'NOT_CONTRADICTED' | 'DIFFERS' | 'EXPLAINED_BY_MISSING' | 'NOT_COMPARABLE';

export interface Difference {
  atLeast: number | null;
  atMost: number | null;
}

export interface ReconciliationRow extends Dimensions {
  measure: string;
  published: Quantity;
  computed: Quantity | null;
  difference: Difference;
  /** How far apart the two can be though the bounds allow that they are the same; null if nothing bounds it. */
  width: number | null;
  simulated: boolean;
  verdict: Verdict;
}

/** What the sums are made of. */
export interface ComputedFigures {
  figures: Figures;
  /** The same with awards by kind and body alone, whoever received them. */
  byBody: Figures;
  /** Provinces whose sum it is. */
  expected: number;
  /** Whether simulated figures are among them, which say nothing of what was published. */
  simulated: boolean;
}

/** Sets every published figure beside the sum of the season's provinces, in the order of `Figures`. */
export function reconcile(
  published: Figures,
  { figures, byBody, expected, simulated }: ComputedFigures,
  catalogue: Catalogue,
): ReconciliationRow[] {
  const sums = flatten(figures);
  const sumOf = new Map(sums.map((row) => [keyOf(row), row.quantity]));
  const sumOfBody = new Map(
    flatten(byBody).map((row) => [keyOf({ ...row, recipient: undefined }), row.quantity]),
  );
  const rows = flatten(published);
  return rows.map((row) => {
    const { quantity, ...place } = row;
    const sumsOfRow = isForAllRecipients(row, rows) ? sumOfBody : sumOf;
    const computedSum = sumsOfRow.get(keyOf(row)) ?? null;
    const isComparable = catalogue.measures.get(row.measure)?.additive === true && !simulated;
    const difference = differenceOf(quantity, computedSum);
    return {
      ...place,
      published: { ...createQuantity(quantity, 1), ...saidOf(quantity) },
      computed: computedSum,
      difference,
      width: widthOf(difference),
      simulated,
      verdict: isComparable ? verdictOf(quantity, computedSum, expected) : 'NOT_COMPARABLE',
    };
  });
}

/** What the register says of how a published figure came about. */
function saidOf({ derived, printed, parts }: Quantity): Pick<Quantity, 'derived' | 'printed' | 'parts'> {
  return { derived, printed, parts };
}

/**
 * While a province is missing from the sum, the sum says only what the total is at least: a published figure below that
 * differs, any other is explained by what is missing. Two intervals that meet confirm nothing: only exact numbers do.
 */
export function verdictOf(published: Bounds, computed: Quantity | null, expected: number): Verdict {
  const reportedBy = computed?.reportedBy ?? 0;
  if (computed && published.atMost !== null && computed.atLeast > published.atMost) return 'DIFFERS';
  if (!computed || reportedBy < expected) return 'EXPLAINED_BY_MISSING';
  if (computed.atMost !== null && computed.atMost < published.atLeast) return 'DIFFERS';
  return isExact(published) && isExact(computed) ? 'CONFIRMED' : 'NOT_CONTRADICTED';
}

function isExact({ atLeast, atMost }: Bounds): boolean {
  return atLeast === atMost;
}

function widthOf({ atLeast, atMost }: Difference): number | null {
  return atLeast === null || atMost === null ? null : atMost - atLeast;
}

/** Published less computed; what nobody reported is anything from zero up. */
export function differenceOf(published: Bounds, computed: Bounds | null): Difference {
  const computedAtMost = computed ? computed.atMost : null;
  return {
    atLeast: computedAtMost === null ? null : published.atLeast - computedAtMost,
    atMost: published.atMost === null ? null : published.atMost - (computed?.atLeast ?? 0),
  };
}

interface FlatQuantity extends Dimensions {
  measure: string;
  quantity: Quantity;
}

function keyOf(row: FlatQuantity): string {
  return JSON.stringify([row.measure, row.sector, row.kind, row.awardedBy, row.recipient, row.programme]);
}

/** Every quantity of figures with the measure and dimensions that it stands for. */
function flatten({ membership, awards, welfare, activities }: Figures): FlatQuantity[] {
  const { unionsBySector, ...members } = membership;
  const { byProgramme, ...welfareTotals } = welfare;
  return [
    ...named({ ...members }),
    ...unionsBySector.map(({ sector, unions }) => ({ measure: 'unions', sector, quantity: unions })),
    ...(awards.total ? [{ measure: 'awards', quantity: awards.total }] : []),
    ...awards.byKind.map(({ kind, awardedBy, recipient, count }) => ({
      measure: 'awards',
      kind,
      awardedBy: awardedBy ?? undefined,
      recipient: recipient ?? undefined,
      quantity: count,
    })),
    ...named({ ...welfareTotals }),
    ...byProgramme.flatMap(({ programme, name: _, ...quantities }) =>
      named({ ...quantities }).map((row) => ({ ...row, programme })),
    ),
    ...activities.map(({ measure, quantity }) => ({ measure, quantity })),
  ];
}

function named(quantities: Readonly<Record<string, Quantity | null>>): FlatQuantity[] {
  return Object.entries(quantities).flatMap(([measure, quantity]) =>
    // The gateway adds `__typename` to what one subgraph gives another.
    quantity === null || measure === '__typename' ? [] : [{ measure, quantity }],
  );
}
