import { addUp, figuresOf, numbersOf, provinceIds, year } from '../country';
import { questionsOf } from '../workloads';

const count = 6;
const [totals, page] = questionsOf('mix', 'product', count) ?? [];
const coverage = { expected: count, reported: count, complete: true };

/** The national answer, with so many members more, and so many unions. */
function answer(members: number, unions = 0) {
  const [first = 0, ...others] = addUp(provinceIds(count), year);
  others[2] = (others[2] ?? 0) + unions;
  return { data: { totals: [{ figures: figuresOf([first + members, ...others]), coverage }] } };
}

describe('while provinces are written to', () => {
  it.each([
    [0, true],
    [1, true],
    [5, true],
    [6, false],
    [-1, false],
  ])('of five writes %i members more are right: %p', (members, isRight) => {
    expect(totals?.problemOf(answer(members), 5) === null).toBe(isRight);
  });

  it('everything else is as it was', () => {
    expect(totals?.problemOf(answer(1, 1), 5)).toMatch(/^expected /);
  });

  it('a province that was not written to has what it had', () => {
    const report = { figures: figuresOf(numbersOf('p1', year)) };
    expect(page?.problemOf({ data: { province: { id: 'p1', report } } }, 5)).toBeNull();
    expect(page?.problemOf({ data: { province: { id: 'p2', report } } }, 5)).toMatch(/^expected /);
  });

  it('an error is no right answer', () => {
    expect(totals?.problemOf({ errors: [{ message: 'no' }], ...answer(0) }, 5)).not.toBeNull();
  });
});

it('without a write no member more is right', () => {
  expect(totals?.problemOf(answer(0))).toBeNull();
  expect(totals?.problemOf(answer(1))).toMatch(/^expected /);
});
