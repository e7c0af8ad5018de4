import { readSecret, type SecretSetting } from '../platform/secret';
import { readSigningKey, type SigningKey } from '../platform/gatewayTokens/keys';
import type { Tls } from '../platform/tls';
import { alikeChecks } from './alike';
import { answerChecks, withRefusals } from './answers';
import { runCheck, type Check, type CheckResult, type Subject } from './check';
import { createEndpoint, type AnswerSettings, type Endpoint } from './endpoint';
import { entityChecks } from './entities';
import { etagChecks } from './etag';
import { figureChecks } from './figures';
import { httpChecks } from './http';
import { latencyChecks } from './latency';
import { CannotCheckError, openSubject } from './openSubject';
import { pageChecks } from './pages';
import { quantityChecks } from './quantities';
import { receivedChecks } from './received';
import { reportChecks } from './report';
import { reportListChecks } from './reportList';
import { revisionChecks } from './revisions';
import { rowChecks } from './rows';
import { sdlChecks } from './sdl';
import { tokenChecks } from './token';
import { sentenceChecks } from './sentences';
import { judged } from './verdict';
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
  /** Told of each check that has ended. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CheckLimits {
  /** Of one check. */
  checkMillis: number;
  /** Of all checks of a province together. */
  totalMillis: number;
}

/** A service that is well takes a few seconds for all of them. */
export const defaultLimits: CheckLimits = { checkMillis: 60_000, totalMillis: 300_000 };

export interface Progress {
  result: CheckResult;
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
  verdict: 'pass' | 'fail';
  checks: CheckResult[];
}

/** What is to be mended first comes first. */
const checks: readonly Check[] = [
  ...sdlChecks,
  ...entityChecks,
  ...answerChecks,
  ...pageChecks,
  ...rowChecks,
  ...reportChecks,
  ...reportListChecks,
  ...receivedChecks,
  ...quantityChecks,
  ...figureChecks,
  ...revisionChecks,
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
  const endpoint = openEndpoint(options);
  try {
    const subject = await openSubject(endpoint, options);
    const results = await runAll(subject, limits, options.onProgress);
    const verdict = results.some(({ status }) => status === 'fail') ? 'fail' : 'pass';
    const { url, province } = options;
    const { year, only } = subject;
    const years = only === null ? subject.years : [only];
    return { url, province, year, years, verdict, checks: results };
  } finally {
    await endpoint.close();
  }
}

async function runAll(
  subject: Subject,
  { checkMillis, totalMillis }: CheckLimits,
  onProgress: CheckOptions['onProgress'],
): Promise<CheckResult[]> {
  const endsAt = performance.now() + totalMillis;
  const results: CheckResult[] = [];
  for (const check of checks) {
    const leftMillis = endsAt - performance.now();
    const result =
      leftMillis > 0
        ? await runCheck(check, subject, Math.min(checkMillis, leftMillis))
        : { ...notReached(check, totalMillis), millis: 0 };
    results.push(result);
    onProgress?.({ result, done: results.length, of: checks.length });
  }
  return withRefusals(results, subject.refusals.all());
}

/** Nothing is said of what was not looked at, so that the whole does not pass. */
function notReached({ id, name, mend }: Check, totalMillis: number) {
  const seconds = `${Math.round(totalMillis / 1_000)} s`;
  const problem = { where: id, expected: `an end of all checks within ${seconds}`, got: 'not reached' };
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
    throw new CannotCheckError(`The key cannot be used: ${(error as Error).message}`);
  }
}

function assertUrl(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : null;
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new CannotCheckError(`Expected an http or https URL, got "${url}"`);
}
