import { Gauge, type Registry } from 'prom-client';
import type { ReportingRatesQuery } from '../../schema/generated/operations';

/** Takes what the gateway's own look at the reports has found. */
export type ShowReports = (found: ReportingRatesQuery) => void;

/**
 * Shows which reports are due and which have come, of the years that the gateway looks at: the running one and the one
 * before. Simulated reports have not come.
 */
export function createReportMetrics(registry: Registry): ShowReports {
  const registers = [registry];
  const dueAt = new Gauge({
    name: 'congdoan_report_due_at_seconds',
    help: 'When the day ends on which reports of a year are due, seconds since the epoch',
    labelNames: ['year'] as const,
    registers,
  });
  const expected = new Gauge({
    name: 'congdoan_reports_expected',
    help: 'Provinces that a total of all provinces expects to report for a year, connected or not',
    labelNames: ['year'] as const,
    registers,
  });
  const reported = new Gauge({
    name: 'congdoan_province_reported',
    help: 'Whether a province has reported for a year; no value if it is not connected or gave no answer',
    labelNames: ['province', 'year'] as const,
    registers,
  });
  return ({ totals }) => {
    for (const gauge of [dueAt, expected, reported]) gauge.reset();
    for (const { year, coverage } of totals) {
      const of = { year: String(year) };
      if (coverage.dueOn !== null) dueAt.set(of, endOfDay(coverage.dueOn));
      expected.set(of, coverage.expected);
      const isSilent = notReportedIn(coverage);
      for (const { province, standing } of coverage.provinces) {
        if (standing === 'REPORTED') reported.set({ province: province.id, ...of }, 1);
        else if (standing !== 'MISSING' || isSilent(province.id))
          reported.set({ province: province.id, ...of }, 0);
      }
    }
  };
}

type Coverage = ReportingRatesQuery['totals'][number]['coverage'];

/** Tells a province that answered that it has nothing from one that gave no answer. */
function notReportedIn({ missing }: Coverage): (province: string) => boolean {
  const silent = new Set(
    missing.filter(({ reason }) => reason === 'NOT_REPORTED').map(({ province }) => province.id),
  );
  return (province) => silent.has(province);
}

/** Of a day in Vietnam, YYYY-MM-DD; seconds since the epoch. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`) / 1_000 + 86_400;
}
