import { growthOf, isBounded, type Interval } from '../../domain/ranks';
import type { Dashboard } from './dashboard';
import type { MainMeasure } from './measures';

/** How much the scope's total grew over the year before; null if nothing bounds it, or not the same is simulated in both. */
export function totalGrowth(
  { figures, coverage, series, year }: Pick<Dashboard, 'figures' | 'coverage' | 'series' | 'year'>,
  measure: MainMeasure,
): Interval | null {
  const before = series.find((totals) => totals.year === year - 1);
  if (!figures || !before?.figures || simulatedIn(coverage) !== simulatedIn(before.coverage)) return null;
  const ratio = growthOf(measure.read(figures), measure.read(before.figures))?.ratio;
  return ratio && isBounded(ratio) ? ratio : null;
}

function simulatedIn({ simulated }: { simulated: readonly { id: string }[] }): string {
  return simulated
    .map(({ id }) => id)
    .sort()
    .join();
}
