import { InvalidInputError } from './errors';

export const firstYear = 2000;
export const lastYear = 2100;

export function isYear(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= firstYear && (value as number) <= lastYear;
}

export function assertYear(argument: string, year: number): void {
  if (!isYear(year)) throw new InvalidInputError(argument, `a year from ${firstYear} to ${lastYear}`, year);
}

export interface YearRange {
  from: number;
  to: number;
}

/** Both ends included; an end that is not given is open. */
export function validYearRange(args: { from?: number | null; to?: number | null }): YearRange {
  const { from, to } = args;
  if (from != null) assertYear('from', from);
  if (to != null) assertYear('to', to);
  if (from != null && to != null && from > to)
    throw new InvalidInputError('from', `at most "to" (${to})`, from);
  return { from: from ?? firstYear, to: to ?? lastYear };
}
