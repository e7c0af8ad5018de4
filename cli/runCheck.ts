import { writeFileSync } from 'node:fs';
import type { AnswerSettings } from '../conformance/endpoint';
import type { CheckLimits, Progress } from '../conformance/checkProvince';
import type { Outcome } from '../conformance/output/junit';
import type { SecretSetting } from '../platform/secret';
import type { Tls } from '../platform/tls';
import { CommandError } from './commandError';

export interface Output {
  out(text: string): void;
  error(text: string): void;
  /** One line of what goes on; nobody is told if it is not there. */
  progress?(text: string): void;
}

/** One service, as the gateway's list has it. */
export interface CheckedService {
  url: string;
  province: string;
  settings?: Partial<AnswerSettings>;
}

export interface CheckCommandOptions {
  year?: number | undefined;
  /** Ids of the checks that are run, or how they begin; all if none are given. */
  checks?: readonly string[] | undefined;
  strict?: boolean;
  json?: boolean;
  /** Whether what is printed is a list, also if it is of one service. */
  isAll?: boolean;
  signingKey: SecretSetting;
  tls?: Tls | undefined;
  limits?: Partial<CheckLimits> | undefined;
  /** What `--json` printed before. */
  since?: string | undefined;
  junitFile?: string | undefined;
}

/** 0 all checks passed, 1 some failed, 2 they could not be run. */
export type ExitStatus = 0 | 1 | 2;

export async function runCheckCommand(
  services: readonly CheckedService[],
  options: CheckCommandOptions,
  output: Output,
): Promise<ExitStatus> {
  const { json = false, isAll = false, junitFile } = options;
  const outcomes: Outcome[] = [];
  for (const service of services) {
    const outcome = await checkOne(service, options, output);
    outcomes.push(outcome);
    if (!json) await printText(outcome, output);
  }
  if (json) await printJson(outcomes, isAll, output);
  if (junitFile !== undefined) {
    const { junitXml } = await import('../conformance/output/junit.js');
    writeFileSync(junitFile, junitXml(outcomes));
  }
  return worstOf(outcomes);
}

/** What could not be checked has not passed either, but a check that failed says more. */
function worstOf(outcomes: readonly Outcome[]): ExitStatus {
  if (outcomes.some(({ verdict }) => verdict === 'fail')) return 1;
  return outcomes.every(({ verdict }) => verdict === 'pass') ? 0 : 2;
}

async function checkOne(
  { url, province, settings }: CheckedService,
  { year, checks = [], strict, signingKey, tls, limits, since }: CheckCommandOptions,
  output: Output,
): Promise<Outcome> {
  const { checkProvince } = await import('../conformance/checkProvince.js');
  const { CannotCheckError } = await import('../conformance/openSubject.js');
  const before = since === undefined ? undefined : await snapshotIn(since, province);
  const watch = await createWatch(province, output);
  try {
    return await checkProvince({
      url,
      province,
      year,
      chooses: (id) => checks.length === 0 || checks.some((begin) => id.startsWith(begin)),
      strict,
      signingKey,
      settings,
      tls,
      limits,
      since: before,
      onProgress: watch.note,
    });
  } catch (error) {
    if (!(error instanceof CannotCheckError)) throw error;
    return { url, province, verdict: 'not-run', reason: error.text };
  } finally {
    watch.stop();
  }
}

async function snapshotIn(text: string, province: string) {
  const { allReportsSchema, reportSchema } = await import('../conformance/output/json.js');
  const content = parsed(text);
  const one = reportSchema.safeParse(content);
  const all = allReportsSchema.safeParse(content);
  const reports = one.success ? [one.data] : all.success ? all.data.reports : [];
  const snapshot = reports.find((report) => report.province === province)?.snapshot;
  if (snapshot) return snapshot;
  throw new CommandError(
    `--since: cần kết quả "check --json" của "${province}" đã đọc được hết. --since: expected what "check --json" printed of "${province}", with everything read`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How often it is said that a check is still going on. */
const stillMillis = 5_000;

/** Tells what goes on, also while one check takes its time. */
async function createWatch(province: string, { progress }: Output) {
  const { progressLine } = await import('../conformance/output/text.js');
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearInterval(timer);
  return {
    stop,
    note({ id, result, done, of }: Progress): void {
      if (!progress) return;
      stop();
      if (result) return progress(`${province} ${progressLine(result, done, of)}`);
      const startedAt = performance.now();
      timer = setInterval(() => {
        const seconds = Math.round((performance.now() - startedAt) / 1_000);
        progress(`${province} [${done + 1}/${of}] đang chạy / running  ${id}  ${seconds} s`);
      }, stillMillis);
      timer.unref();
    },
  };
}

async function printText(outcome: Outcome, output: Output): Promise<void> {
  if (outcome.verdict === 'not-run') {
    const { vi, en } = outcome.reason;
    output.error(`Không kiểm tra được: ${vi}. Could not be checked: ${en}`);
    return;
  }
  const { formatReport } = await import('../conformance/output/text.js');
  output.out(formatReport(outcome));
}

async function printJson(outcomes: readonly Outcome[], isAll: boolean, output: Output): Promise<void> {
  const { notRunJson, reportJson, reportVersion } = await import('../conformance/output/json.js');
  const reports = outcomes.map((outcome) =>
    outcome.verdict === 'not-run'
      ? notRunJson(outcome.url, outcome.province, outcome.reason)
      : reportJson(outcome),
  );
  const printed = isAll ? { format: 'congdoan-check-all', version: reportVersion, reports } : reports[0];
  output.out(JSON.stringify(printed, null, 2));
  for (const outcome of outcomes) if (outcome.verdict === 'not-run') await printText(outcome, output);
}
