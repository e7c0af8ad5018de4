import type { FieldNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../domain/catalogue';
import type { Figures } from '../../domain/figures';
import { getOrCreate } from '../../domain/getOrCreate';
import { rateOf } from '../../domain/timeliness';
import type { Logger } from '../../platform/logger';
import type { GatewayContext } from '../operation/context';
import type { DirectorySnapshot } from '../operation/directory';
import type { QuestionCompiler } from '../../platform/provinces/question/question';
import { createRanking } from './tables/ranking';
import { createTable } from './tables/table';
import { createDisbelief } from '../../domain/reports/believable';
import type { Boundaries } from './boundaries';
import { selectedShape, selects, selectsBelow, shapeByBody, wholeShape, type Shape } from './figuresShape';
import type { CompleteResolvers } from '../../platform/completeResolvers';
import type { Resolvers, ResolversParentTypes } from './generated/types';
import { findNode } from './node';
import { ratesOf } from './rates';
import { reconcile } from './reconcile';
import { assertScope, assertYears, provincesOf } from './scope';
import { addUpScope } from './scopeTotals';
import type { SeasonReference } from './seasons';
import { createSums } from './sums';
import type { SummedFigures, TotalsDependencies } from './totals';

export interface TotalsOptions {
  catalogue: Catalogue;
  questions: QuestionCompiler;
  logger: Logger;
}

type TotalsResolvers = CompleteResolvers<Resolvers, ResolversParentTypes>;

export function createTotalsResolvers(options: TotalsOptions): TotalsResolvers {
  const tools = createTools(options);
  return {
    Query: createQueryResolvers(tools),
    ClusterSeason: createSeasonResolvers(tools),
    Totals: {
      rates: ({ figures }) => ratesOf(figures),
    },
    Coverage: {
      reportingRate: ({ reported, simulated, expected }) => rateOf(reported - simulated.length, expected),
      onTimeRate: ({ onTime, expected }) => rateOf(onTime, expected),
    },
    Province: {
      name: async ({ id }, _args, { operation }) => (await operation.readDirectory()).names.get(id) ?? id,
    },
  };
}

interface Tools extends Pick<TotalsOptions, 'catalogue' | 'questions'> {
  using(context: GatewayContext): TotalsDependencies;
  wholeShape(schema: GraphQLSchema): Shape;
}

function createTools({ catalogue, questions, logger }: TotalsOptions): Tools {
  const ranks = new Map(
    [...catalogue.measures.keys(), ...catalogue.programmes.keys()].map((id, rank) => [id, rank]),
  );
  const rankOf = (id: string) => ranks.get(id) ?? ranks.size;
  const shared = {
    questions,
    rankOf,
    sums: createSums<SummedFigures>(),
    disbelief: createDisbelief(catalogue),
  };
  return {
    catalogue,
    questions,
    using: ({ operation }) => ({ ...shared, operation, logger }),
    wholeShape: memoized(wholeShape),
  };
}

function createQueryResolvers({ catalogue, questions, using }: Tools): TotalsResolvers['Query'] {
  const tablesUsing = async (context: GatewayContext, { schema }: GraphQLResolveInfo) => ({
    schema,
    catalogue,
    directory: await context.operation.readDirectory(),
    totals: using(context),
  });
  return {
    node: (_root, { id }, { operation }) => findNode(id, { operation, questions }),
    totals: async (_root, { scope, years, ...args }, context, info) => {
      assertYears(years);
      assertScope(scope);
      const directory = await context.operation.readDirectory();
      const request = { ...requestFor(args, directory), ...selectedIn(info) };
      return Promise.all(
        years.map((year) =>
          addUpScope({ ...request, year, provinces: provincesOf(scope, year, directory) }, using(context)),
        ),
      );
    },
    table: async (_root, { where, boundaries, require, ...request }, context, info) =>
      createTable(
        {
          ...request,
          where: where ?? {},
          boundaries: boundaries ?? 'AS_REPORTED',
          complete: require === 'COMPLETE',
          ...besideFigures(info),
        },
        await tablesUsing(context, info),
      ),
    ranking: async (_root, { by, boundaries, ...request }, context, info) =>
      createRanking(
        { ...request, by: by ?? 'VALUE', boundaries: boundaries ?? 'AS_REPORTED', ...besideFigures(info) },
        await tablesUsing(context, info),
      ),
  };
}

function createSeasonResolvers({ catalogue, using, ...tools }: Tools): TotalsResolvers['ClusterSeason'] {
  return {
    totals: async (season, args, context, info) => {
      const directory = await context.operation.readDirectory();
      const request = { ...requestFor(args, directory), ...selectedIn(info), ...scopeOf(season) };
      return addUpScope(request, using(context));
    },
    series: async ({ provinces }, { years, ...args }, context, info) => {
      assertYears(years);
      const directory = await context.operation.readDirectory();
      const request = { ...requestFor(args, directory), ...selectedIn(info), provinces: idsOf(provinces) };
      return Promise.all(years.map((year) => addUpScope({ ...request, year }, using(context))));
    },
    reconciliation: async (season, _args, context, { schema }) => {
      if (!season.published) return [];
      const directory = await context.operation.readDirectory();
      const request = { ...requestFor({}, directory), ...scopeOf(season) };
      const shape = tools.wholeShape(schema);
      const [{ figures, coverage }, byBody] = await Promise.all([
        addUpScope({ ...request, shape }, using(context)),
        addUpScope({ ...request, shape: shapeByBody(shape) }, using(context)),
      ]);
      const { expected, sample: simulated } = coverage;
      return reconcile(
        season.published,
        { figures: wholeFigures(figures), byBody: wholeFigures(byBody.figures), expected, simulated },
        catalogue,
      );
    },
  };
}

interface TotalArguments {
  boundaries?: Boundaries | null;
  require?: string | null;
}

/** What totals of any scope are asked with. */
function requestFor({ boundaries, require }: TotalArguments, { provinces: generations }: DirectorySnapshot) {
  return {
    boundaries: boundaries ?? ('AS_REPORTED' as const),
    generations,
    complete: require === 'COMPLETE',
  };
}

type Selected = { shape: Shape } & ReturnType<typeof besideFigures>;

/** By the field of a plan, which is run again and again. */
const selectedBy = new WeakMap<FieldNode, Selected>();

/** What of totals is selected: the figures, and their documents. */
function selectedIn(info: GraphQLResolveInfo): Selected {
  const [node, ...others] = info.fieldNodes;
  const select = (): Selected => ({ shape: selectedShape(info), ...besideFigures(info) });
  // What several fields ask together is no property of one of them.
  return node && others.length === 0 ? getOrCreate(selectedBy, node, select) : select();
}

/** Everything that the API says of a document, but its text, which is asked for if a client asks for it. */
const sourceFields = 'id localId file title url sha256 publisher publishedOn eventOn status period kind';

/** What is asked of reports beside their figures: units below, and the documents' fields if sources or mentions need them. */
function besideFigures(info: GraphQLResolveInfo): { documentFields?: string; withUnits?: true } {
  const asked = selects(info, 'sources') || selectsBelow(info, 'mentioned', 'documents');
  const hasText = selectsBelow(info, 'document', 'text') || selectsBelow(info, 'documents', 'text');
  return {
    ...(asked && { documentFields: hasText ? `${sourceFields} text` : sourceFields }),
    ...(selectsBelow(info, 'provinces', 'unitCoverage') && { withUnits: true }),
  };
}

/** Sums of the whole shape hold all that `Figures` has, which the type of a sum of any shape cannot say. */
function wholeFigures(sums: SummedFigures | null): Figures {
  return sums as unknown as Figures;
}

function scopeOf({ provinces, year }: SeasonReference) {
  return { provinces: idsOf(provinces), year };
}

function idsOf(provinces: SeasonReference['provinces']): string[] {
  return provinces.map(({ id }) => id);
}

function memoized(create: (schema: GraphQLSchema) => Shape): (schema: GraphQLSchema) => Shape {
  let known: { schema: GraphQLSchema; shape: Shape } | null = null;
  return (schema) => {
    if (known?.schema !== schema) known = { schema, shape: create(schema) };
    return known.shape;
  };
}
