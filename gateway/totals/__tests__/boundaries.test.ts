import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { projectPath } from '../../../platform/paths';
import {
  existsAtEndOf,
  generationsAtEndOf,
  type Generation,
  type Generations,
} from '../../../domain/lineage';
import { currentOf, reportersOf, type Reporters } from '../boundaries';

const clusterFive = ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang'];
const clusterOfTen = [
  'khanh-hoa',
  'quang-ngai',
  'quang-nam',
  'binh-dinh',
  'phu-yen',
  'kon-tum',
  'gia-lai',
  'dak-lak',
  'dak-nong',
  'lam-dong',
];

function readGenerations(): Generations {
  const content = readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8');
  const rows = JSON.parse(content) as (Generation & { id: string })[];
  return new Map(
    rows.map(({ id, validFrom, validTo, successor }) => [id, { validFrom, validTo, successor }]),
  );
}

const generations = readGenerations();
const before = generationsAtEndOf(2024, generations);
const today = generationsAtEndOf(2026, generations);

/** The provinces to ask, sorted; the conflicts if there are none to ask. */
function outcome(reporters: Reporters) {
  return reporters.kind === 'expressible' ? [...reporters.provinces].sort() : reporters.conflicts;
}

function predecessorsOf(province: string): string[] {
  return before.filter((id) => currentOf(id, generations) === province);
}

describe('the map of a year', () => {
  it('has 63 provinces until 2024 and 34 from 2025 on, 11 of them the same', () => {
    expect([2000, 2024, 2025, 2100].map((year) => generationsAtEndOf(year, generations).length)).toEqual([
      63, 63, 34, 34,
    ]);
    expect(before.filter((id) => today.includes(id))).toHaveLength(11);
  });

  it('is that of 31 December: a province that ended on that day is not on it, one that ends after it is', () => {
    const generation = { validFrom: '2010-12-31', validTo: '2025-07-01', successor: 'b' };
    expect([2009, 2010, 2024, 2025].map((year) => existsAtEndOf(year, generation))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(existsAtEndOf(2024, { ...generation, validTo: '2024-12-31' })).toBe(false);
    expect(existsAtEndOf(2024, { ...generation, validTo: '2025-01-01' })).toBe(true);
  });
});

describe('every old province', () => {
  it('is part of exactly one of today', () => {
    const containing = before.map((id) => today.filter((province) => predecessorsOf(province).includes(id)));
    expect(containing.filter((provinces) => provinces.length !== 1)).toEqual([]);
  });

  it('leads to a province of today, however many mergers lie between', () => {
    const chain: Generations = new Map([
      ['a', { validFrom: null, validTo: '2008-08-01', successor: 'b' }],
      ['b', { validFrom: '2008-08-01', validTo: '2025-07-01', successor: 'c' }],
      ['c', { validFrom: '2025-07-01', validTo: null, successor: null }],
    ]);
    expect(['a', 'b', 'c'].map((id) => currentOf(id, chain))).toEqual(['c', 'c', 'c']);
    const years = [2007, 2024, 2025].map((year) => outcome(reportersOf(['a'], year, 'CURRENT', chain)));
    expect(years).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('a scope on the current map', () => {
  it('is cluster 5 as reported, since its six provinces are four of today', () => {
    expect(reportersOf(clusterFive, 2024, 'CURRENT', generations)).toEqual({
      kind: 'expressible',
      provinces: ['cao-bang', 'bac-kan', 'thai-nguyen', 'lang-son', 'ha-giang', 'tuyen-quang'],
      absent: new Set(),
    });
    expect(outcome(reportersOf(clusterFive, 2025, 'CURRENT', generations))).toEqual([
      'cao-bang',
      'lang-son',
      'thai-nguyen-2025',
      'tuyen-quang-2025',
    ]);
  });

  it('is not the cluster of ten: three provinces of today lie partly outside it', () => {
    expect(reportersOf(clusterOfTen, 2020, 'CURRENT', generations)).toEqual({
      kind: 'notExpressible',
      conflicts: [
        { province: 'khanh-hoa-2025', inside: ['khanh-hoa'], outside: ['ninh-thuan'] },
        { province: 'da-nang-2025', inside: ['quang-nam'], outside: ['da-nang'] },
        { province: 'lam-dong-2025', inside: ['dak-nong', 'lam-dong'], outside: ['binh-thuan'] },
      ],
    });
  });

  it.each([
    [['tuyen-quang-2025'], 2024, ['ha-giang', 'tuyen-quang']],
    [['tuyen-quang-2025'], 2025, ['tuyen-quang-2025']],
    [['ha-giang', 'tuyen-quang'], 2026, ['tuyen-quang-2025']],
    [['tuyen-quang-2025', 'ha-giang'], 2024, ['ha-giang', 'tuyen-quang']],
    [['cao-bang'], 2024, ['cao-bang']],
    [['ha-giang'], 2024, [{ province: 'tuyen-quang-2025', inside: ['ha-giang'], outside: ['tuyen-quang'] }]],
    [['ha-giang'], 2026, [{ province: 'tuyen-quang-2025', inside: ['ha-giang'], outside: ['tuyen-quang'] }]],
  ])('of %j in %i is %j', (scope, year, expected) => {
    expect(outcome(reportersOf(scope, year, 'CURRENT', generations))).toEqual(expected);
  });

  it('of all provinces is all of them, in every year', () => {
    for (const year of [2000, 2024, 2025, 2026]) {
      const all = generationsAtEndOf(year, generations);
      expect(outcome(reportersOf(all, year, 'CURRENT', generations))).toEqual([...all].sort());
    }
  });

  it('of whole provinces of today is what was reported', () => {
    fc.assert(
      fc.property(
        fc.subarray(today, { minLength: 1 }),
        fc.integer({ min: 2000, max: 2024 }),
        (wanted, year) => {
          const closed = wanted.flatMap(predecessorsOf);
          const asReported = outcome(reportersOf(closed, year, 'AS_REPORTED', generations));
          expect(outcome(reportersOf(closed, year, 'CURRENT', generations))).toEqual(asReported);
          expect(outcome(reportersOf(wanted, year, 'CURRENT', generations))).toEqual(asReported);
        },
      ),
    );
  });

  it('of any old provinces asks just these, or names for each conflict all old provinces of one of today', () => {
    fc.assert(
      fc.property(fc.subarray(before, { minLength: 1 }), (scope) => {
        const reporters = reportersOf(scope, 2024, 'CURRENT', generations);
        if (reporters.kind === 'expressible') {
          expect([...reporters.provinces].sort()).toEqual([...scope].sort());
          return;
        }
        for (const { province, inside, outside } of reporters.conflicts) {
          expect([...inside, ...outside].sort()).toEqual(predecessorsOf(province).sort());
          expect(inside.filter((id) => !scope.includes(id))).toEqual([]);
          expect(outside.filter((id) => scope.includes(id))).toEqual([]);
          expect(inside.length * outside.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('a scope as reported', () => {
  it('keeps what it names, and says what was not on the map of the year', () => {
    expect(reportersOf(['ha-giang', 'cao-bang'], 2025, 'AS_REPORTED', generations)).toEqual({
      kind: 'expressible',
      provinces: ['ha-giang', 'cao-bang'],
      absent: new Set(['ha-giang']),
    });
    expect(reportersOf(['tuyen-quang-2025'], 2024, 'AS_REPORTED', generations)).toEqual({
      kind: 'expressible',
      provinces: ['tuyen-quang-2025'],
      absent: new Set(['tuyen-quang-2025']),
    });
  });
});
