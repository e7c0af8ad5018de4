import { withUnseenWritten } from '../domain/plainText';
import type { CheckReport } from './checkProvince';
import type { CheckResult } from './check';
import type { Problem } from './verdict';

const shownProblems = 5;

const labels: Record<CheckResult['status'], string> = {
  pass: 'đạt / pass',
  warn: 'lưu ý / warn',
  fail: 'KHÔNG ĐẠT / FAIL',
  skipped: 'bỏ qua / skipped',
  notShown: 'chưa thấy / not shown',
};

const verdicts: Record<CheckReport['verdict'], string> = {
  pass: 'Kết luận: đạt; mục bỏ qua là chưa kiểm tra. Verdict: pass; what was skipped was not checked.',
  fail: 'Kết luận: không đạt; sửa các mục KHÔNG ĐẠT rồi kiểm tra lại. Verdict: fail; mend what FAILs, then check again.',
};

/** The report as columns of plain text. */
export function formatReport({ url, province, year, verdict, checks }: CheckReport): string {
  const widths = {
    label: Math.max(...checks.map(({ status }) => labels[status].length)),
    id: Math.max(...checks.map(({ id }) => id.length)),
  };
  const count = (status: CheckResult['status']) => checks.filter((check) => check.status === status).length;
  return [
    `Tỉnh / province ${province}, năm / year ${year ?? '—'}: ${url}`,
    '',
    ...checks.flatMap((check) => formatCheck(check, widths)),
    '',
    `${count('pass')} đạt / pass, ${count('warn')} lưu ý / warn, ${count('fail')} không đạt / fail, ${count('skipped')} bỏ qua / skipped`,
    verdicts[verdict],
  ].join('\n');
}

function formatCheck(check: CheckResult, widths: { label: number; id: number }): string[] {
  const { id, name, status } = check;
  const note = 'note' in check && check.note !== undefined ? ` (${check.note})` : '';
  const columns = [labels[status].padEnd(widths.label), id.padEnd(widths.id)];
  const line = `${columns.join('  ')}  ${name.vi} / ${name.en}${note}`;
  return [line, ...details(check).map((detail) => `    ${detail}`)];
}

function details(check: CheckResult): string[] {
  if (check.status === 'pass') return [];
  if (check.status === 'skipped') return [`${check.reason.vi}. ${check.reason.en}.`];
  if (check.status === 'notShown') {
    return [`${check.reason.vi}. ${check.reason.en}.`, `${check.load.vi}.`, `${check.load.en}.`];
  }
  const { problems, mend } = check;
  const more = problems.length - shownProblems;
  return [
    ...problems.slice(0, shownProblems).map(formatProblem),
    ...(more > 0 ? [`và ${more} chỗ nữa, xem --json / and ${more} more, see --json`] : []),
    `cách sửa: ${mend.vi}`,
    `to mend: ${mend.en}`,
  ];
}

function formatProblem({ where, expected, got }: Problem): string {
  return withUnseenWritten(`${where}: cần / expected ${expected}; nhận được / got ${got}`);
}
