import { openMentioned } from '../../domain/mentioned';
import type {
  DashboardFiguresFragment,
  DashboardMainFragment,
  DashboardSeriesFragment,
  GapReason,
} from '../../schema/generated/operations';
import type { Answer } from '../operations';
import { createCatalogue, type Catalogue } from './measures';

type DashboardAnswer = Answer<'Dashboard'>;
type Totals = NonNullable<DashboardAnswer['totals']>[number];
type Season = NonNullable<NonNullable<DashboardAnswer['cluster']>['season']>;
type ReportedProvince = Season['provinces'][number];

export type Coverage = Totals['coverage'];
export type Reconciliation = NonNullable<Season['reconciliation']>[number];

/** What stands behind a province's place in a total. */
export type ProvinceState =
  | { kind: 'reported' }
  | { kind: 'mentioned' }
  | { kind: 'stale'; reason: GapReason; since: string }
  | { kind: 'missing'; reason: GapReason };

export interface ProvinceRow {
  id: string;
  name: string;
  state: ProvinceState;
  /** Null if there is no report. */
  figures: DashboardMainFragment | null;
  before: DashboardMainFragment | null;
  simulated: boolean;
  /** Whether what it had the year before is simulated. */
  simulatedBefore: boolean;
  draft: boolean;
}

/** What a view shows, the same for a cluster and for all provinces. */
export interface Dashboard {
  clusters: DashboardAnswer['clusters'];
  catalogue: Catalogue;
  /** Null for all provinces. */
  cluster: { id: string; name: string; season: Season } | null;
  year: number;
  figures: DashboardFiguresFragment | null;
  /** What is known of the scope's rates. */
  rates: Totals['rates'];
  coverage: Coverage;
  provinces: ProvinceRow[];
  /** Every province of the year's map. */
  map: { id: string; name: string }[];
  series: DashboardSeriesFragment[];
}

/** Null if the cluster has no season in the year, or does not exist. */
export function readDashboard(answer: DashboardAnswer, year: number): Dashboard | null {
  const season = answer.cluster?.season ?? null;
  const totals = answer.totals?.[0] ?? season?.totals ?? null;
  if (totals === null) return null;
  return {
    clusters: answer.clusters,
    catalogue: createCatalogue(answer.measures, answer.programmes),
    cluster: answer.cluster && season ? { id: answer.cluster.id, name: answer.cluster.name, season } : null,
    year,
    figures: totals.figures,
    rates: totals.rates,
    coverage: totals.coverage,
    provinces: readProvinces(season?.provinces ?? answer.provinces, totals.coverage),
    map: answer.provinces,
    series: answer.series ?? season?.series ?? [],
  };
}

function readProvinces(
  provinces: readonly (Partial<ReportedProvince> & { id: string; name: string })[],
  coverage: Coverage,
): ProvinceRow[] {
  return provinces.map(({ id, name, report, reportBefore }) => {
    const state = stateOf(id, coverage, report != null);
    // A report that came too late for the total is not shown as if it were in it.
    const counted = state.kind === 'missing' ? null : report;
    const statuses = counted?.documents.map(({ status }) => status) ?? [];
    const figures = counted?.figures ?? null;
    return {
      id,
      name,
      state,
      figures: state.kind === 'mentioned' ? openMentioned(figures) : figures,
      before: reportBefore?.figures ?? null,
      simulated: statuses.includes('SAMPLE'),
      simulatedBefore: reportBefore?.documents.some(({ status }) => status === 'SAMPLE') ?? false,
      draft: statuses.includes('DRAFT'),
    };
  });
}

/** A province and what stands behind its place in a total. */
export interface StandingRow {
  id: string;
  name: string;
  state: ProvinceState;
  simulated: boolean;
}

/** Every province that a total expects, and how it stands in it. */
export function standingRows(coverage: Coverage): StandingRow[] {
  const simulated = new Set(coverage.simulated.map(({ id }) => id));
  return coverage.provinces.map(({ province: { id, name } }) => ({
    id,
    name,
    state: stateOf(id, coverage, true),
    simulated: simulated.has(id),
  }));
}

interface StandingLists extends Pick<Coverage, 'missing' | 'stale'> {
  mentioned: readonly { province: { id: string } }[];
}

/** The coverage of the total decides, so that a province is shown as it was counted. */
export function stateOf(
  id: string,
  { missing, stale, mentioned }: StandingLists,
  hasReport: boolean,
): ProvinceState {
  const gap = missing.find(({ province }) => province.id === id);
  if (gap) return { kind: 'missing', reason: gap.reason };
  if (mentioned.some(({ province }) => province.id === id)) return { kind: 'mentioned' };
  const old = stale.find(({ province }) => province.id === id);
  if (old) return { kind: 'stale', reason: old.reason, since: old.since };
  return hasReport ? { kind: 'reported' } : { kind: 'missing', reason: 'NOT_REPORTED' };
}
