import fc from 'fast-check';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { addUp, classify, createCover, type Adds } from '..';
import { dimensionsOf, type Fact } from '../../facts';
import { sum } from '../../quantity';

const catalogue = loadCatalogue();

function createFact(fact: Partial<Fact> & { id: string; value: number }): Fact {
  const { value } = fact;
  return {
    unit: 'p',
    year: 2024,
    measure: 'members',
    form: 'SUMMARY',
    document: 'd',
    atLeast: value ?? 0,
    atMost: value,
    ...fact,
  };
}

/** The cells of every unit, from facts. */
function cellsOf(units: { id: string; parent: string | null }[], facts: Fact[]) {
  const adds = classify(facts, catalogue);
  const cover = createCover(
    units,
    facts.map((fact) => ({ ...fact, adds: adds.get(fact.id) as Adds })),
    catalogue,
  );
  return (unit: string) =>
    addUp(cover(unit), catalogue).map((cell) => ({
      measure: cell.measure,
      value: cell.value,
      ...dimensionsOf(cell),
    }));
}

const province = [
  { id: 'p', parent: null },
  { id: 'd1', parent: 'p' },
  { id: 'd2', parent: 'p' },
  { id: 'g1', parent: 'd1' },
];

describe('cover', () => {
  it("takes a unit's own total and nothing below it", () => {
    const cells = cellsOf(province, [
      createFact({ id: 'a', value: 100 }),
      createFact({ id: 'b', unit: 'd1', value: 40 }),
      createFact({ id: 'c', unit: 'd2', value: 50 }),
    ]);
    expect(cells('p')).toEqual([{ measure: 'members', value: 100 }]);
    expect(cells('d1')).toEqual([{ measure: 'members', value: 40 }]);
  });

  it('adds cases and the covers below if there is no own total', () => {
    const award = { measure: 'awards', form: 'ITEM', kind: 'COMMENDATION' } as const;
    const cells = cellsOf(province, [
      createFact({ id: 'a', value: 1, ...award }),
      createFact({ id: 'b', unit: 'd1', value: 54, ...award, form: 'SUMMARY' }),
      createFact({ id: 'c', unit: 'g1', value: 7, ...award }),
      createFact({ id: 'd', unit: 'd2', value: 2, ...award }),
    ]);
    expect(cells('p')).toEqual([
      { measure: 'awards', value: 57 },
      { measure: 'awards', value: 57, kind: 'COMMENDATION' },
    ]);
    expect(cells('g1')).toEqual([
      { measure: 'awards', value: 7 },
      { measure: 'awards', value: 7, kind: 'COMMENDATION' },
    ]);
  });

  it('decides measure by measure', () => {
    const cells = cellsOf(province, [
      createFact({ id: 'a', value: 100 }),
      createFact({ id: 'b', unit: 'd1', measure: 'newMembers', value: 4 }),
      createFact({ id: 'c', unit: 'd2', measure: 'newMembers', value: 5 }),
    ]);
    expect(cells('p')).toEqual([
      { measure: 'members', value: 100 },
      { measure: 'newMembers', value: 9 },
    ]);
  });

  it('splits a total by the facts that it contains', () => {
    const cells = cellsOf(province, [
      createFact({ id: 'all', measure: 'unions', value: 6428 }),
      createFact({
        id: 'business',
        measure: 'unions',
        value: 937,
        sector: 'PRODUCTION_BUSINESS',
        includedIn: 'all',
      }),
      createFact({
        id: 'state',
        measure: 'unions',
        value: 5491,
        sector: 'STATE_ADMINISTRATION',
        includedIn: 'all',
      }),
    ]);
    expect(cells('p')).toEqual([
      { measure: 'unions', value: 6428 },
      { measure: 'unions', value: 937, sector: 'PRODUCTION_BUSINESS' },
      { measure: 'unions', value: 5491, sector: 'STATE_ADMINISTRATION' },
    ]);
  });

  it('never adds a fact to the cell that a fact containing it is in', () => {
    const commendation = { measure: 'awards', kind: 'COMMENDATION', recipient: 'INDIVIDUAL' } as const;
    const facts = [
      createFact({ id: 'all', value: 144, ...commendation }),
      createFact({ id: 'part', value: 2, ...commendation, includedIn: 'all' }),
    ];
    expect(classify(facts, catalogue)).toEqual(
      new Map([
        ['all', 'TOTAL'],
        ['part', 'NEVER'],
      ]),
    );
    expect(cellsOf(province, facts)('p')[0]).toEqual({ measure: 'awards', value: 144 });
  });

  it('counts a part for its own unit if the whole is the total of the unit above', () => {
    const commendation = { measure: 'awards', kind: 'COMMENDATION' } as const;
    const cells = cellsOf(province, [
      createFact({ id: 'all', unit: 'd1', value: 54, ...commendation }),
      createFact({ id: 'part', unit: 'g1', value: 1, ...commendation, form: 'ITEM', includedIn: 'all' }),
    ]);
    expect(cells('d1')[0]).toEqual({ measure: 'awards', value: 54 });
    expect(cells('g1')[0]).toEqual({ measure: 'awards', value: 1 });
  });

  it('counts a part of another measure', () => {
    const cells = cellsOf(province, [
      createFact({ id: 'all', measure: 'superiorUnions', value: 11 }),
      createFact({ id: 'part', measure: 'districtUnions', value: 8, includedIn: 'all' }),
    ]);
    expect(cells('p')).toEqual([
      { measure: 'superiorUnions', value: 11 },
      { measure: 'districtUnions', value: 8 },
    ]);
  });

  describe("a unit's own total of one cell", () => {
    const gifts = (id: string, value: number, more: Omit<Partial<Fact>, 'value'> = {}) =>
      createFact({ id, measure: 'gifts', value, ...more });
    const bounds = (facts: Fact[]) => {
      const adds = classify(facts, catalogue);
      const rows = facts.map((fact) => ({ ...fact, adds: adds.get(fact.id) as Adds }));
      const [total] = addUp(createCover(province, rows, catalogue)('p'), catalogue);
      return total && [total.value, total.atLeast, total.atMost];
    };
    const tet = gifts('a', 500, { programme: 'tet-sum-vay' });

    it('hides that cell of the units below, and no other', () => {
      const below = [
        gifts('b', 400, { unit: 'd1', programme: 'tet-sum-vay' }),
        gifts('c', 70, { unit: 'd1', programme: 'thang-cong-nhan' }),
      ];
      expect(bounds([tet, ...below])).toEqual([570, 570, null]);
    });

    it('is at least what there is, alone or beside others', () => {
      expect(bounds([tet])).toEqual([500, 500, null]);
      expect(bounds([tet, gifts('b', 70, { programme: 'thang-cong-nhan' })])).toEqual([570, 570, null]);
      expect(bounds([createFact({ id: 'a', value: 20, sector: 'STATE_ADMINISTRATION' })])).toEqual([
        20,
        20,
        null,
      ]);
    });

    it('opens the sum of the unit above too', () => {
      expect(bounds([gifts('a', 500, { unit: 'd1', programme: 'tet-sum-vay' })])).toEqual([500, 500, null]);
    });

    it('does not make kinds that a report names all that the units below have', () => {
      const own = (id: string, value: number, kind: Fact['kind']) =>
        createFact({ id, measure: 'awards', value, kind });
      const facts = [own('a', 3, 'EMULATION_FLAG'), own('b', 20, 'COMMENDATION')];
      expect(bounds([...facts, createFact({ id: 'c', unit: 'd1', measure: 'awards', value: 100 })])).toEqual([
        null,
        100,
        123,
      ]);
    });

    it('leaves open how much more a total below adds', () => {
      expect(bounds([tet, gifts('b', 900, { unit: 'd1' })])).toEqual([null, 900, 1400]);
      expect(bounds([tet, gifts('b', 300, { unit: 'd1' })])).toEqual([null, 500, 800]);
    });

    it('is the whole if the total is split by both sectors that all unions are in', () => {
      const own = (id: string, value: number, sector: Fact['sector']) =>
        createFact({ id, measure: 'unions', value, sector });
      const facts = [own('a', 600, 'PRODUCTION_BUSINESS'), own('b', 86, 'STATE_ADMINISTRATION')];
      expect(bounds([...facts, createFact({ id: 'c', unit: 'd1', measure: 'unions', value: 686 })])).toEqual([
        686, 686, 686,
      ]);
    });
  });

  it('never adds rates, prices, single cases, and what says why it is not added', () => {
    const facts = [
      createFact({ id: 'rate', measure: 'healthCheckRate', value: 8300 }),
      createFact({
        id: 'other',
        measure: 'spent',
        value: 75_000_000,
        notAdded: 'may be in the total already',
      }),
    ];
    expect(cellsOf(province, facts)('p')).toEqual([]);
  });
});

/** Trees of up to 8 units in which every parent stands before its children, with facts on them. */
const worlds = fc
  .array(fc.nat(), { maxLength: 7 })
  .map((parents) => [
    { id: 'u0', parent: null },
    ...parents.map((parent, index) => ({ id: `u${index + 1}`, parent: `u${parent % (index + 1)}` })),
  ])
  .chain((units) =>
    fc.record({
      units: fc.constant(units),
      rows: fc.array(
        fc
          .record({
            unit: fc.constantFrom(...units.map((unit) => unit.id)),
            measure: fc.constantFrom('members', 'unions', 'gifts'),
            form: fc.constantFrom('SUMMARY' as const, 'ITEM' as const),
            adds: fc.constantFrom('TOTAL' as const, 'TOTAL' as const, 'NEVER' as const),
            value: fc.nat(1000),
          })
          .map((row) => ({ ...row, atLeast: row.value, atMost: null })),
        { maxLength: 30 },
      ),
    }),
  );

describe('createCover', () => {
  it('never counts a fact twice', () => {
    fc.assert(
      fc.property(worlds, ({ units, rows }) => {
        const coverOf = createCover(units, rows, catalogue);
        for (const { id } of units) {
          const cover = coverOf(id);
          expect(new Set(cover).size).toBe(cover.length);
        }
      }),
    );
  });

  it('drops a fact only if it is never added or a total at or above its unit stands for it', () => {
    fc.assert(
      fc.property(worlds, ({ units, rows }) => {
        const parentOf = new Map(units.map((unit) => [unit.id, unit.parent]));
        const covered = new Set(
          createCover(units, rows, catalogue, new Set(units.map(({ id }) => id)))('u0'),
        );
        for (const row of rows) {
          const line = lineage(row.unit, parentOf);
          const summarised = line.some((unit, distance) =>
            rows.some(
              (other) =>
                other.unit === unit &&
                other.measure === row.measure &&
                other.form === 'SUMMARY' &&
                other.adds === 'TOTAL' &&
                (distance > 0 || row.form === 'ITEM'),
            ),
          );
          expect(covered.has(row)).toBe(row.adds !== 'NEVER' && !summarised);
        }
      }),
    );
  });

  it('gives the same sums for facts one by one and for facts grouped first', () => {
    fc.assert(
      fc.property(worlds, ({ units, rows }) => {
        const keyOf = (fact: (typeof rows)[number]) =>
          `${fact.unit}|${fact.measure}|${fact.form}|${fact.adds}`;
        const groups = [...new Set(rows.map(keyOf))].flatMap((key) => {
          const alike = rows.filter((fact) => keyOf(fact) === key);
          return alike.slice(0, 1).map((first) => ({ ...first, ...sum(alike) }));
        });
        const byMeasure = (cells: { measure: string }[]) =>
          [...cells].sort((a, b) => (a.measure < b.measure ? -1 : 1));
        expect(byMeasure(addUp(createCover(units, groups, catalogue)('u0'), catalogue))).toEqual(
          byMeasure(addUp(createCover(units, rows, catalogue)('u0'), catalogue)),
        );
      }),
    );
  });
});

/** A unit and those above it, nearest first. */
function lineage(unit: string, parentOf: ReadonlyMap<string, string | null>): string[] {
  const parent = parentOf.get(unit) ?? null;
  return parent === null ? [unit] : [unit, ...lineage(parent, parentOf)];
}
