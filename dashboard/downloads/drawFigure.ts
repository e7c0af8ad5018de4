import { openLength } from '../../web/charts/openLength';
import { niceScale } from '../../web/charts/scale';
import type { Bounds } from '../../web/words/bounds';
import { cut, framePicture, ink, pictureWidth, textAt, wrapped, type PictureWords } from './pictureFrame';

/** A figure to take along: bars with their names and numbers in words. */
export interface Drawing extends PictureWords {
  groups: readonly DrawnGroup[];
}

/** Bars that compare with each other: they share a scale. */
export interface DrawnGroup {
  /** Null if the title of the picture says it. */
  caption: string | null;
  rows: readonly DrawnRow[];
  /** How a number of the scale is written. */
  short(amount: number): string;
}

export interface DrawnRow {
  label: string;
  /** Null if there is no number; `words` then say why. */
  bounds: Bounds | null;
  words: string;
  /** What nobody has reported is hollow, as on the page. */
  hollow?: boolean;
}

const left = 300;
const right = 250;
const rowHeight = 28;
const lineHeight = 17;
/** As many letters as a line has room for in the widest of the fonts. */
const labelLetters = 36;
const wordLetters = 29;
const captionHeight = 30;
const axisHeight = 26;
const groupGap = 14;
const plot = pictureWidth - left - right;

export function drawFigure({ groups, ...words }: Drawing): string {
  let y = 0;
  const drawn = groups.map((group) => {
    const body = groupAt(group, y);
    y += heightOf(group) + groupGap;
    return body;
  });
  return framePicture(words, y, drawn.join(''));
}

function heightOf({ caption, rows }: DrawnGroup): number {
  return (caption === null ? 0 : captionHeight) + axisHeight + sum(rows.map(rowHeightOf));
}

/** Nothing of a number is cut off: what is long has more lines. */
function rowHeightOf({ label, words }: DrawnRow): number {
  const lines = Math.max(wrapped(label, labelLetters).length, wrapped(words, wordLetters).length);
  return rowHeight + (lines - 1) * lineHeight;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((whole, size) => whole + size, 0);
}

function groupAt({ caption, rows, short }: DrawnGroup, y: number): string {
  const { end, ticks } = niceScale(rows.map(({ bounds }) => bounds));
  const at = (amount: number) => left + (end > 0 ? (plot * amount) / end : 0);
  const axis = y + (caption === null ? 0 : captionHeight) + axisHeight;
  const bottom = axis + sum(rows.map(rowHeightOf));
  return [
    caption === null ? '' : textAt(16, y + 20, cut(caption, 90), 'font-weight="600"'),
    ...ticks.map(
      (tick) =>
        `<line x1="${at(tick)}" x2="${at(tick)}" y1="${axis - 6}" y2="${bottom}" stroke="${ink.line}"/>` +
        textAt(at(tick), axis - 10, short(tick), `fill="${ink.muted}" font-size="12" text-anchor="middle"`),
    ),
    ...rows.map((row, index) => rowOf(row, axis + sum(rows.slice(0, index).map(rowHeightOf)), at, end)),
  ].join('');
}

function rowOf(row: DrawnRow, y: number, at: (amount: number) => number, end: number): string {
  const look = row.bounds ? '' : `fill="${ink.muted}" font-style="italic"`;
  const name = linesAt(left - 12, y, wrapped(row.label, labelLetters), 'text-anchor="end"');
  const number = linesAt(pictureWidth - right + 16, y, wrapped(row.words, wordLetters), look);
  return name + (row.bounds ? barOf(row, row.bounds, y, at, end) : '') + number;
}

function linesAt(x: number, y: number, lines: readonly string[], attributes: string): string {
  const first = y + rowHeight / 2 + 5;
  return lines.map((line, index) => textAt(x, first + index * lineHeight, line, attributes)).join('');
}

function barOf(
  { hollow }: DrawnRow,
  { value, atLeast, atMost }: Bounds,
  y: number,
  at: (amount: number) => number,
  end: number,
): string {
  const most = atMost ?? Math.max(value ?? 0, atLeast) + end * openLength;
  const bar = (from: number, to: number, look: string) =>
    `<rect x="${at(from)}" y="${y + 7}" width="${Math.max(0, at(to) - at(from))}" height="14" ${look}/>`;
  const solid = bar(
    0,
    atLeast,
    hollow ? `fill="${ink.soft}" stroke="${ink.accent}" stroke-dasharray="3 2"` : `fill="${ink.accent}"`,
  );
  if (atLeast === atMost) return solid;
  const tick =
    value === null
      ? ''
      : `<line x1="${at(value)}" x2="${at(value)}" y1="${y + 4}" y2="${y + 24}" stroke="${ink.text}" stroke-width="2"/>`;
  const arrow =
    atMost === null ? `<path d="M${at(most)} ${y + 9} l6 5 l-6 5" fill="none" stroke="${ink.text}"/>` : '';
  return solid + bar(atLeast, most, 'fill="url(#possible)"') + tick + arrow;
}
