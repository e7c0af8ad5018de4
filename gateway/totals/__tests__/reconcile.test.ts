import { loadCatalogue } from '../../../platform/loadCatalogue';
import { createFigures } from '../../../domain/figures';
import type { Bounds } from '../../../domain/quantity';
import { createQuantity } from '../../../domain/quantity';
import { differenceOf, reconcile, verdictOf } from '../reconcile';

const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });
const nearly = (value: number): Bounds => ({ value, atLeast: 0, atMost: value });
const over = (value: number): Bounds => ({ value, atLeast: value, atMost: null });

describe('verdict', () => {
  it.each([
    [
      'every province reported and the sum is the published figure',
      exactly(60),
      exactly(60),
      3,
      'CONSISTENT',
    ],
    ['every province reported and both can be the same number', nearly(60), exactly(50), 3, 'CONSISTENT'],
    ['a published floor is reached', over(1000), exactly(1200), 3, 'CONSISTENT'],
    [
      'some provinces are missing and the others stay below',
      exactly(60),
      exactly(30),
      2,
      'EXPLAINED_BY_MISSING',
    ],
    ['nobody reported', exactly(60), null, 0, 'EXPLAINED_BY_MISSING'],
    ['nobody reported a figure that may be zero', nearly(60), null, 0, 'EXPLAINED_BY_MISSING'],
    ['the sum is more than was published', exactly(60), exactly(61), 3, 'EXCEEDS'],
    ['the sum is more though provinces are missing', exactly(60), exactly(61), 1, 'EXCEEDS'],
    ['every province reported and the sum is less', exactly(60), exactly(59), 3, 'CONTRADICTS'],
    ['every province reported and the sum stays below a floor', over(9), nearly(8), 3, 'CONTRADICTS'],
  ])('where %s', (_case, published, computed, reportedBy, verdict) => {
    const bounds = computed && reportedBy < 3 ? { ...computed, atMost: null } : computed;
    expect(verdictOf(published, bounds && createQuantity(bounds, reportedBy), 3)).toBe(verdict);
  });
});

describe('difference', () => {
  it('is an interval, open where nothing bounds it', () => {
    expect(differenceOf(exactly(60), exactly(50))).toEqual({ atLeast: 10, atMost: 10 });
    expect(differenceOf(nearly(60), { value: 50, atLeast: 50, atMost: 55 })).toEqual({
      atLeast: -55,
      atMost: 10,
    });
    expect(differenceOf(over(9), exactly(5))).toEqual({ atLeast: 4, atMost: null });
    expect(differenceOf(exactly(60), null)).toEqual({ atLeast: null, atMost: 60 });
  });
});

describe('reconcile', () => {
  it('sets every published figure beside the sum, with its dimensions', () => {
    const catalogue = loadCatalogue();
    const published = createFigures(
      [
        { measure: 'members', ...exactly(60) },
        { measure: 'awards', ...exactly(3) },
        { measure: 'awards', kind: 'EMULATION_FLAG', awardedBy: 'CONFEDERATION', ...exactly(3) },
        { measure: 'spent', programme: 'mai-am-cong-doan', ...nearly(10) },
      ],
      catalogue,
    );
    const computed = createFigures([{ measure: 'members', ...exactly(60) }], catalogue);
    const rows = reconcile(published, computed, 1, catalogue);
    expect(
      rows.map(({ published: _, computed: sum, difference: __, ...row }) => ({
        ...row,
        sum: sum?.value ?? null,
      })),
    ).toEqual([
      { measure: 'members', sum: 60, verdict: 'CONSISTENT' },
      { measure: 'awards', sum: null, verdict: 'EXPLAINED_BY_MISSING' },
      {
        measure: 'awards',
        kind: 'EMULATION_FLAG',
        awardedBy: 'CONFEDERATION',
        recipient: undefined,
        sum: null,
        verdict: 'EXPLAINED_BY_MISSING',
      },
      { measure: 'spent', programme: 'mai-am-cong-doan', sum: null, verdict: 'EXPLAINED_BY_MISSING' },
    ]);
  });

  it('sets awards published for all recipients together beside the sum over the recipients', () => {
    const catalogue = loadCatalogue();
    const merit = { measure: 'awards', kind: 'CERTIFICATE_OF_MERIT', awardedBy: 'PROVINCE' } as const;
    const published = createFigures([{ ...merit, ...over(1000) }], catalogue);
    const computed = createFigures(
      [
        { ...merit, recipient: 'COLLECTIVE', ...exactly(700) },
        { ...merit, recipient: 'INDIVIDUAL', ...exactly(400) },
      ],
      catalogue,
    );
    const [row] = reconcile(published, computed, 1, catalogue);
    expect([row?.computed?.value, row?.difference, row?.verdict]).toEqual([
      1100,
      { atLeast: -100, atMost: null },
      'CONSISTENT',
    ]);
  });

  it('does not compare what may not be added', () => {
    const catalogue = loadCatalogue();
    const figures = createFigures([], catalogue);
    const price = { measure: 'shiftMealPrice', name: 'x', quantity: createQuantity(exactly(20_000), 1) };
    const rows = reconcile(
      { ...figures, activities: [price] },
      { ...figures, activities: [price] },
      1,
      catalogue,
    );
    expect(rows.map((row) => row.verdict)).toEqual(['NOT_COMPARABLE']);
  });
});
