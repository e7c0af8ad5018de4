import type { CheckReport } from '../checkProvince';
import type { CheckResult } from '../check';
import type { Text } from '../verdict';
import { problemText } from './text';

/** One province's outcome: what was checked, or why it could not be. */
export type Outcome = CheckReport | { url: string; province: string; verdict: 'not-run'; reason: Text };

/** As the test reports that CI services read: a suite for each province, a case for each check. */
export function junitXml(outcomes: readonly Outcome[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="congdoan check">
${outcomes.map(suiteXml).join('\n')}
</testsuites>
`;
}

function suiteXml(outcome: Outcome): string {
  const { province } = outcome;
  if (outcome.verdict === 'not-run') {
    const { reason } = outcome;
    return suite(province, { tests: 1, failures: 0, errors: 1, skipped: 0, millis: 0 }, [
      testCase(province, 'check', 0, `<error message="${escaped(`${reason.vi}. ${reason.en}`)}"/>`),
    ]);
  }
  const { checks, strict } = outcome;
  const isFailed = (check: CheckResult) => check.status === 'fail' || (strict && isUnjudged(check));
  const failures = checks.filter(isFailed).length;
  const skipped = checks.filter((check) => isUnjudged(check) && !isFailed(check)).length;
  const millis = checks.reduce((sum, check) => sum + check.millis, 0);
  return suite(
    province,
    { tests: checks.length, failures, errors: 0, skipped, millis },
    checks.map((check) => testCase(province, check.id, check.millis, outcomeXml(check, isFailed(check)))),
  );
}

function isUnjudged({ status }: CheckResult): boolean {
  return status === 'skipped' || status === 'notShown';
}

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  millis: number;
}

function suite(name: string, { tests, failures, errors, skipped, millis }: Counts, cases: string[]): string {
  return `  <testsuite name="${escaped(name)}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${millis / 1_000}">
${cases.join('\n')}
  </testsuite>`;
}

function testCase(province: string, id: string, millis: number, below: string): string {
  const open = `    <testcase classname="${escaped(province)}" name="${escaped(id)}" time="${millis / 1_000}"`;
  return below === '' ? `${open}/>` : `${open}>\n      ${below}\n    </testcase>`;
}

function outcomeXml(check: CheckResult, isFailed: boolean): string {
  if (check.status === 'skipped' || check.status === 'notShown') {
    const message = escaped(`${check.reason.vi}. ${check.reason.en}.`);
    return isFailed ? `<failure message="${message}"/>` : `<skipped message="${message}"/>`;
  }
  if (check.status === 'pass') return '';
  const lines = check.problems.map(problemText).flatMap(({ vi, en }) => [vi, en]);
  const body = escaped([...lines, check.mend.vi, check.mend.en].join('\n'));
  if (check.status === 'warn') return `<system-out>${body}</system-out>`;
  return `<failure message="${escaped(`${check.name.vi} / ${check.name.en}`)}">${body}</failure>`;
}

/** What XML cannot hold at all is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
