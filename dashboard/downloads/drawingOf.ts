import { formatAddress } from '../address';
import type { Dashboard } from '../model/dashboard';
import type { Catalogue, Quantity } from '../model/measures';
import { sumStateOf, type Behind } from '../model/sumState';
import type { Page } from '../page';
import { sayBounds, sharedUnit, type Bounds } from '../../web/words/bounds';
import { sayStandings, type Standings } from '../words/standings';
import type { Unit } from '../../web/words/moneyUnit';
import { formatShort } from '../../web/words/numbers';
import { dayInVietnam } from '../../web/words/dates';
import type { Origin } from '../../domain/qualifiers';
import type { DrawnGroup, Drawing } from './drawFigure';
import type { PictureWords } from './pictureFrame';

export interface DrawnNumber {
  label: string;
  bounds: Bounds | null;
  /** Why there is no number. */
  reason?: string;
  origin: Origin;
  unit: Unit;
  /** Whether a program made it up and nobody has reported it. */
  simulated?: boolean;
}

/** Numbers that compare with each other, as bars on one scale. */
export function groupOf(
  caption: string | null,
  numbers: readonly DrawnNumber[],
  { language, say }: Pick<Page, 'language' | 'say'>,
): DrawnGroup {
  const all = numbers.map(({ bounds }) => bounds);
  const rows = numbers.map(({ label, bounds, reason, origin, unit, simulated = false }) => ({
    label,
    bounds,
    words: bounds
      ? sayBounds(bounds, origin, sharedUnit(unit, all, origin), language)
      : (reason ?? say({ vi: 'chưa có số liệu', en: 'no figure' })),
    hollow: simulated,
  }));
  return { caption, rows, short: (amount) => formatShort(amount, language) };
}

/** Sums of the main measures, each on a scale of its own. */
export function groupsOfSums<Figures>(
  measures: readonly { measure: string; read(figures: Figures): Quantity | null }[],
  figures: Figures | null,
  coverage: Behind,
  { catalogue, page }: { catalogue: Catalogue; page: Pick<Page, 'language' | 'say'> },
): DrawnGroup[] {
  return measures.map(({ measure, read }) => {
    const { name: label, unit } = catalogue.measure(measure, page.language);
    const bounds = figures && read(figures);
    const simulated = sumStateOf(bounds, coverage) === 'simulated';
    return groupOf(null, [{ label, bounds, origin: 'sum', unit, simulated }], page);
  });
}

/** A section of a view as a picture. */
export function drawingOf(
  title: string,
  groups: readonly DrawnGroup[],
  dashboard: Dashboard,
  page: Page,
): Drawing {
  return { ...wordsOf(title, dashboard, page), groups };
}

/** What a picture of a view says of itself. */
export function wordsOf(title: string, { coverage, cluster, year }: Dashboard, page: Page): PictureWords {
  const name = cluster?.name ?? page.say({ vi: 'Tất cả các tỉnh', en: 'All provinces' });
  return pictureWords(title, name, coverage, year, formatAddress({ ...page.address, trail: null }), page);
}

/** @param link where the picture is from, from the slash on */
export function pictureWords(
  title: string,
  scope: string,
  coverage: Standings,
  year: number,
  link: string,
  { say }: Pick<Page, 'say'>,
): PictureWords {
  const notes = [
    ...sayStandings(coverage, year).map(say),
    ...(coverage.simulated.length > 0
      ? [say({ vi: 'CÓ SỐ LIỆU GIẢ LẬP', en: 'WITH SIMULATED FIGURES' })]
      : []),
  ];
  return { title, subtitle: [scope, ...notes].join(' · '), source: sourceLine(link) };
}

/** The address and the day: what a picture on somebody's desk is from. */
export function sourceLine(link: string): string {
  return `${window.location.origin}${link} · ${dayInVietnam(new Date())}`;
}
