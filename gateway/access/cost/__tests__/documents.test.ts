import { buildSchema, parse } from 'graphql';
import { beyondCounting } from '../cost';
import { cost, total } from './fixture';

const report = 'report(year: 2024) { year }';

describe('the cost of an operation follows its text', () => {
  it('counts every alias of its own', () => {
    const once = total(`{ province(id: "a") { ${report} } }`);
    expect(once).toBe(3);
    expect(total(`{ x: province(id: "a") { ${report} } y: province(id: "b") { ${report} } }`)).toBe(5);
    expect(
      total('{ province(id: "a") { x: report(year: 2023) { year } y: report(year: 2024) { year } } }'),
    ).toBe(4);
  });

  it('looks into fragments, and counts what stands in one place twice once', () => {
    const text = `
      { province(id: "a") { ...Outer ${report} ... on Province { ${report} } } }
      fragment Outer on Province { ...Inner }
      fragment Inner on Province { ${report} }`;
    expect(total(text)).toBe(3);
  });

  it('does not go round in a circle of fragments', () => {
    const text = `
      { province(id: "a") { ...A } }
      fragment A on Province { predecessors { ...B } }
      fragment B on Province { predecessors { ...A } }`;
    expect(cost(text)).toEqual({ total: beyondCounting, parts: [] });
    expect(cost('{ province(id: "a") { ...A } } fragment A on Province { ...A }')?.total).toBe(2);
  });

  it('leaves out what is skipped, and counts what an unknown variable may include', () => {
    const text = `query ($yes: Boolean!, $no: Boolean = false) { province(id: "a") {
      a: ${report} b: ${report.replace('2024)', '2023) @skip(if: $yes)')}
      ... @include(if: $no) { c: ${report} }
      d: ${report.replace(' {', ' @include(if: false) {')}
    } }`;
    expect(total(text, { variables: { yes: true } })).toBe(3);
    expect(total(text, { variables: { yes: false } })).toBe(4);
    expect(total(text, { variables: { yes: false, no: true } })).toBe(5);
    expect(total(text)).toBe(4);
  });

  it('reads arguments from variables and their defaults', () => {
    const text =
      'query ($first: Int = 3, $after: String) { province(id: "a") { facts(first: $first, after: $after) { edges { cursor } } } }';
    expect(total(text)).toBe(3 + 3);
    expect(total(text, { variables: { first: 7 } })).toBe(3 + 7);
    // The default of the field is for arguments that are not given, which null is not.
    expect(total(text, { variables: { first: null } })).toBe(3 + 50);
  });

  it('takes the dearest values for required variables that are missing', () => {
    const text = `query ($scope: Scope!, $years: [Int!]!) {
      totals(scope: $scope, years: $years) { coverage { missing { reason } } }
    }`;
    const scope = { provinces: ['a'] };
    expect(total(text, { variables: { scope, years: [2025] } })).toBe(1 + 1 + 1 + 1);
    expect(total(text, { variables: { scope } })).toBe(1 + 30 * (1 + 1 + 1));
    expect(total(text, { variables: { years: [2025] } })).toBe(1 + 1 + 1 + 4);
    const inside = text.replace('$years)', '[$year])').replace('$years', '$year').replace('[Int!]!', 'Int!');
    expect(total(inside.replace('years: $year)', 'years: [$year])'), { variables: { scope } })).toBe(4);
  });

  it('takes one value for a list of it', () => {
    const text = '{ totals(scope: { clusters: "north" }, years: 2024) { coverage { missing { reason } } } }';
    expect(total(text)).toBe(1 + 1 + 1 + 3);
  });

  it('takes the dearest type that an object of an interface or union may have', () => {
    const schema = buildSchema(`
      type Query { things: [Thing!]! any: Any thing: Thing }
      interface Thing { id: ID! }
      type Small implements Thing { id: ID! }
      type Province implements Thing { id: ID! report(year: Int!): ProvinceReport }
      type ProvinceReport { year: Int! }
      union Any = Small | Province`);
    const text = `{ any { ... on Small { id } ... on Province { ${report} } } }`;
    expect(total(text, { schema })).toBe(1 + 1 + 1);
    // A list of which the schema says nothing is long.
    expect(total('{ things { id } }', { schema })).toBe(1 + 100);
  });

  it('is that of the operation that is asked for', () => {
    const text = `query A { province(id: "a") { ${report} } } query B { province(id: "a") { id } }`;
    expect(total(text, { operationName: 'A' })).toBe(3);
    expect(total(text, { operationName: 'B' })).toBe(2);
    expect(cost(text)).toBeNull();
    expect(cost(text, { operationName: 'C' })).toBeNull();
  });

  it('does not look at more selections than there is time for', () => {
    // Each level may or may not be merged with the other fragment: twice as many places with every level.
    const levels = Array.from({ length: 18 }, (_, n) => n);
    const fragments = levels.map(
      (n) => `fragment F${n} on Province {
        a: predecessors { ...F${n + 1} } a: predecessors { ...G${n + 1} } b: predecessors { ...F${n + 1} }
      }
      fragment G${n} on Province { a: predecessors { ...F${n + 1} } b: predecessors { ...G${n + 1} }
        b: predecessors { n${n}: id } }`,
    );
    const text = `{ province(id: "a") { ...F0 ...G0 } } ${fragments.join('\n')}
      fragment F18 on Province { id } fragment G18 on Province { id }`;
    expect(parse(text)).toBeTruthy();
    const startedAt = process.cpuUsage().user;
    cost(text);
    expect((process.cpuUsage().user - startedAt) / 1_000).toBeLessThan(2_000);
  });
});
