import type { Dashboard } from '../model/dashboard';
import type { MainMeasure } from '../model/measures';
import { sizeOf } from '../model/ranking';
import type { Page } from '../page';
import { nearEachOther, tilesOf } from '../tiles/layout';
import { mostOf, readTile, tileLook } from '../tiles/shades';
import { formatShort } from '../../web/words/numbers';
import { wordsOf } from './drawingOf';
import type { Picture } from './pictures';

/** The tile map of the scope as it stands on the page. */
export function tilesPicture(dashboard: Dashboard, measure: MainMeasure, page: Page): Picture {
  const { provinces, year, catalogue } = dashboard;
  const { language, say } = page;
  const { name } = catalogue.measure(measure.id, language);
  const title = say({ vi: `Bản đồ ô: ${name}, ${year}`, en: `Tile map: ${name}, ${year}` });
  const most = mostOf(provinces, measure);
  const rowOf = new Map(provinces.map((province) => [province.id, province]));
  const tiles = nearEachOther(tilesOf(year).filter(({ province }) => rowOf.has(province)));
  const drawn = tiles.flatMap(({ province: id, column, row }) => {
    const province = rowOf.get(id);
    if (!province) return [];
    const quantity = readTile(province, measure);
    const short = quantity ? formatShort(sizeOf(quantity), language) : say(noFigure);
    return [
      {
        column,
        row,
        name: province.name,
        look: tileLook(province.state.kind, quantity, most),
        simulated: province.simulated,
        words: province.state.kind === 'mentioned' ? `${short}+` : short,
      },
    ];
  });
  return {
    title,
    svg: async () => (await import('./drawTiles')).drawTiles(wordsOf(title, dashboard, page), drawn),
  };
}

const noFigure = { vi: 'chưa có số liệu', en: 'no figure' };
