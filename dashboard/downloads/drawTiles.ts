import type { Tile } from '../tiles/layout';
import type { TileLook } from '../tiles/shades';
import { cut, framePicture, ink, pictureWidth, textAt, type PictureWords } from './pictureFrame';

export interface DrawnTile extends Pick<Tile, 'column' | 'row'> {
  name: string;
  look: TileLook;
  /** The number as short as a tile has room for, or why there is none. */
  words: string;
  /** Whether a program made the number up. */
  simulated: boolean;
}

const gap = 6;
const most = 118;
const height = 58;

/** The shades of the page, and the letters that can be read on them. */
const looks: Readonly<Record<string, { fill: string; letters?: string; dashed?: boolean }>> = {
  'shade-0': { fill: ink.paper },
  'shade-1': { fill: '#dfe9f2' },
  'shade-2': { fill: '#bed3e5' },
  'shade-3': { fill: '#93b7d5' },
  'shade-4': { fill: '#3a73a5', letters: ink.paper },
  'shade-5': { fill: '#164a77', letters: ink.paper },
  mentioned: { fill: ink.soft, dashed: true },
  stale: { fill: '#c9cfd4' },
  missing: { fill: 'url(#missing)', dashed: true },
};

/** The tile map as an SVG of its own: each province with its number in words, by which the shades need no legend. */
export function drawTiles(words: PictureWords, tiles: readonly DrawnTile[]): string {
  const columns = Math.max(1, ...tiles.map(({ column }) => column + 1));
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const width = Math.min(most, (pictureWidth - 32) / columns - gap);
  const drawn = tiles.map((tile) =>
    tileAt(tile, 16 + tile.column * (width + gap), tile.row * (height + gap), width),
  );
  return framePicture(words, rows * (height + gap), drawn.join(''));
}

function tileAt({ name, look, words, simulated }: DrawnTile, x: number, y: number, width: number): string {
  const { fill, letters = ink.text, dashed = false } = looks[look] ?? { fill: ink.paper };
  const stroke = dashed ? `stroke="${ink.grey}" stroke-dasharray="4 3"` : `stroke="${ink.line}"`;
  const room = Math.floor((width - 10) / 7.2);
  const inner = simulated
    ? `<rect x="${x + 2.5}" y="${y + 2.5}" width="${width - 5}" height="${height - 5}" fill="none" stroke="${letters}" stroke-dasharray="3 3"/>`
    : '';
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}" ${stroke}/>` +
    inner +
    textAt(x + 6, y + 20, cut(name, room), `fill="${letters}" font-size="12" font-weight="600"`) +
    textAt(x + 6, y + 44, cut(words, room), `fill="${letters}" font-size="12"`)
  );
}
