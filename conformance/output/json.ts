import { z } from 'zod';
import type { CheckResult } from '../check';
import type { CheckReport } from '../checkProvince';
import { snapshotSchema } from '../snapshot';
import type { Text } from '../verdict';
import { mendFirst, problemText } from './text';

/** Grows if a field is taken away or means something else; fields may be added without. */
export const reportVersion = 1;

const text = z.object({ vi: z.string(), en: z.string() });

const check = z.object({
  id: z.string().describe('Mã mục, không đổi. Id of the check, which stays the same.'),
  name: text,
  status: z
    .enum(['pass', 'warn', 'fail', 'skipped', 'notShown'])
    .describe(
      'notShown: chưa có số liệu để thấy. notShown: there is no data by which it could be seen; skipped: another check or an older contract is in the way.',
    ),
  millis: z.int().min(0).describe('Thời gian, mili giây. How long it took.'),
  note: z.string().optional(),
  problems: z
    .array(
      z.object({
        where: z.string(),
        expected: z.string(),
        got: z.string(),
        text: text.describe('Cả câu, hai thứ tiếng. The whole sentence.'),
      }),
    )
    .optional(),
  because: z.string().optional().describe('Mục phải sửa trước. The check to mend first.'),
  mend: text.describe('Cách sửa. How to mend it.'),
  reason: text.optional().describe('Vì sao chưa kiểm tra. Why it was not judged.'),
  load: text.optional().describe('Cần nạp gì. Which data to load.'),
});

/** What `--json` prints of one province. */
export const reportSchema = z
  .object({
    format: z.literal('congdoan-check'),
    version: z.literal(reportVersion),
    url: z.string(),
    province: z.string(),
    verdict: z.enum(['pass', 'fail', 'not-run']),
    reason: text
      .optional()
      .describe('Vì sao không kiểm tra được. Why it could not be run; with not-run alone.'),
    strict: z.boolean().optional(),
    year: z.int().nullable().optional(),
    years: z.array(z.int()).nullable().optional(),
    mendFirst: z
      .array(z.string())
      .optional()
      .describe('Thứ tự sửa. Ids of failed checks in the order to mend them.'),
    checks: z.array(check).optional(),
    snapshot: snapshotSchema.nullable().optional().describe('Cho --since. For --since.'),
  })
  .describe('Kết quả của "congdoan check --json". What "congdoan check --json" prints.');

/** What `--all --json` prints. */
export const allReportsSchema = z.object({
  format: z.literal('congdoan-check-all'),
  version: z.literal(reportVersion),
  reports: z.array(reportSchema),
});

export type ReportJson = z.infer<typeof reportSchema>;
type CheckJson = z.infer<typeof check>;

export function reportJson(report: CheckReport): ReportJson {
  const { url, province, verdict, strict, year, years, checks, snapshot } = report;
  return {
    format: 'congdoan-check',
    version: reportVersion,
    url,
    province,
    verdict,
    strict,
    year,
    years: years === null ? null : [...years],
    mendFirst: mendFirst(checks).map(({ id }) => id),
    checks: checks.map(checkJson),
    snapshot,
  };
}

function checkJson(result: CheckResult): CheckJson {
  if (!('problems' in result)) return result;
  const problems = result.problems.map((problem) => ({ ...problem, text: problemText(problem) }));
  return { ...result, problems };
}

export function notRunJson(url: string, province: string, reason: Text): ReportJson {
  return {
    format: 'congdoan-check',
    version: reportVersion,
    url,
    province,
    verdict: 'not-run',
    reason,
  };
}
