import { readSecret, type SecretSetting } from '../platform/secret';
import { readSigningKey, type SigningKey } from '../platform/gatewayTokens/keys';
import type { Tls } from '../platform/tls';
import { alikeChecks } from './alike';
import { answerChecks, everybodyCheck, withRefusals } from './answers';
import { runCheck, secondsText, type Check, type CheckResult, type Subject } from './check';
import { createEndpoint, type AnswerSettings, type Endpoint } from './endpoint';
import { entityChecks } from './entities';
import { factNumberChecks } from './factNumbers';
import { etagChecks } from './etag';
import { figureChecks } from './figures';
import { httpChecks } from './http';
import { latencyChecks } from './latency';
import { CannotCheckError, openSubject } from './openSubject';
import { nameChecks } from './names';
import { pageInfoChecks } from './pageInfo';
import { pageChecks } from './pages';
import { reportSourceChecks } from './reportSources';
import { timeChecks } from './times';
import { quantityChecks } from './quantities';
import { receivedChecks } from './received';
import { reportChecks } from './report';
import { reportListChecks } from './reportList';
import { revisionChecks } from './revisions';
import { rowChecks } from './rows';
import { sdlChecks } from './sdl';
import { sinceCheck } from './since';
import { takeSnapshot, type Snapshot } from './snapshot';
import { tokenChecks } from './token';
import { sentenceChecks } from './sentences';
import { judged } from './verdict';
import { varietyChecks } from './variety';
import { visibilityChecks } from './visibility';

export interface CheckOptions {
  url: string;
  province: string;
  /** The one year that is judged; all if it is not given. */
  year?: number | undefined;
  /** The private key of a gateway whose public key the service knows. */
  signingKey: SecretSetting;
  /** As in the row of provinces.yml. */
  settings?: Partial<AnswerSettings> | undefined;
  tls?: Tls | undefined;
  limits?: Partial<CheckLimits> | undefined;
  /** Which checks are run, by their ids; all if it is not given. */
  chooses?: ((id: string) => boolean) | undefined;
  /** Whether what could not be judged counts against the verdict. */
  strict?: boolean | undefined;
  /** What everybody was shown before, to be compared with. */
  since?: Snapshot | undefined;
  /** Told of each check that begins, and when it has ended. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CheckLimits {
  /** Of one check. */
  checkMillis: number;
  /** Of all checks of a province together. */
  totalMillis: number;
}

/** A service that is well takes a few seconds for all of them; one with years of grassroots unions takes a minute to read. */
const defaultLimits: CheckLimits = { checkMillis: 120_000, totalMillis: 600_000 };

export interface Progress {
  id: string;
  /** Null if it has just begun. */
  result: CheckResult | null;
  done: number;
  of: number;
}

export interface CheckReport {
  url: string;
  province: string;
  /** The year that is looked at first. */
  year: number | null;
  /** Those with a report, or the one that was asked for; null if the service could not say. */
  years: readonly number[] | null;
  strict: boolean;
  verdict: 'pass' | 'fail';
  checks: CheckResult[];
  /** Null if not everything could be read. */
  snapshot: Snapshot | null;
}

/** What is to be mended first comes first. */
const checks: readonly Check[] = [
  ...sdlChecks,
  ...entityChecks,
  ...answerChecks,
  ...pageChecks,
  ...pageInfoChecks,
  ...rowChecks,
  ...factNumberChecks,
  ...nameChecks,
  ...reportChecks,
  ...reportListChecks,
  ...reportSourceChecks,
  ...receivedChecks,
  ...quantityChecks,
  ...figureChecks,
  ...revisionChecks,
  ...timeChecks,
  ...varietyChecks,
  ...visibilityChecks,
  ...sentenceChecks,
  ...alikeChecks,
  ...etagChecks,
  ...tokenChecks,
  ...httpChecks,
  ...latencyChecks,
];

/**
 * Runs all checks on a province's service, one after the other.
 *
 * @throws CannotCheckError
 */
export async function checkProvince(options: CheckOptions): Promise<CheckReport> {
  const limits = { ...defaultLimits, ...options.limits };
  const { url, province, since, strict = false, chooses = () => true } = options;
  const endpoint = openEndpoint(options);
  try {
    const subject = await openSubject(endpoint, options);
    const run = (since ? [...checks, sinceCheck(since)] : checks).filter(({ id }) => chooses(id));
    if (run.length === 0) throw noSuchCheck();
    const results = await runAll(run, subject, limits, options.onProgress);
    const { year, only } = subject;
    const years = only === null ? subject.years : [only];
    const verdict = results.some(({ status }) => isAgainst(status, strict)) ? 'fail' : 'pass';
    const snapshot = await snapshotOf(subject, results);
    return { url, province, year, years, strict, verdict, checks: results, snapshot };
  } finally {
    await endpoint.close();
  }
}

function noSuchCheck(): CannotCheckError {
  const ids = checks.map(({ id }) => id).join(', ');
  return new CannotCheckError({
    vi: `Không có mục kiểm tra nào tên như thế; có ${ids}`,
    en: `There is no such check; there are ${ids}`,
  });
}

function isAgainst(status: CheckResult['status'], strict: boolean): boolean {
  return status === 'fail' || (strict && (status === 'skipped' || status === 'notShown'));
}

/** Only of a whole: what could not be read would seem to have gone. */
async function snapshotOf({ pictures }: Subject, results: readonly CheckResult[]): Promise<Snapshot | null> {
  const isRead = results.some(({ id, status }) => id === everybodyCheck && status === 'pass');
  return isRead ? takeSnapshot(await pictures()) : null;
}

async function runAll(
  run: readonly Check[],
  subject: Subject,
  { checkMillis, totalMillis }: CheckLimits,
  onProgress: CheckOptions['onProgress'],
): Promise<CheckResult[]> {
  const endsAt = performance.now() + totalMillis;
  const results: CheckResult[] = [];
  for (const check of run) {
    const at = { id: check.id, of: run.length };
    onProgress?.({ ...at, result: null, done: results.length });
    const leftMillis = endsAt - performance.now();
    const result =
      leftMillis > 0
        ? await runCheck(check, subject, Math.min(checkMillis, leftMillis))
        : { ...notReached(check, totalMillis), millis: 0 };
    results.push(result);
    onProgress?.({ ...at, result, done: results.length });
  }
  return withRefusals(results, subject.refusals.all());
}

/** Nothing is said of what was not looked at, so that the whole does not pass. */
function notReached({ id, name, mend }: Check, totalMillis: number) {
  const expected = `an end of all checks within ${secondsText(totalMillis)}`;
  const problem = { where: id, expected, got: 'not reached' };
  return { id, name, mend, ...judged([problem]) };
}

function openEndpoint({ url, province, signingKey, settings, tls }: CheckOptions): Endpoint {
  assertUrl(url);
  return createEndpoint({ url, province, key: readKey(signingKey), settings, tls });
}

function readKey(setting: SecretSetting): SigningKey {
  try {
    return readSigningKey(readSecret(setting));
  } catch (error) {
    const { message } = error as Error;
    throw new CannotCheckError({
      vi: `Không dùng được khóa: ${message}`,
      en: `The key cannot be used: ${message}`,
    });
  }
}

function assertUrl(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : null;
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new CannotCheckError({
    vi: `Cần một URL http hoặc https, gặp "${url}"`,
    en: `Expected an http or https URL, got "${url}"`,
  });
}
