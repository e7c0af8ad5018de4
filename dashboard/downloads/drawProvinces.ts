import { reasonTexts } from '../../web/words/gaps';
import type { Dashboard } from '../model/dashboard';
import type { MainMeasure } from '../model/measures';
import type { RankedRow } from '../model/ranking';
import type { Page } from '../page';
import type { Drawing } from './drawFigure';
import { drawingOf } from './drawingOf';

/** Provinces by a measure as a picture. */
export function drawProvinces(
  title: string,
  rows: readonly RankedRow[],
  measure: MainMeasure,
  dashboard: Dashboard,
  page: Page,
): Drawing {
  const { unit } = dashboard.catalogue.measure(measure.id, page.language);
  const numbers = rows.map(({ province: { name, state }, quantity }) => ({
    label: name,
    bounds: quantity,
    ...(state.kind === 'missing' && { reason: page.say(reasonTexts[state.reason]) }),
    origin: 'printed' as const,
    unit,
  }));
  return drawingOf(title, numbers, dashboard, page);
}
