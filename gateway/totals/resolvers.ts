import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../domain/catalogue';
import type { Figures } from '../../domain/figures';
import { rateOf } from '../../domain/timeliness';
import type { Logger } from '../../platform/logger';
import type { GatewayContext } from '../operation/context';
import type { Operation } from '../operation/operation';
import type { QuestionCompiler } from '../provinces/question/question';
import { createRanking } from './tables/ranking';
import { createTable } from './tables/table';
import { createDisbelief } from './believable';
import { selectedShape, selects, selectsBelow, shapeByBody, wholeShape, type Shape } from './figuresShape';
import type { Resolvers } from './generated/types';
import { findNode } from './node';
import { reconcile } from './reconcile';
import { assertScope, assertYears, provincesOf } from './scope';
import { addUpScope, type ScopeTotals } from './scopeTotals';
import type { SeasonReference } from './seasons';
import { createSums } from './sums';
import type { SummedFigures, TotalsDependencies } from './totals';

export interface TotalsOptions {
  catalogue: Catalogue;
  questions: QuestionCompiler;
  logger: Logger;
}

export function createTotalsResolvers({ catalogue, questions, logger }: TotalsOptions): Resolvers {
  const ranks = new Map(
    [...catalogue.measures.keys(), ...catalogue.programmes.keys()].map((id, rank) => [id, rank]),
  );
  const rankOf = (id: string) => ranks.get(id) ?? ranks.size;
  const sums = createSums<SummedFigures>();
  const disbelief = createDisbelief(catalogue);
  const using = (operation: Operation): TotalsDependencies => ({
    operation,
    questions,
    rankOf,
    sums,
    disbelief,
    logger,
  });
  const whole = memoized(wholeShape);

  const tablesUsing = async (context: GatewayContext, { schema }: GraphQLResolveInfo) => ({
    schema,
    catalogue,
    directory: await context.operation.readDirectory(),
    totals: using(context.operation),
  });

  return {
    Query: {
      node: (_root, { id }, { operation }) => findNode(id, { operation, questions }),
      totals: async (_root, { scope, years, boundaries, require }, context, info) => {
        assertYears(years);
        assertScope(scope);
        const directory = await context.operation.readDirectory();
        const request = {
          boundaries: boundaries ?? 'AS_REPORTED',
          generations: directory.provinces,
          shape: selectedShape(info),
          complete: require === 'COMPLETE',
          ...documentsFor(info),
        };
        return Promise.all(
          years.map((year) =>
            addUpScope(
              { ...request, year, provinces: provincesOf(scope, year, directory) },
              using(context.operation),
            ),
          ),
        );
      },
      table: async (_root, { scope, years, where, boundaries, require, ...axes }, context, info) =>
        createTable(
          {
            ...axes,
            scope,
            years,
            where: where ?? {},
            boundaries: boundaries ?? 'AS_REPORTED',
            complete: require === 'COMPLETE',
            ...documentsFor(info),
          },
          await tablesUsing(context, info),
        ),
      ranking: async (_root, { by, boundaries, ...request }, context, info) =>
        createRanking(
          { ...request, by: by ?? 'VALUE', boundaries: boundaries ?? 'AS_REPORTED', ...documentsFor(info) },
          await tablesUsing(context, info),
        ),
    },
    ClusterSeason: {
      totals: async (season, { boundaries, require }, context, info) => {
        const request = {
          ...scopeOf(season),
          boundaries: boundaries ?? 'AS_REPORTED',
          generations: (await context.operation.readDirectory()).provinces,
          shape: selectedShape(info),
          complete: require === 'COMPLETE',
          ...documentsFor(info),
        };
        return addUpScope(request, using(context.operation));
      },
      series: async (season, { years, boundaries }, context, info) => {
        assertYears(years);
        const request = {
          provinces: idsOf(season.provinces),
          boundaries: boundaries ?? 'AS_REPORTED',
          generations: (await context.operation.readDirectory()).provinces,
          shape: selectedShape(info),
          complete: false,
          ...documentsFor(info),
        };
        return Promise.all(years.map((year) => addUpScope({ ...request, year }, using(context.operation))));
      },
      reconciliation: async (season, _args, context, { schema }) => {
        if (!season.published) return [];
        const request = {
          ...scopeOf(season),
          boundaries: 'AS_REPORTED' as const,
          generations: (await context.operation.readDirectory()).provinces,
          complete: false,
        };
        const shape = whole(schema);
        const [{ figures, coverage }, byBody] = await Promise.all(
          ([shape, shapeByBody(shape)] as const).map((of) =>
            addUpScope({ ...request, shape: of }, using(context.operation)),
          ) as [Promise<ScopeTotals>, Promise<ScopeTotals>],
        );
        const { expected, sample: simulated } = coverage;
        return reconcile(
          season.published,
          { figures: wholeFigures(figures), byBody: wholeFigures(byBody.figures), expected, simulated },
          catalogue,
        );
      },
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

/** Everything that the API says of a document, but its text, which is asked for if a client asks for it. */
const sourceFields = 'id localId file title url sha256 publisher publishedOn eventOn status period kind';

/** The documents' fields, if a table's sources or the documents of mentions are asked for. */
function documentsFor(info: GraphQLResolveInfo): { documentFields?: string } {
  const asked = selects(info, 'sources') || selectsBelow(info, 'mentioned', 'documents');
  const hasText = selectsBelow(info, 'document', 'text') || selectsBelow(info, 'documents', 'text');
  return asked ? { documentFields: hasText ? `${sourceFields} text` : sourceFields } : {};
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
