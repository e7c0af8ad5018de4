import fc from 'fast-check';
import { findParts, saysNone, type SummaryFact } from '../parts';

const total = (id: string, value: number, more: Partial<SummaryFact> = {}): SummaryFact => ({
  id,
  unit: 'an-giang',
  year: 2024,
  measure: 'unions',
  value,
  atLeast: value,
  atMost: value,
  ...more,
});
const business = { sector: 'PRODUCTION_BUSINESS' } as const;
const state = { sector: 'STATE_ADMINISTRATION' } as const;

function partsOf(totals: SummaryFact[]) {
  const { containerOf, findings } = findParts(totals);
  return {
    within: Object.fromEntries(containerOf),
    said: findings.map(({ kind, fact }) => `${kind} ${fact}`),
  };
}

describe('numbers of one unit, year and measure', () => {
  it('with more dimensions are parts of the one without, wherever it stands', () => {
    const totals = [total('b', 937, business), total('all', 6428), total('s', 5491, state)];
    expect(partsOf(totals)).toEqual({ within: { b: 'all', s: 'all' }, said: [] });
  });

  it('are parts of the nearest total', () => {
    const kind = { kind: 'CERTIFICATE_OF_MERIT' } as const;
    const totals = [
      total('merit', 12, kind),
      total('given', 9, { ...kind, awardedBy: 'CONFEDERATION' }),
      total('people', 4, { ...kind, awardedBy: 'CONFEDERATION', recipient: 'INDIVIDUAL' }),
      total('flags', 3, { kind: 'EMULATION_FLAG' }),
    ];
    expect(partsOf(totals)).toEqual({ within: { given: 'merit', people: 'given' }, said: [] });
  });

  it('are what their rows say', () => {
    const totals = [
      total('all', 100),
      total('alone', 70, { ...business, standsAlone: true }),
      total('said', 20, { ...state, includedIn: 'other' }),
    ];
    expect(partsOf(totals)).toEqual({ within: {}, said: [] });
    expect(['không', 'None', '-', 'a'].map(saysNone)).toEqual([true, true, true, false]);
  });

  it.each([
    ['more than their total cannot be', 900, ['CONTRADICTION b']],
    ['less than their total are said', 7000, ['INCOMPLETE b']],
  ])('that add up to %s', (_what, all, said) => {
    expect(partsOf([total('all', all), total('b', 937, business), total('s', 5491, state)]).said).toEqual(
      said,
    );
  });

  it('of some programmes need not add up to their total', () => {
    const tet = { measure: 'gifts', programme: 'tet-sum-vay' };
    expect(partsOf([total('all', 1500, { measure: 'gifts' }), total('t', 500, tet)]).said).toEqual([]);
  });

  it('split in two ways without a total cannot be told apart', () => {
    const totals = [total('b', 937, business), total('t', 500, { programme: 'tet-sum-vay' })];
    expect(partsOf(totals).said).toEqual(['UNDECIDED t']);
    const [finding] = findParts(totals).findings;
    expect(finding?.vi).toContain('cộng hết được 1437, từng cách chia được 937 và 500; đang cộng hết');
  });

  it('that are bounds are compared as such', () => {
    const over = total('all', 900, { atMost: null });
    expect(partsOf([over, total('b', 937, business), total('s', 5491, state)]).said).toEqual([]);
  });

  it('are never parts of themselves or of each other in a circle', () => {
    const facts = fc.array(
      fc.record(
        {
          value: fc.nat(100),
          kind: fc.constantFrom('EMULATION_FLAG' as const, 'MIXED' as const),
          recipient: fc.constantFrom('COLLECTIVE' as const, 'INDIVIDUAL' as const),
          programme: fc.constantFrom('tet-sum-vay', 'mai-am-cong-doan'),
        },
        { requiredKeys: ['value'] },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(facts, (rows) => {
        const { containerOf } = findParts(
          rows.map(({ value, ...row }, index) => total(`f${index}`, value, row)),
        );
        for (const start of containerOf.keys()) {
          let steps = 0;
          for (let at = containerOf.get(start); at !== undefined; at = containerOf.get(at)) steps += 1;
          expect(steps).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 50 },
    );
  });
});
