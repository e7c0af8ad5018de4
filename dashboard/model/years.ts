import { allProvinces, type Boundaries } from '../address';
import type { Variables } from '../operations';

const seriesLength = 10;

/** The years of the development: ten, up to last year, or so that they hold the chosen one. */
export function seriesYears(year: number, today: Date): number[] {
  const last = Math.max(year, today.getFullYear() - 1);
  const first = Math.min(year, last - seriesLength + 1);
  return Array.from({ length: seriesLength }, (_, index) => first + index);
}

/** The years to choose from if no season limits them, the newest first. */
export function yearsToChoose(today: Date): number[] {
  const last = today.getFullYear();
  return Array.from({ length: seriesLength + 2 }, (_, index) => last - index);
}

/** The question for a view; the same for every section of it. */
export function dashboardVariables(
  { scope, year, boundaries }: { scope: string; year: number; boundaries: Boundaries },
  today: Date,
): Variables<'Dashboard'> {
  const all = scope === allProvinces;
  return {
    cluster: all ? '' : scope,
    allProvinces: all,
    year,
    before: year - 1,
    lastDay: `${year}-12-31`,
    years: seriesYears(year, today),
    boundaries,
  };
}
