import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { projectPath } from '../../../../platform/paths';
import type { DirectorySnapshot } from '../../../operation/directory';
import type { Generation } from '../../../../domain/lineage';
import type { OperationCost } from '../../../operation/budget';
import { createCostOf } from '../cost';
import { readPriceList } from '../directives';

export const schema: GraphQLSchema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
/** As the gateway reads it. */
export const prices = readPriceList(parse(readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8')));

const generation = (validTo: string | null, successor: string | null) => ({
  validFrom: null,
  validTo,
  successor,
});

/**
 * Four provinces of old, of which two became `cd-2025` in 2025. The cluster `north` has a season 2023 of two and a
 * season 2024 of three.
 */
export const directory: DirectorySnapshot = {
  provinces: new Map<string, Generation>([
    ['a', generation(null, null)],
    ['b', generation(null, null)],
    ['c', generation('2025-07-01', 'cd-2025')],
    ['d', generation('2025-07-01', 'cd-2025')],
    ['cd-2025', { validFrom: '2025-07-01', validTo: null, successor: null }],
  ]),
  names: new Map(),
  dueDates: new Map(),
  clusterNames: new Map(),
  clusters: new Map([
    [
      'north',
      new Map([
        [2023, ['a', 'b']],
        [2024, ['a', 'b', 'c']],
      ]),
    ],
    ['south', new Map([[2024, ['d']]])],
  ]),
};

const costOf = createCostOf(() => prices);

export interface Given {
  variables?: Record<string, unknown>;
  directory?: DirectorySnapshot;
  schema?: GraphQLSchema;
  operationName?: string;
}

export function cost(text: string, given: Given = {}): OperationCost | null {
  const { variables = {}, operationName } = given;
  const document = parse(text);
  const on = given.schema ?? schema;
  return costOf({ schema: on, document, operationName, variables, directory: given.directory ?? directory });
}

/** Of a text that could be run. */
export function total(text: string, given: Given = {}): number | undefined {
  expect(validate(given.schema ?? schema, parse(text))).toEqual([]);
  return cost(text, given)?.total;
}
