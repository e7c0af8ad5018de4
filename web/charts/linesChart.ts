import {
  axisX,
  axisY,
  gridY,
  plot,
  ruleX,
  ruleY,
  text,
  vector,
  type RenderFunction,
} from '@observablehq/plot';
import { openLength } from './openLength';
import { niceScale } from './scale';
import type { Language } from '../words/language';
import type { CountedIn } from '../words/moneyUnit';
import { formatTick } from '../words/numbers';
import type { LineSeries } from './lines';

export interface LinesOptions {
  width: number;
  language: Language;
  /** What the numbers of its table are said in. */
  unit: CountedIn;
  label: string;
  /** What stands behind a year on the axis, such as the number of an event. */
  markOf(year: number): string;
}

const dashes = ['', '7 3', '2 3', '9 3 2 3', '12 4', '4 4'];
/** Filled, and hollow for what no province reported. Letters, since the library's own marks are a twentieth of the page. */
const marks = ['●○', '■□', '▲△', '◆◇', '▼▽', '★☆'];
export const linesHeight = 300;

/** A line a province, its name at its end; where only bounds are known, a stroke from one to the other. */
export function drawLines(series: readonly LineSeries[], options: LinesOptions): SVGElement | HTMLElement {
  const { width, language, unit, label, markOf } = options;
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))];
  const { end } = niceScale(series.flatMap(({ points }) => points.map(({ bounds }) => bounds)));
  const isNarrow = width < 480;
  return plot({
    width,
    height: linesHeight,
    ariaLabel: label,
    className: 'plot',
    marginLeft: 72,
    marginRight: isNarrow ? 84 : 130,
    marginTop: 12,
    marginBottom: 32,
    x: { type: 'point', domain: years, label: null },
    y: { domain: [0, end || 1], label: null },
    marks: [
      gridY({ ticks: 5, strokeOpacity: 0.12 }),
      axisY({
        ticks: 5,
        tickSize: 0,
        fontSize: 12,
        tickFormat: (amount: number) => formatTick(amount, unit, language),
      }),
      axisX({
        tickSize: 0,
        fontSize: 12,
        tickFormat: (year: number) => `${isNarrow ? `’${String(year).slice(2)}` : year}${markOf(year)}`,
      }),
      ruleY([0], { stroke: 'var(--text)' }),
      ...series.flatMap(({ points }, index) => marksOf(points, index, end)),
      ...labelsOf(series, end, width).map(({ name, year, y, index }) =>
        text([name], {
          x: () => year,
          y: () => y,
          dx: 10,
          textAnchor: 'start',
          fontSize: 12,
          fill: `var(--line-${index + 1})`,
        }),
      ),
    ],
  });
}

function marksOf(points: LineSeries['points'], index: number, end: number) {
  const stroke = `var(--line-${index + 1})`;
  const rows = points.map(({ year, bounds, simulated }) => ({
    year,
    simulated,
    value: bounds?.value ?? (bounds && bounds.atLeast === bounds.atMost ? bounds.atLeast : null),
  }));
  const bounded = points.flatMap(({ year, bounds }) => {
    if (!bounds || bounds.atLeast === bounds.atMost) return [];
    const { value, atLeast, atMost } = bounds;
    const to = atMost ?? Math.min(end, Math.max(value ?? 0, atLeast) + end * openLength);
    return [{ year, from: atLeast, to, isOpen: atMost === null }];
  });
  const dashArray = dashes[index % dashes.length];
  return [
    lineThrough(rows, stroke, dashArray ?? ''),
    ruleX(bounded, { x: 'year', y1: 'from', y2: 'to', stroke, strokeWidth: 1.5, strokeDasharray: '2 2' }),
    // Nothing bounds it above: the stroke is short, and points on.
    vector(
      bounded.filter(({ isOpen }) => isOpen),
      { x: 'year', y: 'to', length: 9, anchor: 'end', stroke },
    ),
    text(
      rows.filter(({ value }) => value !== null),
      {
        x: 'year',
        y: 'value',
        text: ({ simulated }: { simulated: boolean }) =>
          marks[index % marks.length]?.[simulated ? 1 : 0] ?? '',
        fill: stroke,
        stroke: 'var(--paper)',
        strokeWidth: 2,
        fontSize: 13,
      },
    ),
  ];
}

/** A line that breaks at a year of which nothing is known; drawn here, since the library's own brings every kind of curve. */
function lineThrough(
  rows: readonly { year: number; value: number | null }[],
  stroke: string,
  dashArray: string,
): RenderFunction {
  return (_index, { x, y }) => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    const steps = rows.map(({ year, value }, index) => {
      if (value === null) return '';
      const isFirst = index === 0 || rows[index - 1]?.value === null;
      return `${isFirst ? 'M' : 'L'}${Number(x?.(year))} ${Number(y?.(value))}`;
    });
    const attributes = { d: steps.join(''), fill: 'none', stroke, 'stroke-width': '2' };
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    if (dashArray !== '') path.setAttribute('stroke-dasharray', dashArray);
    return path;
  };
}

/** Names at the ends of their lines, moved apart where lines end beside each other. */
function labelsOf(series: readonly LineSeries[], end: number, width: number) {
  const least = (end * 15) / (linesHeight - 44);
  const letters = width < 480 ? 11 : 18;
  const ends = series
    .flatMap(({ name, points }, index) => {
      const last = points.findLast(({ bounds }) => bounds !== null);
      if (!last?.bounds) return [];
      const { value, atLeast } = last.bounds;
      return [
        {
          name: name.length > letters ? `${name.slice(0, letters - 1)}…` : name,
          index,
          year: last.year,
          y: value ?? atLeast,
        },
      ];
    })
    .sort((a, b) => a.y - b.y);
  let floor = -Infinity;
  return ends.map((label) => {
    const y = Math.max(label.y, floor + least);
    floor = y;
    return { ...label, y };
  });
}
