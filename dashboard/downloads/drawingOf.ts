import { formatAddress } from '../address';
import type { Dashboard } from '../model/dashboard';
import type { Page } from '../page';
import { sayBounds, type Bounds } from '../../web/words/bounds';
import { sayStandings } from '../words/standings';
import { formatShort, type Unit } from '../../web/words/numbers';
import type { Origin } from '../../domain/qualifiers';
import type { DrawnRow, Drawing } from './drawFigure';

export interface DrawnNumber {
  label: string;
  bounds: Bounds | null;
  /** Why there is no number. */
  reason?: string;
  origin: Origin;
  unit: Unit;
}

/** A section as a picture, which says by itself of what it is, how complete, and from where. */
export function drawingOf(
  title: string,
  numbers: readonly DrawnNumber[],
  dashboard: Dashboard,
  { address, language, say }: Page,
): Drawing {
  const { coverage, cluster, year } = dashboard;
  const name = cluster?.name ?? say({ vi: 'Tất cả các tỉnh', en: 'All provinces' });
  const notes = [
    ...sayStandings(coverage, year).map(say),
    ...(coverage.simulated.length > 0
      ? [say({ vi: 'CÓ SỐ LIỆU GIẢ LẬP', en: 'WITH SIMULATED FIGURES' })]
      : []),
  ];
  const rows = numbers.map(({ label, bounds, reason, origin, unit }): DrawnRow => {
    const words = bounds
      ? sayBounds(bounds, origin, unit, language)
      : (reason ?? say({ vi: 'chưa có số liệu', en: 'no figure' }));
    return { label, bounds, words };
  });
  return {
    title,
    subtitle: [name, ...notes].join(' · '),
    rows,
    source: `${window.location.origin}${formatAddress({ ...address, trail: null })} · ${new Date().toISOString().slice(0, 10)}`,
    short: (amount) => formatShort(amount, language),
  };
}
