import { loadCatalogue } from '../../../platform/loadCatalogue';
import { createFigures, type Figures } from '../../../domain/figures';
import type { Bounds } from '../../../domain/quantity';
import { createQuantity } from '../../../domain/quantity';
import { differenceOf, reconcile, verdictOf, type ComputedFigures } from '../reconcile';

const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });
const nearly = (value: number): Bounds => ({ value, atLeast: 0, atMost: value });
const over = (value: number): Bounds => ({ value, atLeast: value, atMost: null });

const summed = (figures: Figures, simulated = false, byBody = figures): ComputedFigures => ({
  figures,
  byBody,
  expected: 1,
  simulated,
});
const bounded = (width: number | null) => ({ width, simulated: false });

describe('verdict', () => {
  it.each([
    ['every province reported and the sum is the published figure', exactly(60), exactly(60), 3, 'CONFIRMED'],
    ['both can be the same number', nearly(60), exactly(50), 3, 'NOT_CONTRADICTED'],
    ['both are near to the same number', nearly(60), nearly(60), 3, 'NOT_CONTRADICTED'],
    ['an exact figure lies within the bounds of the sum', exactly(60), nearly(60), 3, 'NOT_CONTRADICTED'],
    ['a published floor is reached', over(1000), exactly(1200), 3, 'NOT_CONTRADICTED'],
    [
      'some provinces are missing and the others stay below',
      exactly(60),
      exactly(30),
      2,
      'EXPLAINED_BY_MISSING',
    ],
    ['nobody reported', exactly(60), null, 0, 'EXPLAINED_BY_MISSING'],
    ['nobody reported a figure that may be zero', nearly(60), null, 0, 'EXPLAINED_BY_MISSING'],
    ['the sum is more than was published', exactly(60), exactly(61), 3, 'DIFFERS'],
    ['the sum is more though provinces are missing', exactly(60), exactly(61), 1, 'DIFFERS'],
    ['every province reported and the sum is less', exactly(60), exactly(59), 3, 'DIFFERS'],
    ['every province reported and the sum stays below a floor', over(9), nearly(8), 3, 'DIFFERS'],
  ])('where %s', (_case, published, computed, reportedBy, verdict) => {
    const bounds = computed && reportedBy < 3 ? { ...computed, atMost: null } : computed;
    expect(verdictOf(published, bounds && createQuantity(bounds, reportedBy), 3)).toBe(verdict);
  });
});

describe('difference', () => {
  it('is an interval, open if nothing bounds it', () => {
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
    const rows = reconcile(published, summed(computed), catalogue);
    expect(
      rows.map(({ published: _, computed: sum, difference: __, ...row }) => ({
        ...row,
        sum: sum?.value ?? null,
      })),
    ).toEqual([
      { ...bounded(0), measure: 'members', sum: 60, verdict: 'CONFIRMED' },
      { ...bounded(null), measure: 'awards', sum: null, verdict: 'EXPLAINED_BY_MISSING' },
      {
        ...bounded(null),
        measure: 'awards',
        kind: 'EMULATION_FLAG',
        awardedBy: 'CONFEDERATION',
        recipient: undefined,
        sum: null,
        verdict: 'EXPLAINED_BY_MISSING',
      },
      {
        ...bounded(null),
        measure: 'spent',
        programme: 'mai-am-cong-doan',
        sum: null,
        verdict: 'EXPLAINED_BY_MISSING',
      },
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
    const byBody = createFigures([{ ...merit, ...exactly(1100) }], catalogue);
    const [row] = reconcile(published, summed(computed, false, byBody), catalogue);
    expect([row?.computed?.value, row?.difference, row?.verdict]).toEqual([
      1100,
      { atLeast: -100, atMost: null },
      'NOT_CONTRADICTED',
    ]);
  });

  it('says how far apart two numbers can be that do not contradict each other', () => {
    const catalogue = loadCatalogue();
    const published = createFigures([{ measure: 'spent', ...nearly(60) }], catalogue);
    const computed = createFigures([{ measure: 'spent', value: 50, atLeast: 40, atMost: 60 }], catalogue);
    const [row] = reconcile(published, summed(computed), catalogue);
    expect([row?.verdict, row?.difference, row?.width]).toEqual([
      'NOT_CONTRADICTED',
      { atLeast: -60, atMost: 20 },
      80,
    ]);
  });

  it('verifies nothing by simulated figures, however well they fit', () => {
    const catalogue = loadCatalogue();
    const figures = createFigures([{ measure: 'members', ...exactly(60) }], catalogue);
    const [row] = reconcile(figures, summed(figures, true), catalogue);
    expect([row?.verdict, row?.simulated]).toEqual(['NOT_COMPARABLE', true]);
  });

  it('does not compare what may not be added', () => {
    const catalogue = loadCatalogue();
    const figures = createFigures([], catalogue);
    const price = { measure: 'shiftMealPrice', name: 'x', quantity: createQuantity(exactly(20_000), 1) };
    const activities = { ...figures, activities: [price] };
    const rows = reconcile(activities, summed(activities), catalogue);
    expect(rows.map((row) => row.verdict)).toEqual(['NOT_COMPARABLE']);
  });
});
