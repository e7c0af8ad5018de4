import {
  axisX,
  axisY,
  barY,
  gridY,
  plot,
  ruleX,
  ruleY,
  text,
  tickY,
  vector,
  type Markish,
  type PlotOptions,
} from '@observablehq/plot';
import type { Bounds } from '../../web/words/bounds';
import type { Language } from '../../web/words/language';
import type { CountedIn } from '../../web/words/moneyUnit';
import { formatTick } from '../../web/words/numbers';
import { scaleOf } from '../../web/charts/intervalBar';

export interface YearPoint {
  year: number;
  /** Null if nobody reported it. */
  bounds: Bounds | null;
  /** Whether numbers that nobody has reported are in it. */
  simulated: boolean;
  /** Such as `4/6`: provinces that reported it of those that are expected. */
  behind: string;
}

interface Column extends YearPoint {
  atLeast: number;
  /** Where the hatched part ends. */
  end: number;
  value: number | null;
}

interface DevelopmentOptions {
  width: number;
  language: Language;
  /** What the numbers of its table are said in. */
  unit: CountedIn;
  /** What stands behind a year on the axis, such as the number of an event. */
  markOf(year: number): string;
}

const height = 280;

/** The chart as an element; loaded with the library that draws it only if there is one to draw. */
export function drawDevelopment(
  points: readonly YearPoint[],
  { label, ...options }: DevelopmentOptions & { label: string },
): SVGElement | HTMLElement {
  return plot({
    ...developmentChart(points, options),
    width: options.width,
    ariaLabel: label,
    className: 'plot',
  });
}

/** A column a year, drawn as the bars are: solid, hatched, a whisker, an arrow if no bound is above. */
function developmentChart(
  points: readonly YearPoint[],
  { width, language, unit, markOf }: DevelopmentOptions,
): PlotOptions {
  const most = scaleOf(points.map(({ bounds }) => bounds)) || 1;
  const columns = points.flatMap((point) => (point.bounds ? [columnOf(point, point.bounds, most)] : []));
  const bounded = columns.filter(({ atLeast, end }) => end > atLeast);
  const open = bounded.filter(({ bounds }) => bounds?.atMost === null);
  const absent = points.filter(({ bounds }) => bounds === null);
  const behind = new Map(points.map((point) => [point.year, point.behind]));
  return {
    height,
    marginLeft: 72,
    marginBottom: 46,
    marginTop: 16,
    x: {
      type: 'band',
      domain: points.map(({ year }) => year),
      padding: width < 480 ? 0.25 : 0.4,
      label: null,
    },
    y: { domain: [0, most], label: null },
    marks: [
      gridY({ ticks: 5, strokeOpacity: 0.12 }),
      axisY({
        ticks: 5,
        tickSize: 0,
        tickFormat: (amount: number) => formatTick(amount, unit, language),
        fontSize: 12,
      }),
      axisX({
        tickSize: 0,
        fontSize: 12,
        tickFormat: (year: number) => `${yearLabel(year, width)}${markOf(year)}\n${behind.get(year) ?? ''}`,
      }),
      barY(absent, { x: 'year', y1: 0, y2: most, fill: 'url(#missing)' }),
      ...certainParts(columns),
      barY(bounded, { x: 'year', y1: 'atLeast', y2: 'end', fill: 'url(#possible)' }),
      ruleX(bounded, { x: 'year', y1: 'atLeast', y2: 'end', stroke: 'var(--text)' }),
      vector(open, { x: 'year', y: 'end', length: 9, anchor: 'end', stroke: 'var(--text)' }),
      tickY(
        bounded.filter(({ value }) => value !== null),
        { x: 'year', y: 'value', stroke: 'var(--text)', strokeWidth: 2 },
      ),
      ruleY([0], { stroke: 'var(--text)' }),
      text(absent, { x: 'year', y: most / 2, text: () => '–', fontSize: 14, fill: 'var(--text)' }),
    ],
  };
}

/** What is certain: solid; hollow, as the bars of provinces are, if nobody has reported it. */
function certainParts(columns: readonly Column[]): Markish[] {
  const certain = { x: 'year', y1: 0, y2: 'atLeast' };
  return [
    barY(
      columns.filter(({ simulated }) => !simulated),
      { ...certain, fill: 'var(--accent)' },
    ),
    barY(
      columns.filter(({ simulated }) => simulated),
      { ...certain, fill: 'var(--accent-soft)', stroke: 'var(--accent)', strokeDasharray: '3 2' },
    ),
  ];
}

function columnOf(point: YearPoint, { value, atLeast, atMost }: Bounds, most: number): Column {
  const end = atMost ?? Math.min(most, Math.max(value ?? 0, atLeast) + most * 0.08);
  return { ...point, atLeast, value, end };
}

/** Two digits if ten years stand on a telephone. */
function yearLabel(year: number, width: number): string {
  return width < 480 ? `’${String(year).slice(2)}` : String(year);
}
