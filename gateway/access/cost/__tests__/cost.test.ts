import { getIntrospectionQuery } from 'graphql';
import { cost, total } from './fixture';

const members = 'figures { membership { members { value } } }';

describe('the cost of an answer', () => {
  it('is one object for the answer and one for each object in it', () => {
    expect(total('{ province(id: "a") { id name } }')).toBe(2);
    expect(total('{ clusters { id } }')).toBe(3);
    // Two years with seasons, each with as many provinces as the season that has most.
    expect(total('{ cluster(id: "north") { seasons { year provinces { id } } } }')).toBe(1 + 1 + 2 + 2 * 3);
  });

  it('counts what provinces answer by its objects, and not that they are asked', () => {
    expect(total('{ province(id: "a") { report(year: 2024) { year } } }')).toBe(2 + 1);
    expect(total(`{ province(id: "a") { report(year: 2024) { ${members} } } }`)).toBe(2 + 4);
    expect(total('{ province(id: "a") { reports(from: 2020, to: 2024) { year } } }')).toBe(2 + 5);
  });

  it('counts a total for each year', () => {
    const all = (years: string) =>
      total(`{ totals(scope: { allProvinces: true }, years: ${years}) { year } }`);
    expect(all('[2024]')).toBe(1 + 1);
    expect(all('[2024, 2025]')).toBe(1 + 2);
  });

  it('counts the gaps of a total by the provinces that its scope can name', () => {
    const gaps = (scope: string, more = '') =>
      total(`{ totals(scope: ${scope}, years: [2024]${more}) { coverage { missing { reason } } } }`);
    expect(gaps('{ provinces: ["a", "b"] }')).toBe(3 + 2);
    expect(gaps('{ clusters: ["north"] }')).toBe(3 + 3);
    // The map that has most provinces; on today's there are never more than there ever were.
    expect(gaps('{ allProvinces: true }')).toBe(3 + 4);
    expect(gaps('{ allProvinces: true }', ', boundaries: CURRENT')).toBe(3 + 5);
  });

  it('multiplies lists within lists', () => {
    const text = '{ clusters { seasons { provinces { report(year: 2024) { year } } } } }';
    expect(total(text)).toBe(1 + 2 + 2 * 2 + 2 * 2 * 3 + 2 * 2 * 3);
  });

  it('counts only the seasons of the years that are asked for', () => {
    const seasons = (years: string) => total(`{ cluster(id: "north") { seasons${years} { year } } }`);
    expect(seasons('')).toBe(2 + 2);
    expect(seasons('(from: 2024)')).toBe(2 + 1);
    expect(seasons('(to: 2020)')).toBe(2);
  });

  it('counts the rows of a page by its size', () => {
    const page = (size: string) => total(`{ province(id: "a") { facts${size} { edges { cursor } } } }`);
    expect(page('(first: 3)')).toBe(2 + 1 + 3);
    expect(page('')).toBe(2 + 1 + 50);
    expect(page('(first: 100000)')).toBe(2 + 1);
  });

  it('counts the figures of a unit, which are read, by the weight that the schema gives them', () => {
    expect(
      total(
        '{ province(id: "a") { units(first: 3) { edges { node { figures(year: 2024) { __typename } } } } } }',
      ),
    ).toBe(2 + 1 + 3 + 3 + 3 * 50);
  });

  it('counts a table by its rows and columns, whose cells are reckoned', () => {
    const table = (rows: string, columns: string) =>
      total(`{ table(measure: "awards", scope: { allProvinces: true }, years: [2023, 2024], rows: ${rows}, columns: ${columns}) {
        rows { cells { reason } }
      } }`);
    expect(table('PROVINCE', 'YEAR')).toBe(2 + 4 + 4 * 2 * 40);
    expect(table('YEAR', 'PROVINCE')).toBe(2 + 2 + 2 * 4 * 40);
    expect(table('AWARD_KIND', 'YEAR')).toBe(2 + 15 + 15 * 2 * 40);
  });

  it('takes what the schema assumes while the register was never heard of', () => {
    const nothingKnown = {
      provinces: new Map(),
      names: new Map(),
      dueDates: new Map(),
      clusterNames: new Map(),
      clusters: new Map(),
    };
    expect(total('{ provinces { id } }', { directory: nothingKnown })).toBe(1 + 64);
    expect(total('{ clusters { seasons { id } } }', { directory: nothingKnown })).toBe(1 + 10 + 10 * 10);
  });

  it('costs one more for every ten further fields of an object', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}: name`).join(' ');
    expect(total(`{ province(id: "a") { ${names(10)} } }`)).toBe(2);
    expect(total(`{ province(id: "a") { ${names(11)} } }`)).toBe(3);
  });

  it('has a flat price for a look into the schema', () => {
    expect(total('{ __schema { types { name } } }')).toBe(5_001);
    expect(total('{ a: __type(name: "Query") { name } b: __type(name: "Query") { name } }')).toBe(10_001);
    // As tools ask for all of it.
    expect(total(getIntrospectionQuery())).toBe(5_001);
  });

  it('counts a look into the schema again for each further name of a part of it', () => {
    const twice = 'fragment Twice on __Type { x: fields { name } y: fields { name } }';
    expect(total(`{ __schema { types { ...Twice } } } ${twice}`)).toBe(1 + 2 * 5_000);
    // Twice below one name of the fields, and once below the other.
    const thrice = '{ __schema { types { a: fields { type { ...Twice } } b: fields { name } } } }';
    expect(total(`${thrice} ${twice}`)).toBe(1 + 3 * 5_000);
  });

  it('names the dearest places of the answer, the dearest first', () => {
    const text = `{ clusters { seasons {
      provinces { id facts(first: 5) { edges { cursor } } }
      again: totals { ${members} }
    } } }`;
    expect(cost(text)?.parts).toEqual([
      // Six for each of three provinces of two seasons of two clusters.
      { path: 'clusters.seasons.provinces.facts', cost: 72 },
      { path: 'clusters.seasons.again', cost: 16 },
      { path: 'clusters.seasons.provinces', cost: 12 },
    ]);
  });
});
