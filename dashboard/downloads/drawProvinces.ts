import { reasonTexts } from '../../web/words/gaps';
import type { Dashboard } from '../model/dashboard';
import type { MainMeasure } from '../model/measures';
import type { RankedRow } from '../model/ranking';
import type { Page } from '../page';
import type { Drawing } from './drawFigure';
import { drawingOf, groupOf } from './drawingOf';

/** Provinces by a measure as a picture. */
export function drawProvinces(
  title: string,
  rows: readonly RankedRow[],
  measure: MainMeasure,
  dashboard: Dashboard,
  page: Page,
): Drawing {
  const { unit } = dashboard.catalogue.measure(measure.id, page.language);
  const numbers = rows.map(({ province: { name, state, simulated }, quantity }) => ({
    label: simulated ? `${name} (${page.say({ vi: 'giả lập', en: 'simulated' })})` : name,
    bounds: quantity,
    ...(state.kind === 'missing' && { reason: page.say(reasonTexts[state.reason]) }),
    origin: 'printed' as const,
    unit,
    simulated: simulated && quantity?.reportedBy !== 0,
  }));
  return drawingOf(title, [groupOf(null, numbers, page)], dashboard, page);
}
