import { withUnseenWritten } from '../../domain/plainText';
import type { CheckReport } from '../checkProvince';
import type { CheckResult } from '../check';
import type { Problem, Text } from '../verdict';
import { kindsOf, type ProblemKind } from './problemKinds';
import { inVietnamese } from './vietnamese';

const shownKinds = 5;
const mendedFirst = 3;

const labels: Record<CheckResult['status'], string> = {
  pass: 'đạt / pass',
  warn: 'lưu ý / warn',
  fail: 'KHÔNG ĐẠT / FAIL',
  skipped: 'bỏ qua / skipped',
  notShown: 'chưa thấy / not shown',
};

/** The report as columns of plain text. */
export function formatReport(report: CheckReport): string {
  const { url, province, year, years, checks } = report;
  const widths = {
    label: Math.max(...checks.map(({ status }) => labels[status].length)),
    id: Math.max(...checks.map(({ id }) => id.length)),
  };
  const count = (status: CheckResult['status']) => checks.filter((check) => check.status === status).length;
  const judged = years !== null && years.length > 0 ? years.join(', ') : (year ?? '—');
  return [
    `Tỉnh / province ${province}, năm / years ${judged}: ${url}`,
    '',
    ...checks.flatMap((check) => formatCheck(check, widths)),
    '',
    `${count('pass')} đạt / pass, ${count('warn')} lưu ý / warn, ${count('fail')} không đạt / fail, ${count('skipped')} bỏ qua / skipped, ${count('notShown')} chưa thấy / not shown`,
    ...mendFirstLines(checks),
    verdictText(report),
  ].join('\n');
}

/** One line for a check that has ended. */
export function progressLine(result: CheckResult, done: number, of: number): string {
  const seconds = (result.millis / 1_000).toFixed(1);
  return `[${done}/${of}] ${labels[result.status]}  ${result.id}  ${seconds} s`;
}

/** The failed checks in the order in which they are to be mended: what follows from another is mended with it. */
export function mendFirst(checks: readonly CheckResult[]): CheckResult[] {
  return checks.filter(({ status, because }) => status === 'fail' && because === undefined);
}

function mendFirstLines(checks: readonly CheckResult[]): string[] {
  const first = mendFirst(checks).slice(0, mendedFirst);
  if (first.length === 0) return [];
  return [
    'Sửa trước / mend first:',
    ...first.map(({ id, name }, index) => `  ${index + 1}. ${id}: ${both(name)}`),
  ];
}

function verdictText({ verdict, strict, checks }: CheckReport): string {
  if (verdict === 'pass') {
    const isWhole = checks.every(({ status }) => status === 'pass' || status === 'warn');
    return isWhole
      ? 'Kết luận: đạt. Verdict: pass.'
      : 'Kết luận: đạt; mục bỏ qua hay chưa thấy là chưa kiểm tra (--strict thì không đạt). Verdict: pass; what was skipped or not shown was not checked (with --strict it fails).';
  }
  if (checks.some(({ status }) => status === 'fail')) {
    return 'Kết luận: không đạt; sửa các mục KHÔNG ĐẠT rồi kiểm tra lại. Verdict: fail; mend what FAILs, then check again.';
  }
  return strict
    ? 'Kết luận: không đạt, vì còn mục chưa kiểm tra được (--strict). Verdict: fail, since not everything could be checked (--strict).'
    : 'Kết luận: không đạt. Verdict: fail.';
}

function formatCheck(check: CheckResult, widths: { label: number; id: number }): string[] {
  const { id, name, status } = check;
  const note = 'note' in check && check.note !== undefined ? ` (${check.note})` : '';
  const columns = [labels[status].padEnd(widths.label), id.padEnd(widths.id)];
  const line = `${columns.join('  ')}  ${both(name)}${note}`;
  return [line, ...details(check).map((detail) => `    ${detail}`)];
}

function details(check: CheckResult): string[] {
  if (check.status === 'pass') return [];
  if (check.status === 'skipped') return [`${check.reason.vi}. ${check.reason.en}.`];
  if (check.status === 'notShown') {
    return [`${check.reason.vi}. ${check.reason.en}.`, `${check.load.vi}. ${check.load.en}.`];
  }
  const { problems, mend, because } = check;
  if (because !== undefined)
    return [
      `cùng nguyên nhân với ${because}; sửa mục ấy trước / for the cause of ${because}; mend that first`,
    ];
  const kinds = kindsOf(problems);
  const more = kinds.length - shownKinds;
  return [
    ...kinds.slice(0, shownKinds).map(formatKind),
    ...(more > 0 ? [`và ${more} loại nữa, xem --json / and ${more} more kinds, see --json`] : []),
    `cách sửa: ${mend.vi}`,
    `to mend: ${mend.en}`,
  ];
}

function formatKind({ first, count }: ProblemKind): string {
  const more = count > 1 ? ` (và ${count - 1} chỗ như thế / and ${count - 1} more like it)` : '';
  return withUnseenWritten(both(problemText(first)) + more);
}

/** What is wrong, as one sentence. */
export function problemText({ where, expected, got }: Problem): Text {
  const [place, wanted, had] = [where, expected, got].map((text) => inVietnamese(text) ?? text);
  return {
    vi: `${place}: cần ${wanted}; nhận được ${had}`,
    en: `${where}: expected ${expected}; got ${got}`,
  };
}

function both({ vi, en }: Text): string {
  return `${vi} / ${en}`;
}
