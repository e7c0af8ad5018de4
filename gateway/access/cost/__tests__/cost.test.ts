import { cost, total } from './fixture';

const members = 'figures { membership { members { value } } }';

describe('the cost of an operation', () => {
  it('is one object for the answer and one for each object in it', () => {
    expect(total('{ province(id: "a") { id name } }')).toBe(2);
    expect(total('{ clusters { id } }')).toBe(3);
    expect(total('{ cluster(id: "north") { seasons { year provinces { id } } } }')).toBe(1 + 1 + 2 + 5);
  });

  it('counts a province-year that is read as ten, and its figures by their objects', () => {
    expect(total('{ province(id: "a") { report(year: 2024) { year } } }')).toBe(2 + 10 + 1);
    expect(total(`{ province(id: "a") { report(year: 2024) { ${members} } } }`)).toBe(2 + 10 + 4);
    expect(total('{ province(id: "a") { reports(from: 2020, to: 2024) { year } } }')).toBe(2 + 50 + 5);
  });

  it('counts every province of a total in every year, as of the end of the year', () => {
    const all = (years: string) =>
      total(`{ totals(scope: { allProvinces: true }, years: ${years}) { year } }`);
    expect(all('[2024]')).toBe(1 + 1 + 4 * 10);
    expect(all('[2025]')).toBe(1 + 1 + 3 * 10);
    expect(all('[2024, 2025]')).toBe(1 + 2 + 7 * 10);
  });

  it('counts the provinces that stand for a total on the map of today', () => {
    const text =
      '{ totals(scope: { provinces: ["a", "cd-2025"] }, years: [2024], boundaries: CURRENT) { year } }';
    expect(total(text)).toBe(1 + 1 + 3 * 10);
    expect(total(text.replace('CURRENT', 'AS_REPORTED'))).toBe(1 + 1 + 10);
  });

  it('counts the provinces of a cluster in its season', () => {
    const of = (year: number) =>
      total(`{ cluster(id: "north") { season(year: ${year}) { totals { year } } } }`);
    expect(of(2023)).toBe(1 + 1 + 1 + 1 + 2 * 10);
    expect(of(2024)).toBe(1 + 1 + 1 + 1 + 3 * 10);
    expect(of(2020)).toBe(1 + 1);
  });

  it('counts the figures of every province behind a sum', () => {
    // Figures, membership and members: once for the sum and once for each of four provinces.
    expect(total(`{ totals(scope: { allProvinces: true }, years: [2024]) { ${members} } }`)).toBe(
      1 + 1 + 4 * 10 + 5 * 3,
    );
  });

  it('multiplies lists within lists', () => {
    const text = '{ clusters { seasons { provinces { report(year: 2024) { year } } } } }';
    // Three seasons with six places of provinces.
    expect(total(text)).toBe(1 + 2 + 3 + 6 + 6 * 11);
  });

  it('counts the rows of a page by its size', () => {
    const page = (size: string) => total(`{ province(id: "a") { facts${size} { edges { cursor } } } }`);
    expect(page('(first: 3)')).toBe(2 + 10 + 1 + 3);
    expect(page('')).toBe(2 + 10 + 1 + 50);
    expect(page('(first: 100000)')).toBe(2 + 10 + 1);
  });

  it('reads nothing of a province that is not connected', () => {
    const text = '{ provinces(on: "2024-01-01") { report(year: 2024) { year } } }';
    expect(total(text)).toBe(1 + 4 + 4 * 11);
    expect(total(text, { connected: ['a'] })).toBe(1 + 4 + 11);
  });

  it('takes the dearest province where it is not known which', () => {
    expect(total('{ province(id: "atlantis") { predecessors { id } } }')).toBe(2 + 2);
    expect(total('{ province(id: "a") { predecessors { id } } }')).toBe(2);
  });

  it('costs one more for every ten fields of an object', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}: name`).join(' ');
    expect(total(`{ province(id: "a") { ${names(10)} } }`)).toBe(2);
    expect(total(`{ province(id: "a") { ${names(11)} } }`)).toBe(3);
  });

  it('has a flat price for a look into the schema', () => {
    expect(total('{ __schema { types { name } } }')).toBe(10_001);
    expect(total('{ a: __type(name: "Query") { name } b: __type(name: "Query") { name } }')).toBe(20_001);
  });

  it('names the dearest places of the answer, the dearest first', () => {
    const text = `{ clusters { season(year: 2024) {
      provinces { id report(year: 2024) { year } }
      again: totals { ${members} }
    } } }`;
    expect(cost(text)?.parts).toEqual([
      // Eleven for each of four provinces.
      { path: 'clusters.season.provinces.report', cost: 44 },
      { path: 'clusters.season.again', cost: 42 },
      { path: 'clusters.season.again.figures', cost: 18 },
    ]);
  });
});
