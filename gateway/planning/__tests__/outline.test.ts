import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import fc from 'fast-check';
import {
  getOperationAST,
  getVariableValues,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
} from 'graphql';
import { operationChoices } from '../../../bench/queries/choices';
import { writeOperation } from '../../../bench/queries/writeOperation';
import { projectPath } from '../../../platform/paths';
import { effort } from '../../../platform/testing/effort';
import { readOperationFiles } from '../../../schema/operationFiles';
import { outlineOf } from '../outline';
import { readOwnership } from '../ownership';
import { planOperation } from '../plannedOperation';
import { plannerOver } from '../planner';

const sdl = readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8');
const planner = plannerOver(sdl);
const { schema } = planner;

/** Null if an operation is not valid, as it never comes to be planned. */
function plannedOf(query: string, variables: Record<string, unknown> = {}): DocumentNode | null {
  const document = parse(query, { noLocation: true });
  const operation = getOperationAST(document, null);
  if (!operation || validate(schema, document).length > 0) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return coerced ? planOperation(document, operation, schema, coerced).document : null;
}

/** As text, with selections in order: what is answered comes in the order of the operation and not of the plan. */
function inOrder({ node }: QueryPlan): unknown {
  const text = JSON.stringify(node, (key, value: unknown) => {
    if (key === 'operationDocumentNode') return sorted(value as DocumentNode);
    if (key === 'operation') return sorted(parse(value as string));
    return key === 'variableUsages' ? [...(value as string[])].sort() : value;
  });
  return text && JSON.parse(text);
}

function sorted(document: DocumentNode): string {
  return print(
    visit(document, {
      SelectionSet: {
        leave: (set) => ({
          ...set,
          selections: [...set.selections].sort((a, b) => (print(a) < print(b) ? -1 : 1)),
        }),
      },
    }),
  );
}

describe('an outline', () => {
  const outlined = (query: string) => {
    const { document, left } = outlineOf(
      plannedOf(query, { year: 2024 })!,
      schema,
      readOwnership(planner.supergraphSchema),
    );
    return [document, ...left].map((node) => print(node).replace(/\s+/g, ' '));
  };

  it.each([
    [
      'all of a report, which provinces alone have',
      '{ provinces { id report(year: 2024) { figures { membership { members { value } } } revision } } }',
      [
        '{ provinces { id report(year: 2024) { _left_0: __typename } } }',
        '{ figures { membership { members { value } } } revision }',
      ],
    ],
    [
      'two lists of totals, each by itself',
      `{ a: totals(scope: { allProvinces: true }, years: [2024]) { year }
         totals(scope: { allProvinces: true }, years: [2023]) { figures { awards { total { value } } } } }`,
      [
        '{ _as_a: totals(scope: {allProvinces: true}, years: [2024]) { _left_0: __typename } totals(scope: {allProvinces: true}, years: [2023]) { _left_1: __typename } }',
        '{ year }',
        '{ figures { awards { total { value } } } }',
      ],
    ],
  ])('leaves out %s', (_what, query, parts) => {
    expect(outlined(query)).toEqual(parts);
  });

  it.each([
    [
      'what leads from one subgraph to another',
      '{ totals(scope: { allProvinces: true }, years: [2024]) { coverage { missing { province { report(year: 2024) { year } } } } } }',
      [
        '{ totals(scope: {allProvinces: true}, years: [2024]) { coverage { missing { province { report(year: 2024) { _left_0: __typename } } } } } }',
        '{ year }',
      ],
    ],
    [
      'what takes a variable, which a step of the plan has to name',
      'query ($year: Int!) { cluster(id: "cum-5") { season(year: $year) { published { membership { members { value } } } } } }',
      [
        'query ($year: Int!) { cluster(id: "cum-5") { season(year: $year) { _left_0: __typename } } }',
        '{ published { membership { members { value } } } }',
      ],
    ],
  ])('keeps %s', (_what, query, parts) => {
    expect(outlined(query)).toEqual(parts);
  });
});

describe('what a plan takes', () => {
  const bytesOf = (selection: string) =>
    planner.plan(plannedOf(`{ provinces { report(year: 2024) { ${selection} } } }`)!).bytes;

  it('grows with what was left out of its outline, and with the names that a client chose there', () => {
    const bytes = bytesOf('year');
    expect(bytesOf('year revision') - bytes).toBeGreaterThanOrEqual(1_000);
    expect(bytesOf(`${'a'.repeat(100_000)}: year`) - bytes).toBeGreaterThanOrEqual(200_000);
  });
});

describe('the plan of an outline, filled in', () => {
  const supergraph = Supergraph.build(sdl);
  const library = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true });

  function expectPlanOfLibrary(document: DocumentNode): void {
    const whole = library.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document));
    expect(inOrder(planner.plan(document).plan)).toEqual(inOrder(whole));
  }

  const folder = projectPath('schema', 'operations');

  it.each(readOperationFiles(folder))('is that of the library for %s', (file, text) => {
    const name = file.charAt(0).toUpperCase() + file.slice(1).replace(/\.graphql$/, '.json');
    const example = readFileSync(join(folder, 'examples', name), 'utf8');
    const { variables } = JSON.parse(example) as { variables: Record<string, unknown> };
    expectPlanOfLibrary(plannedOf(text, variables)!);
  });

  it('is that of the library for operations of every kind', () => {
    fc.assert(
      fc.property(operationChoices, (choices) => {
        const { query, variables } = writeOperation(choices, schema);
        const document = plannedOf(query, variables);
        if (document) expectPlanOfLibrary(document);
      }),
      { numRuns: effort(100, 2_000) },
    );
  });
});
