import { InvalidInputError } from '../../../domain/errors';
import { sourceOf } from '../../../domain/facts';
import type { ClusterWorkbookQuery, ProvinceWorkbookQuery } from '../../../schema/generated/operations';
import type { Language } from '../language';
import type { Body, Book, Document, Season } from './book';

/** @throws InvalidInputError if there is no such cluster, or no season of it in the year */
export function readClusterBook(
  answer: ClusterWorkbookQuery,
  year: number,
  id: string,
  language: Language,
): Book {
  const { cluster, measures, programmes } = answer;
  if (!cluster) throw new InvalidInputError('cluster', 'the id of a cluster in the register', id);
  const { season } = cluster;
  const totals = season?.totals;
  if (!season || !totals) {
    const years = cluster.seasons.map((other) => other.year).join(', ');
    throw new InvalidInputError('year', `one of ${years} for "${cluster.id}"`, year);
  }
  const { coverage } = totals;
  return {
    of: 'CLUSTER',
    id: cluster.id,
    name: cluster.name,
    year,
    remarks: remarksOf(season, language),
    bodies: season.provinces.map((province) => provinceBody(province, coverage)),
    sum: totals.figures,
    published: season.published,
    coverage: {
      expected: coverage.expected,
      reported: coverage.reported - coverage.simulated.length,
      mentioned: coverage.mentioned.length,
      simulated: coverage.simulated.map((province) => province.name),
      asOf: coverage.asOf,
      madeFrom: coverage.madeFrom,
      madeTo: coverage.madeTo,
      draft: coverage.draft,
    },
    reconciliation: season.reconciliation ?? [],
    sources: [
      ...season.documents.map((document) => ({
        province: { id: null, name: cluster.name },
        year,
        revision: null,
        document,
      })),
      ...season.provinces.flatMap(({ id: province, name, report }) =>
        (report?.documents ?? []).map((document) => ({
          province: { id: province, name },
          year,
          revision: report?.revision ?? null,
          document,
        })),
      ),
    ],
    measures,
    programmes,
  };
}

type Coverage = NonNullable<Season['totals']>['coverage'];

function provinceBody({ id, name, report }: Season['provinces'][number], { missing, stale }: Coverage): Body {
  const gap = missing.find(({ province }) => province.id === id);
  const old = stale.find(({ province }) => province.id === id);
  return {
    key: id,
    name,
    // A report that came too late for the sum is not shown as if it were in it.
    figures: gap ? null : (report?.figures ?? null),
    gap: gap
      ? { reason: gap.reason, since: null }
      : old
        ? { reason: old.reason, since: String(old.since) }
        : report
          ? null
          : { reason: 'NOT_REPORTED', since: null },
    ...statusesOf(gap ? [] : (report?.documents ?? [])),
  };
}

function statusesOf(documents: readonly Document[]): Pick<Body, 'isMentioned' | 'simulated' | 'draft'> {
  const sources = documents.map(sourceOf);
  return {
    isMentioned: sources.length > 0 && sources.every((source) => source === 'MENTION'),
    simulated: sources.includes('SIMULATED'),
    draft: documents.some(({ status }) => status === 'DRAFT'),
  };
}

function remarksOf({ theme, chair, viceChair }: Season, language: Language): string[] {
  const [chairs, vice] = language === 'vi' ? ['Cụm trưởng', 'Cụm phó'] : ['Chair', 'Vice chair'];
  const terms = [
    ...(chair ? [`${chairs}: ${chair.province.name}`] : []),
    ...(viceChair ? [`${vice}: ${viceChair.province.name}`] : []),
  ];
  return [...(theme ? [theme] : []), ...(terms.length > 0 ? [terms.join(' · ')] : [])];
}

/** @throws InvalidInputError if there is no such province */
export function readProvinceBook(answer: ProvinceWorkbookQuery, years: readonly number[], id: string): Book {
  const { province, measures, programmes } = answer;
  if (!province) throw new InvalidInputError('province', 'the id of a province in the register', id);
  // Null as a whole if the province's service gave no answer.
  const reports = province.reports ?? [];
  const bodies = years.map((year): Body => {
    const report = reports.find((other) => other.year === year);
    return {
      key: String(year),
      name: String(year),
      figures: report?.figures ?? null,
      gap: report
        ? null
        : { reason: province.reports === null ? 'UNREACHABLE' : 'NOT_REPORTED', since: null },
      ...statusesOf(report?.documents ?? []),
    };
  });
  return {
    of: 'PROVINCE',
    id: province.id,
    name: province.name,
    year: years.at(-1) ?? 0,
    remarks: [],
    bodies,
    sum: null,
    published: null,
    coverage: {
      expected: bodies.length,
      reported: bodies.filter((body) => body.figures !== null && !body.isMentioned && !body.simulated).length,
      mentioned: bodies.filter(({ isMentioned }) => isMentioned).length,
      simulated: bodies.flatMap((body) => (body.simulated ? [body.name] : [])),
      asOf: null,
      madeFrom: null,
      madeTo: null,
      draft: bodies.some(({ draft }) => draft),
    },
    reconciliation: [],
    sources: reports.flatMap(({ year, revision, documents }) =>
      documents.map((document) => ({
        province: { id: province.id, name: province.name },
        year,
        revision,
        document,
      })),
    ),
    measures,
    programmes,
  };
}
