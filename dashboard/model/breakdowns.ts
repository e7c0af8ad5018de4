import { welfareMeasures } from '../../domain/generated/measures';
import type { AwardingBody, DashboardFiguresFragment } from '../../schema/generated/operations';
import { isForAllRecipients } from '../../domain/awardScope';
import type { FigureKey } from '../address';
import type { Reconciliation } from './dashboard';
import type { Quantity } from './measures';

export type AwardRow = DashboardFiguresFragment['awards']['byKind'][number];
type ProgrammeRow = DashboardFiguresFragment['welfare']['byProgramme'][number];

/** One part of a total: what the provinces add up to, and what was published. */
export interface Part<Row> {
  row: Row;
  figure: FigureKey;
  sum: Quantity | null;
  published: Quantity | null;
}

type Figures = DashboardFiguresFragment | null;

/**
 * Awards of each kind and recipient, grouped by the body that gave them; null if it is not stated. A number that the cluster
 * published for all recipients together stands beside the sum over all of them.
 */
export function awardsByBody(
  sum: Figures,
  published: Figures,
  compared: readonly Reconciliation[],
): { body: AwardingBody | null; parts: Part<AwardRow>[] }[] {
  const bodies = ['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION', null] as const;
  const sums = sum?.awards.byKind ?? [];
  const printed = published?.awards.byKind ?? [];
  const cells = [...new Map([...sums, ...printed].map((row) => [awardKey(row), row])).values()];
  return bodies
    .map((body) => ({
      body,
      parts: cells
        .filter(({ awardedBy }) => awardedBy === body)
        .map((row) => {
          const same = (other: AwardPlaces) => awardKey(other) === awardKey(row);
          const printedRow = printed.find(same);
          const isForAll = printedRow !== undefined && isForAllRecipients(printedRow, printed);
          return {
            row,
            figure: awardFigure(row, isForAll),
            sum: isForAll ? (compared.find(same)?.computed ?? null) : (sums.find(same)?.count ?? null),
            published: printedRow?.count ?? null,
          };
        }),
    }))
    .filter(({ parts }) => parts.length > 0);
}

/** The number that a row is about; of all recipients together, which is left open then. */
export function awardFigure({ kind, awardedBy, recipient }: AwardPlaces, isForAll: boolean): FigureKey {
  return { measure: 'awards', kind, awardedBy, ...(isForAll ? {} : { recipient }) };
}

type AwardPlaces = Pick<FigureKey, 'kind' | 'awardedBy' | 'recipient'>;

function awardKey({ kind, awardedBy, recipient }: AwardPlaces): string {
  return [kind, awardedBy, recipient].join(' ');
}

export type WelfareMeasure = (typeof welfareMeasures)[number];

/** Each welfare measure that anyone reported, by programme. Measures are never converted into each other. */
export function welfareByMeasure(
  sum: Figures,
  published: Figures,
): { measure: WelfareMeasure; parts: Part<{ programme: string }>[] }[] {
  const sums = sum?.welfare.byProgramme ?? [];
  const printed = published?.welfare.byProgramme ?? [];
  const programmes = [...new Set([...sums, ...printed].map(({ programme }) => programme))];
  const read = (rows: readonly ProgrammeRow[], programme: string, measure: WelfareMeasure) =>
    rows.find((row) => row.programme === programme)?.[measure] ?? null;
  return welfareMeasures
    .map((measure) => ({
      measure,
      parts: programmes
        .map((programme) => ({
          row: { programme },
          figure: { measure, programme },
          sum: read(sums, programme, measure),
          published: read(printed, programme, measure),
        }))
        .filter((part) => part.sum !== null || part.published !== null),
    }))
    .filter(({ parts }) => parts.length > 0);
}
