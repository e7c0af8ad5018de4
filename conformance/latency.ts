import type { Check, Subject } from './check';
import { judged, type Problem, type Verdict } from './verdict';
import { askEntities } from './question';
import { numbersSelection } from './selections';

const reads = 20;
const slowMillis = 500;
const tooSlowMillis = 3_000;

export const latencyChecks: Check[] = [
  {
    id: 'latency.report',
    name: { vi: 'Thời gian đọc một báo cáo', en: 'Time to read a report' },
    mend: {
      vi: `Tính sẵn số liệu mỗi khi nhập, để một lần đọc chỉ là một lần tra; cần dưới ${slowMillis} ms, quá ${tooSlowMillis} ms là không đạt.`,
      en: `Compute figures at each import, so that a read is one look-up; below ${slowMillis} ms is wanted, above ${tooSlowMillis} ms fails.`,
    },
    run: async (subject) => latencyVerdict(await measure(subject)),
  },
];

async function measure(subject: Subject): Promise<number[]> {
  const selection = `report(year: ${subject.year ?? 2024}) { year figures ${numbersSelection()} }`;
  const millis: number[] = [];
  for (let read = 0; read < reads; read += 1) {
    const { reply } = await askEntities(subject, [subject.province], selection);
    millis.push(reply.millis);
  }
  return millis;
}

export function latencyVerdict(millis: readonly number[]): Verdict {
  const sorted = [...millis].sort((a, b) => a - b);
  const [median, p95] = [percentile(sorted, 50), percentile(sorted, 95)];
  const note = `median ${Math.round(median)} ms, p95 ${Math.round(p95)} ms`;
  if (p95 <= slowMillis) return { status: 'pass', note };
  const limit = p95 > tooSlowMillis ? tooSlowMillis : slowMillis;
  const problems: Problem[] = [
    { where: 'p95', expected: `at most ${limit} ms`, got: `${Math.round(p95)} ms` },
  ];
  return p95 > tooSlowMillis ? judged(problems, note) : { status: 'warn', problems, note };
}

/** Nearest rank, of numbers in ascending order. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0;
}
