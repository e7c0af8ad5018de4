import { excerptOf } from '../../domain/excerpt';
import { hasNoNumber } from '../../domain/facts';
import { registerOwner, writeGlobalId, type OwnedKind } from '../../domain/globalIds';
import { createQuantity } from '../../domain/quantity';
import { measuresOf } from '../../domain/rules';
import { assertYear, validYearRange, type YearRange } from '../../domain/years';
import { loadRules } from '../../platform/loadRules';
import type { RegisterContext } from './context';
import { figuresOf } from './figures';
import type { CompleteResolvers } from '../../platform/completeResolvers';
import type { Resolvers, ResolversParentTypes } from './generated/types';
import { loadKnown } from './loaders';
import type { Election } from './data/content';
import type { SeasonRow, TermRow } from './store';

export const registerResolvers: CompleteResolvers<Resolvers, ResolversParentTypes> = {
  Query: {
    provinces: async (_query, { on }, { store, loaders, today }) =>
      store.provincesOn(on ?? today(), await loaders.version()),
    province: (_query, { id }, { loaders }) => loaders.provinces.load(id),
    clusters: async (_query, { year }, { store, loaders }) => {
      if (year == null) return store.allClusters(await loaders.version());
      assertYear('year', year);
      return store.clustersOfYear(year, await loaders.version());
    },
    cluster: (_query, { id }, { loaders }) => loaders.clusters.load(id),
    measures: (_query, _args, { catalogue }) => [...catalogue.measures.values()],
    rules: () => loadRules().map((rule) => ({ ...rule, measures: measuresOf(rule) })),
    programmes: (_query, _args, { catalogue }) => [...catalogue.programmes.values()],
    dueDates: async (_query, { year, level }, { store, loaders }) => {
      if (year != null) assertYear('year', year);
      const of = { ...(year != null && { year }), ...(level != null && { level }) };
      return store.dueDates(of, await loaders.version());
    },
    unplaced: async (_query, _args, { store, loaders }) => store.unplaced(await loaders.version()),
  },
  Province: {
    __resolveReference: ({ id }, { loaders }) => loaders.provinces.load(id),
    predecessors: ({ id }, _args, { loaders }) => loaders.predecessors.load(id),
    successors: async ({ successor }, _args, { loaders }) =>
      successor === null ? [] : [await loadKnown(loaders.provinces, successor)],
    seasons: async ({ id }, args, { loaders }) =>
      within(validYearRange(args), await loaders.seasonsOfProvince.load(id)),
  },
  Cluster: {
    __resolveReference: ({ id }, { loaders }) => loaders.clusters.load(id),
    season: async ({ id }, { year }, { loaders }) => {
      assertYear('year', year);
      const seasons = await loaders.seasonsOfCluster.load(id);
      return seasons.find((season) => season.year === year) ?? null;
    },
    seasons: async ({ id }, args, { loaders }) =>
      within(validYearRange(args), await loaders.seasonsOfCluster.load(id)),
  },
  ClusterSeason: {
    __resolveReference: ({ id }, { loaders }) => loaders.seasons.load(id),
    cluster: ({ cluster }, _args, { loaders }) => loadKnown(loaders.clusters, cluster),
    provinces: ({ provinces }, _args, { loaders }) =>
      Promise.all(provinces.map((id) => loadKnown(loaders.provinces, id))),
    chair: ({ chair, year }) => termOf(chair, year),
    viceChair: ({ viceChair, year }) => termOf(viceChair, year),
    published: async ({ id }, _args, { loaders, catalogue }) => {
      const facts = await loaders.facts.load(id);
      return facts.length === 0 ? null : figuresOf(id, [{ id, parent: null }], facts, catalogue);
    },
    facts: ({ id }, _args, { loaders }) => loaders.facts.load(id),
    documents: ({ documents }, _args, { loaders }) =>
      Promise.all(documents.map((document) => loadKnown(loaders.documents, document))),
  },
  Term: {
    province: ({ province }, _args, { loaders }) => loadKnown(loaders.provinces, province),
    endedOn: async (term, _args, context) => (await earlyEnd(term, context))?.endedOn ?? null,
    endReason: async (term, _args, context) => (await earlyEnd(term, context))?.endReason ?? null,
  },
  UnplacedReport: {
    figures: async ({ id, units, year }, _args, { loaders, catalogue }) => {
      const facts = (await loaders.facts.load(id)).filter((fact) => fact.year === year);
      const top = units.find(({ parent }) => parent === null)?.id ?? id;
      return figuresOf(top, units, facts, catalogue);
    },
    facts: ({ id }, _args, { loaders }) => loaders.facts.load(id),
    document: ({ document }, _args, { loaders }) => loadKnown(loaders.documents, document),
  },
  Fact: {
    id: ({ id }) => globalIdOf('fact', id),
    localId: ({ id }) => id,
    // A cluster's figure is about its season.
    unit: ({ owner, unit }) => (unit === owner ? unit : globalIdOf('unit', unit)),
    // Everybody sees what was published, and where it stands says whose it is.
    unitName: () => null,
    withheld: () => null,
    includedIn: ({ includedIn }) => (includedIn == null ? null : globalIdOf('fact', includedIn)),
    quantity: (fact) => (hasNoNumber(fact) ? null : createQuantity(fact, 1)),
    excerpt: async ({ document, ...fact }, _args, { loaders }) => {
      const { text } = await loadKnown(loaders.documents, document);
      return text === undefined ? null : excerptOf(text, fact);
    },
    document: ({ document }, _args, { loaders }) => loadKnown(loaders.documents, document),
  },
  Quantity: {
    parts: ({ parts }) => parts?.map((fact) => globalIdOf('fact', fact)) ?? null,
  },
  Document: {
    id: ({ id }) => globalIdOf('document', id),
    localId: ({ id }) => id,
    period: () => 'YEAR',
    kind: ({ kind }) => kind ?? 'REPORT',
  },
};

function globalIdOf(kind: OwnedKind, localId: string): string {
  return writeGlobalId({ kind, owner: registerOwner, localId });
}

function within({ from, to }: YearRange, seasons: SeasonRow[]): SeasonRow[] {
  return seasons.filter(({ year }) => from <= year && year <= to);
}

function termOf(election: Election | null, year: number): TermRow | null {
  return election && { ...election, year };
}

/** A term ends with the season, or with the province if that ends within the season's year. */
async function earlyEnd({ province: id, year }: TermRow, { loaders }: RegisterContext) {
  const { validTo, successor } = await loadKnown(loaders.provinces, id);
  if (validTo === null || successor === null || !validTo.startsWith(`${year}-`)) return null;
  const { name } = await loadKnown(loaders.provinces, successor);
  return {
    endedOn: validTo,
    endReason: `Sáp nhập vào ${name} (${successor}) / Merged into ${name} (${successor})`,
  };
}
