import type { Cell } from '../../domain/cells';
import { leavesOf, less } from '../leaves';

const cell = (
  value: number,
  atLeast: number,
  atMost: number | null,
  dimensions: Partial<Cell> = {},
): Cell => ({
  measure: 'unions',
  ...dimensions,
  value,
  atLeast,
  atMost,
});
const business = { sector: 'PRODUCTION_BUSINESS' } as const;
const state = { sector: 'STATE_ADMINISTRATION' } as const;

describe('the leaves of a total and its breakdown', () => {
  it('are the breakdown if it makes up the total', () => {
    const parts = [cell(9, 9, 9, business), cell(54, 0, 54, state)];
    expect(leavesOf([cell(63, 9, 63), ...parts])).toEqual(parts);
  });

  it('are the breakdown and what is left of the total', () => {
    const parts = [cell(9, 9, 9, business)];
    expect(leavesOf([cell(64, 64, 64), ...parts])).toEqual([...parts, cell(55, 55, 55)]);
  });

  it('are the total if there is no breakdown, even of nothing', () => {
    expect(leavesOf([cell(0, 0, 0)])).toEqual([cell(0, 0, 0)]);
  });

  it('are the breakdown if nothing bounds it', () => {
    const parts = [cell(14, 14, 14, business), cell(1_000, 1_000, null, state)];
    expect(leavesOf([cell(1_014, 1_014, null), ...parts])).toEqual(parts);
  });
});

describe('what is left of a quantity', () => {
  it.each([
    ['74 without 4', [74, 74, 74], [4, 4, 4], [70, 70, 70]],
    ['nearly 60 without 5', [60, 0, 60], [5, 5, 5], [55, 0, 55]],
    ['over 1000 without 3', [1_000, 1_000, null], [3, 3, 3], [997, 997, null]],
    ['20 to 40 without 5', [null, 20, 40], [5, 5, 5], [null, 15, 35]],
    ['3 without 5', [3, 3, 3], [5, 5, 5], [0, 0, 0]],
  ])('%s', (_case, whole, part, rest) => {
    const bounds = ([value, atLeast, atMost]: (number | null)[]) => ({
      value: value ?? null,
      atLeast: atLeast ?? 0,
      atMost: atMost ?? null,
    });
    expect(less(bounds(whole), bounds(part))).toEqual(bounds(rest));
  });
});
