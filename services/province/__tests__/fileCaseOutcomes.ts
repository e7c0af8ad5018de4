import { readFileSync } from 'node:fs';
import { reportingPeriods, type ReportingPeriod } from '../../../domain/period';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { projectPath } from '../../../platform/paths';

const page = readFileSync(projectPath('docs', 'import-cases.md'), 'utf8');

/** What becomes of each file of docs/import-cases.md, as its table says. */
export const outcomeOf: ReadonlyMap<string, string> = new Map(
  [...page.matchAll(/^\| ([^|`]+?) +\| (csv|xlsx|json) +\| (.+?) +\|$/gm)].map(
    ([, what = '', , outcome = '']) => [what, outcome],
  ),
);

/** The words of the refusal; undefined if the file is read. */
export function refusalIn(outcome: string): string | undefined {
  return /^từ chối: `(.*)`$/.exec(outcome)?.[1];
}

type ShownFact = Pick<StoredFact, 'measure' | 'value' | 'atLeast' | 'atMost' | 'estimated' | 'status'>;

/** A fact in short, as the table has it; `period` is said of one that is of no whole year. */
export function factLine(
  { measure, value, atLeast, atMost, estimated, status }: ShownFact,
  period?: ReportingPeriod | false,
): string {
  const isExact = value !== null && value === atLeast && value === atMost;
  const bounds = isExact ? '' : ` (${atLeast}..${atMost ?? ''})`;
  const more = [estimated && 'ước', status, period].filter(Boolean);
  return [`${measure} ${value ?? '?'}${bounds}`, ...more].join(' ');
}

/** The same without the period. */
export function withoutPeriod(line: string): string {
  const period = reportingPeriods.find((one) => line.endsWith(` ${one}`));
  return period === undefined ? line : line.slice(0, -period.length - 1);
}
