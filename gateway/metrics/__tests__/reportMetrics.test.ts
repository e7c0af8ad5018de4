import { createRegistry } from '../../../platform/metrics/metricsServer';
import type { ReportingRatesQuery } from '../../../schema/generated/operations';
import { createReportMetrics } from '../reportMetrics';

type Standing = 'REPORTED' | 'SIMULATED' | 'MENTIONED' | 'MISSING';
type Reason = 'NOT_REPORTED' | 'NOT_CONNECTED' | 'UNREACHABLE';

/** What is looked at, and nothing else of the answer. */
function found(dueOn: string | null, provinces: Record<string, Standing | Reason>): ReportingRatesQuery {
  const rows = Object.entries(provinces).map(([id, given]) => ({
    province: { id },
    standing: ['REPORTED', 'SIMULATED', 'MENTIONED'].includes(given) ? given : 'MISSING',
    reason: given,
  }));
  const missing = rows.filter(({ standing }) => standing === 'MISSING');
  const coverage = { dueOn, expected: rows.length, provinces: rows, missing };
  return { totals: [{ year: 2025, coverage }] } as unknown as ReportingRatesQuery;
}

async function shownOf(...looks: ReportingRatesQuery[]): Promise<string[]> {
  const registry = createRegistry();
  const show = createReportMetrics(registry);
  looks.forEach(show);
  const text = await registry.metrics();
  return text.split('\n').filter((line) => /^congdoan_(report|province_reported)/.test(line));
}

describe('the metrics of reports', () => {
  it('tell who has reported, who has not, and say nothing of who did not answer', async () => {
    const provinces = {
      a: 'REPORTED',
      b: 'NOT_REPORTED',
      c: 'SIMULATED',
      d: 'MENTIONED',
      e: 'UNREACHABLE',
      f: 'NOT_CONNECTED',
    } as const;
    expect(await shownOf(found('2026-01-31', provinces))).toEqual([
      // The end of the 31st in Vietnam is 17:00 of that day in Greenwich.
      `congdoan_report_due_at_seconds{year="2025"} ${Date.parse('2026-01-31T17:00:00Z') / 1_000}`,
      'congdoan_reports_expected{year="2025"} 6',
      'congdoan_province_reported{province="a",year="2025"} 1',
      'congdoan_province_reported{province="b",year="2025"} 0',
      'congdoan_province_reported{province="c",year="2025"} 0',
      'congdoan_province_reported{province="d",year="2025"} 0',
    ]);
  });

  it('are those of the last look alone', async () => {
    const looks = [found('2026-01-31', { a: 'NOT_REPORTED', b: 'REPORTED' }), found(null, { a: 'REPORTED' })];
    expect(await shownOf(...looks)).toEqual([
      'congdoan_reports_expected{year="2025"} 1',
      'congdoan_province_reported{province="a",year="2025"} 1',
    ]);
  });
});
