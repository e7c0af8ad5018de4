import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../services/shared/catalogue';
import type { Figures } from '../../services/shared/figures';
import type { Logger } from '../../services/shared/logger';
import type { Operation } from '../operation';
import { selectedShape, wholeShape, type Shape } from './figuresShape';
import type { Resolvers } from './generated/types';
import { reconcile } from './reconcile';
import { assertScope, assertYears, provincesOf } from './scope';
import type { SeasonReference } from './seasons';
import { addUpProvinces, type TotalsDependencies } from './totals';

export interface TotalsOptions {
  catalogue: Catalogue;
  logger: Logger;
}

export function createTotalsResolvers({ catalogue, logger }: TotalsOptions): Resolvers {
  const ranks = new Map(
    [...catalogue.measures.keys(), ...catalogue.programmes.keys()].map((id, rank) => [id, rank]),
  );
  const rankOf = (id: string) => ranks.get(id) ?? ranks.size;
  const using = (operation: Operation): TotalsDependencies => ({ operation, rankOf, logger });
  const whole = memoized(wholeShape);

  return {
    Query: {
      totals: async (_root, { scope, years, require }, { operation, directory }, info) => {
        assertYears(years);
        assertScope(scope);
        const snapshot = await operation.duringRegister(() => directory.read(operation.deadlineAt));
        const shape = selectedShape(info);
        const complete = require === 'COMPLETE';
        return Promise.all(
          years.map((year) =>
            addUpProvinces(
              { provinces: provincesOf(scope, year, snapshot), year, shape, complete },
              using(operation),
            ),
          ),
        );
      },
    },
    ClusterSeason: {
      totals: (season, { require }, { operation }, info) =>
        addUpProvinces(
          { ...scopeOf(season), shape: selectedShape(info), complete: require === 'COMPLETE' },
          using(operation),
        ),
      reconciliation: async (season, _args, { operation }, { schema }) => {
        if (!season.published) return [];
        const request = { ...scopeOf(season), shape: whole(schema), complete: false };
        const { figures, coverage } = await addUpProvinces(request, using(operation));
        return reconcile(season.published, figures as unknown as Figures, coverage.expected, catalogue);
      },
    },
    // The sums follow the shape that was selected, so every field that is asked for is there.
    Totals: { figures: ({ figures }) => figures as unknown as Figures },
  };
}

function scopeOf({ provinces, year }: SeasonReference) {
  return { provinces: provinces.map((province) => province.id), year };
}

function memoized(create: (schema: GraphQLSchema) => Shape): (schema: GraphQLSchema) => Shape {
  let known: { schema: GraphQLSchema; shape: Shape } | null = null;
  return (schema) => {
    if (known?.schema !== schema) known = { schema, shape: create(schema) };
    return known.shape;
  };
}
