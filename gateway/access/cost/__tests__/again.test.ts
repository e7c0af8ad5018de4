import { Kind, parse } from 'graphql';
import { createCostOf } from '../cost';
import { pricedVariables } from '../pricedVariables';
import { createCompiler } from '../compile';
import { directory, prices, schema } from './fixture';

const document =
  parse(`query ($id: ID!, $first: Int, $years: [Int!]!, $to: Int = 2024, $year: Int!, $with: Boolean = true) {
  province(id: $id) { facts(first: $first) { edges { cursor } } seasons(to: $to) { year } report(year: $year) { year } }
  totals(scope: { provinces: [$id] }, years: $years) { year coverage { missing { reason } } }
  clusters @include(if: $with) { id }
}`);
const base = { id: 'a', years: [2024], year: 2024 };
const given: Record<string, unknown>[] = [
  base,
  { ...base, first: null },
  { ...base, first: 3 },
  { ...base, first: 100_000 },
  { ...base, years: [2023, 2024] },
  { ...base, to: 2020 },
  { ...base, to: null },
  { ...base, with: false },
  { years: [2024], year: 2024 },
];

describe('the cost of an operation that was reckoned before', () => {
  it('is what it is by itself, whatever variables it came with before', () => {
    const alone = given.map((variables) =>
      createCostOf(() => prices)({ schema, document, variables, directory }),
    );
    const costOf = createCostOf(() => prices);
    for (const order of [given, given.toReversed()]) {
      for (const variables of order) {
        const { total, parts } = costOf({ schema, document, variables, directory }) ?? {};
        expect({ total, parts }).toEqual({ ...alone[given.indexOf(variables)] });
      }
    }
    expect(new Set(alone.map((cost) => cost?.total)).size).toBeGreaterThan(4);
  });

  it('is reckoned anew with another directory', () => {
    const costOf = createCostOf(() => prices);
    const all = parse('{ provinces { id } }');
    const smaller = { ...directory, provinces: new Map([...directory.provinces].slice(0, 1)) };
    const total = (of: typeof directory) =>
      costOf({ schema, document: all, variables: {}, directory: of })?.total;
    const [first, other, again] = [total(directory), total(smaller), total(directory)];
    expect(first).not.toBe(other);
    expect(again).toBe(first);
  });

  it('depends on the variables that say how much is asked, and on no others', () => {
    const [operation] = document.definitions;
    const root = schema.getQueryType();
    if (operation?.kind !== Kind.OPERATION_DEFINITION || !root) throw new Error('Expected an operation');
    const selection = createCompiler(document, schema, prices)(root, [operation.selectionSet]);
    expect(pricedVariables(selection, prices).toSorted()).toEqual(['first', 'id', 'to', 'with', 'years']);
  });
});
