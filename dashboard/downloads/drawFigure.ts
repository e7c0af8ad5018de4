import { openLength } from '../../web/charts/openLength';
import { niceScale } from '../../web/charts/scale';
import type { Bounds } from '../../web/words/bounds';

/** A figure to take along: bars with their names and numbers in words. */
export interface Drawing {
  title: string;
  /** Of what, and how complete. */
  subtitle: string;
  rows: readonly DrawnRow[];
  /** Where it is from. */
  source: string;
  /** How a number of the scale is written. */
  short(amount: number): string;
}

export interface DrawnRow {
  label: string;
  /** Null if there is no number; `words` then say why. */
  bounds: Bounds | null;
  words: string;
}

const width = 960;
const left = 300;
const right = 230;
const rowHeight = 28;
const top = 104;
const plot = width - left - right;

/** The figure as an SVG of its own, which needs nothing of the page: light, with its title, scale and source. */
export function drawFigure({ title, subtitle, rows, source, short }: Drawing): string {
  const { end, ticks } = niceScale(rows.map(({ bounds }) => bounds));
  const height = top + rows.length * rowHeight + 48;
  const at = (amount: number) => left + (end > 0 ? (plot * amount) / end : 0);
  const bottom = top + rows.length * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif" font-size="14">`,
    '<defs><pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="5" height="5" fill="#fff"/><line x1="0" x2="0" y1="0" y2="5" stroke="#1d5b8f" stroke-width="3"/></pattern></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    textAt(16, 34, title, 'font-size="20" font-weight="600"'),
    textAt(16, 58, subtitle, 'fill="#525c66"'),
    ...ticks.map(
      (tick) =>
        `<line x1="${at(tick)}" x2="${at(tick)}" y1="${top - 8}" y2="${bottom}" stroke="#d5dbe1"/>` +
        textAt(at(tick), top - 14, short(tick), 'fill="#525c66" font-size="12" text-anchor="middle"'),
    ),
    ...rows.map((row, index) => rowOf(row, top + index * rowHeight, at, end)),
    textAt(16, height - 16, source, 'fill="#525c66" font-size="12"'),
    '</svg>',
  ].join('');
}

function rowOf(
  { label, bounds, words }: DrawnRow,
  y: number,
  at: (amount: number) => number,
  end: number,
): string {
  const middle = y + rowHeight / 2 + 5;
  const name = textAt(left - 12, middle, cut(label, 40), 'text-anchor="end"');
  const number = textAt(
    width - right + 16,
    middle,
    cut(words, 32),
    bounds ? '' : 'fill="#525c66" font-style="italic"',
  );
  return name + (bounds ? barOf(bounds, y, at, end) : '') + number;
}

function barOf(
  { value, atLeast, atMost }: Bounds,
  y: number,
  at: (amount: number) => number,
  end: number,
): string {
  const most = atMost ?? Math.max(value ?? 0, atLeast) + end * openLength;
  const bar = (from: number, to: number, fill: string) =>
    `<rect x="${at(from)}" y="${y + 7}" width="${Math.max(0, at(to) - at(from))}" height="14" fill="${fill}"/>`;
  const solid = bar(0, atLeast, '#1d5b8f');
  if (atLeast === atMost) return solid;
  const tick =
    value === null
      ? ''
      : `<line x1="${at(value)}" x2="${at(value)}" y1="${y + 4}" y2="${y + 24}" stroke="#1b2127" stroke-width="2"/>`;
  const arrow =
    atMost === null ? `<path d="M${at(most)} ${y + 9} l6 5 l-6 5" fill="none" stroke="#1b2127"/>` : '';
  return solid + bar(atLeast, most, 'url(#h)') + tick + arrow;
}

function textAt(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" fill="#1b2127" ${attributes}>${escaped(text)}</text>`.replace(
    /fill="#1b2127" (.*fill=)/,
    '$1',
  );
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
