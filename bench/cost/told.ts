import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { residualOf, type Line, type Point } from './fit';

/** How many times as long an operation may take as its price says. */
const mostResidual = 2;
/** Lists that are shorter than the schema assumes cost more than they take, on purpose, but not without bound. */
const leastResidual = 0.05;

export interface ToldPrices {
  /** As docs/cost.md has it. */
  text: string;
  /** Those that take more, or less, than their price may say. */
  unlike: string[];
}

export function tellPrices(points: readonly Point[], planning: Point, line: Line): ToldPrices {
  const rows = points
    .map((point) => ({ ...point, residual: residualOf(point, line) }))
    .sort((a, b) => b.residual - a.residual);
  const ofPlanning = planning.millis / (planning.cost * line.perCost);
  const unlike = [...rows, { name: 'planning', residual: ofPlanning }].filter(
    ({ residual }) => residual > mostResidual || residual < leastResidual,
  );
  const text = [
    `1,000 of cost were ${(1_000 * line.perCost).toFixed(2)} ms, beside ${line.base.toFixed(2)} ms for each request. Planning a`,
    `text of ${count(planning.cost)} took ${planning.millis.toFixed(1)} ms, ${ofPlanning.toFixed(2)} times its price.`,
    '',
    ...table(
      ['operation', 'cost', 'ms', 'residual'],
      rows.map(({ name, cost, millis, residual }) => [
        name,
        count(cost),
        millis.toFixed(1),
        residual.toFixed(2),
      ]),
    ),
  ].join('\n');
  return { text, unlike: unlike.map(({ name }) => name) };
}

const count = (value: number) => Math.round(value).toLocaleString('en');

/** As the formatter of the project writes one. */
function table(heading: readonly string[], rows: readonly string[][]): string[] {
  const widths = heading.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heading), `| ${rule.join(' | ')} |`, ...rows.map(line)];
}

const file = projectPath('docs', 'cost.md');
const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/** Puts what was measured in the place of what was measured before. */
export function writePrices(text: string): void {
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place between "${begin}" and "${end}"`);
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}
