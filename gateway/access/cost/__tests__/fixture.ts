import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate, type GraphQLSchema } from 'graphql';
import { loadCatalogue } from '../../../../platform/loadCatalogue';
import { projectPath } from '../../../../platform/paths';
import type { DirectorySnapshot } from '../../../directory';
import type { Generation } from '../../../totals/boundaries';
import { createCostOf, type OperationCost } from '../cost';

export const schema: GraphQLSchema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
export const catalogue = loadCatalogue();

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

const costOf = createCostOf(catalogue);

export interface Given {
  variables?: Record<string, unknown>;
  /** All where none are given. */
  connected?: readonly string[];
  schema?: GraphQLSchema;
  operationName?: string;
}

export function cost(text: string, given: Given = {}): OperationCost | null {
  const { variables = {}, connected, operationName } = given;
  const document = parse(text);
  const isConnected = (province: string) => connected === undefined || connected.includes(province);
  const on = given.schema ?? schema;
  return costOf({ schema: on, document, operationName, variables, directory, isConnected });
}

/** Of a text that could be run. */
export function total(text: string, given: Given = {}): number | undefined {
  expect(validate(given.schema ?? schema, parse(text))).toEqual([]);
  return cost(text, given)?.total;
}
