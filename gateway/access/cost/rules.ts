import { getNullableType, isListType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { countYears, readPageSize } from './arguments';
import {
  clusterById,
  clustersIn,
  provinceById,
  provincesOn,
  seasonIn,
  seasonsBetween,
  seasonScope,
  seriesScopes,
  totalsScopes,
} from './register';
import { each, plain, sized, varying, type Asked, type Group, type Rule } from './rule';
import { clusterAt, conflictAt, lineAt, pageAt, provinceAt, scopeAt, seasonAt, tableAt } from './things';
import { countSplits, rankingOf, rankingScopes, tableOf, tableScopes } from './tables';
import type { ProvinceThing, ScopeThing, TableThing } from './world';

/** The price of one province-year that is read, where one object of an answer costs 1. */
export const readPrice = 10;
/** An object costs 1 for every so many fields of it that are asked for. */
export const fieldsPerPrice = 10;
/** The price of one look into the schema. */
export const introspectionPrice = 10_000;

/** How many of a thing the sample of reports and the catalogue let expect at the most, where nothing else says so. */
const sizes = {
  codes: 8,
  documents: 50,
  publishedFacts: 500,
  unplaced: 20,
  unplacedFacts: 200,
  sectors: 4,
  awards: 72,
  withheld: 50,
};

/** Fields without a rule that give a list. */
export const unknownListSize = 100;

function connectedOf(provinces: readonly ProvinceThing[], { isConnected }: Asked): number {
  return provinces.filter(({ id }) => id === null || isConnected(id)).length;
}

function readsOf(scopes: readonly ScopeThing[], asked: Asked): number {
  return scopes.reduce((sum, { reporters }) => sum + connectedOf(reporters, asked), 0);
}

/** 1 where the province runs a service, or may: it is then asked. */
const asksProvince = (asked: Asked): number => connectedOf([provinceAt(asked.parent, asked.world)], asked);
const ifAsked = (size: (asked: Asked) => number) => (asked: Asked) => [
  { thing: asked.parent, count: asksProvince(asked) * size(asked) },
];

const report = varying({ reads: asksProvince, gives: ifAsked(() => 1) });
const page = varying({
  reads: asksProvince,
  gives: (asked) => {
    const rows = readPageSize(asked.values);
    const count = asksProvince(asked);
    return [{ thing: { kind: 'page', province: provinceAt(asked.parent, asked.world), rows }, count }];
  },
});
const edges = varying({
  gives: ({ parent, world }) => {
    const { province, rows } = pageAt(parent, world);
    return [{ thing: province, count: rows }];
  },
});

const anyProvince = varying({ gives: ({ world }) => each([world.any.province]) });
const lineTotal = varying({ gives: ({ parent, world }) => each([lineAt(parent, world).total]) });
const lines = ({ count, line }: TableThing['rows']): Group => ({ thing: line, count });

/**
 * The one table of what fields cost, by type and field. A field that is not here is an object's part where it gives no
 * list, and so is a list of `unknownListSize` where it does; on a type of `fullyRuled` it costs a question to every
 * province there is.
 */
export const rules: Readonly<Record<string, Rule>> = {
  // Of a unit its province is asked whether there is one; what else stands below costs what it costs for any.
  'Query.node': varying({ reads: () => 1, gives: () => [{ thing: null, count: 1 }] }),
  'Query.provinces': varying({ gives: (asked) => each(provincesOn(asked)) }),
  'Query.province': varying({ gives: (asked) => each([provinceById(asked)]) }),
  'Query.clusters': varying({ gives: (asked) => each(clustersIn(asked)) }),
  'Query.cluster': varying({ gives: (asked) => each([clusterById(asked)]) }),
  'Query.measures': sized(({ measures }) => measures),
  'Query.programmes': sized(({ programmes }) => programmes),
  'Query.unplaced': sized(() => sizes.unplaced),
  'Query.totals': varying({
    gives: (asked) => each(totalsScopes(asked)),
    reads: (asked) => readsOf(totalsScopes(asked), asked),
  }),
  'Query.table': varying({
    reads: (asked) => countSplits(asked) * readsOf(tableScopes(asked), asked),
    works: (asked) => countSplits(asked) * sizes.awards * tableScopes(asked).length,
    gives: (asked) => each([tableOf(asked)]),
  }),
  'Query.ranking': varying({
    reads: (asked) => readsOf(rankingScopes(asked), asked),
    gives: (asked) => each([rankingOf(asked)]),
  }),

  'Cluster.id': plain,
  'Cluster.name': plain,
  'Cluster.season': varying({
    gives: (asked) => each(seasonIn(clusterAt(asked.parent, asked.world), asked)),
  }),
  'Cluster.seasons': varying({
    gives: (asked) => each(seasonsBetween(clusterAt(asked.parent, asked.world).seasons, asked)),
  }),

  'ClusterSeason.id': plain,
  'ClusterSeason.year': plain,
  'ClusterSeason.theme': plain,
  'ClusterSeason.chair': plain,
  'ClusterSeason.viceChair': plain,
  'ClusterSeason.published': plain,
  'ClusterSeason.facts': sized(() => sizes.publishedFacts),
  'ClusterSeason.documents': sized(() => sizes.documents),
  'ClusterSeason.cluster': varying({ gives: ({ parent, world }) => each([seasonAt(parent, world).cluster]) }),
  'ClusterSeason.provinces': varying({
    gives: ({ parent, world }) => each(seasonAt(parent, world).provinces),
  }),
  'ClusterSeason.totals': varying({
    gives: (asked) => each([seasonScope(seasonAt(asked.parent, asked.world), asked)]),
    reads: (asked) => connectedOf(seasonScope(seasonAt(asked.parent, asked.world), asked).reporters, asked),
  }),
  'ClusterSeason.series': varying({
    gives: (asked) => each(seriesScopes(seasonAt(asked.parent, asked.world), asked)),
    reads: (asked) => readsOf(seriesScopes(seasonAt(asked.parent, asked.world), asked), asked),
  }),
  'ClusterSeason.reconciliation': varying({
    reads: (asked) => connectedOf(seasonAt(asked.parent, asked.world).provinces, asked),
    // All figures of every province, their sum, and those that were published.
    works: (asked) => asked.wholeFigures * (seasonAt(asked.parent, asked.world).provinces.length + 2),
    gives: ({ parent, wholeFigures }) => [{ thing: parent, count: wholeFigures }],
  }),
  'Term.province': anyProvince,

  'Province.id': plain,
  'Province.name': plain,
  'Province.aliases': plain,
  'Province.type': plain,
  'Province.validFrom': plain,
  'Province.validTo': plain,
  'Province.codes': sized(() => sizes.codes),
  'Province.predecessors': varying({
    gives: ({ parent, world }) => each(provinceAt(parent, world).predecessors),
  }),
  'Province.successors': varying({
    gives: ({ parent, world }) => each(provinceAt(parent, world).successors),
  }),
  'Province.seasons': varying({
    gives: (asked) => each(seasonsBetween(provinceAt(asked.parent, asked.world).seasons, asked)),
  }),
  'Province.report': report,
  'Province.reports': varying({
    reads: (asked) => asksProvince(asked) * Math.max(1, countYears(asked.values)),
    gives: ifAsked(({ values }) => countYears(values)),
  }),
  'Province.unit': report,
  'Province.units': page,
  'Province.facts': page,
  'Province.revisions': page,
  'ProvinceReport.documents': sized(() => sizes.documents),
  'UnitConnection.edges': edges,
  'FactConnection.edges': edges,
  'RevisionConnection.edges': edges,
  'Unit.figures': report,
  'Unit.withheld': varying({ reads: asksProvince, gives: ifAsked(() => sizes.withheld) }),

  // A sum has the figures of every province behind it.
  'Totals.figures': varying({
    gives: (asked) => [
      { thing: null, count: 1 + connectedOf(scopeAt(asked.parent, asked.world).reporters, asked) },
    ],
  }),
  'Totals.notExpressible': varying({
    gives: ({ parent, world }) => each(scopeAt(parent, world).conflicts),
  }),
  'Coverage.missing': varying({ gives: ({ parent, world }) => each(scopeAt(parent, world).members) }),
  'Coverage.stale': varying({ gives: ({ parent, world }) => each(scopeAt(parent, world).members) }),
  'Gap.province': varying({ gives: ({ parent, world }) => each([provinceAt(parent, world)]) }),
  'Stale.province': varying({ gives: ({ parent, world }) => each([provinceAt(parent, world)]) }),
  'BoundaryConflict.province': varying({
    gives: ({ parent, world }) => each([conflictAt(parent, world).province]),
  }),
  'BoundaryConflict.inside': varying({ gives: ({ parent, world }) => each(conflictAt(parent, world).parts) }),
  'BoundaryConflict.outside': varying({
    gives: ({ parent, world }) => each(conflictAt(parent, world).parts),
  }),

  'Table.rows': varying({ gives: ({ parent, world }) => [lines(tableAt(parent, world).rows)] }),
  'Table.columns': varying({ gives: ({ parent, world }) => [lines(tableAt(parent, world).columns)] }),
  'Table.total': varying({ gives: ({ parent, world }) => each([tableAt(parent, world).whole]) }),
  'Table.sources': varying({
    gives: ({ parent, world }) => [{ thing: null, count: tableAt(parent, world).sources }],
  }),
  'TableRow.cells': varying({
    gives: ({ parent, world }) => [{ thing: lineAt(parent, world).cell, count: lineAt(parent, world).cells }],
  }),
  'TableRow.total': lineTotal,
  'TableColumn.total': lineTotal,
  'TableSource.province': anyProvince,
  'Ranking.rows': varying({ gives: ({ parent, world }) => [lines(tableAt(parent, world).rows)] }),
  'Ranking.total': varying({ gives: ({ parent, world }) => each([tableAt(parent, world).whole]) }),
  'RankingRow.province': anyProvince,
  'RankingRow.current': lineTotal,
  'RankingRow.previous': lineTotal,

  'UnplacedReport.facts': sized(() => sizes.unplacedFacts),
  'Membership.unionsBySector': sized(() => sizes.sectors),
  'Awards.byKind': sized(() => sizes.awards),
  'Welfare.byProgramme': sized(({ programmes }) => programmes),
  'Figures.activities': sized(({ measures }) => measures),
};

export function ruleOf(parent: GraphQLObjectType, { name, type }: GraphQLField<unknown, unknown>): Rule {
  if (name === '__typename') return plain;
  if (name.startsWith('__')) return introspection;
  const rule = rules[`${parent.name}.${name}`];
  if (rule) return rule;
  if (fullyRuled.has(parent.name)) return unknownRule;
  return isListType(getNullableType(type)) ? unknownList : plain;
}

/** Types every field of which has a rule: a new one may ask provinces. */
export const fullyRuled: ReadonlySet<string> = new Set(['Query', 'Cluster', 'ClusterSeason', 'Province']);

/** For a new field of such a type, until it has a rule. */
export const unknownRule: Rule = varying({
  reads: ({ world }) => Math.max(1, world.provinces.size),
  gives: () => [{ thing: null, count: unknownListSize }],
});

export const introspection: Rule = varying({ works: () => introspectionPrice });

/** For any other list. */
export const unknownList: Rule = sized(() => unknownListSize);
