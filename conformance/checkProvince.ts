import { isRecord } from '../domain/isRecord';
import { readSecret, type SecretSetting } from '../platform/secret';
import { readSigningKey, type SigningKey } from '../platform/gatewayTokens/keys';
import { runCheck, type Check, type CheckResult, type Subject } from './check';
import { shown } from './verdict';
import { readDataSet, type DataSet } from './dataSet';
import { createEndpoint, NoAnswerError, type Endpoint } from './endpoint';
import { entityChecks } from './entities';
import { etagChecks } from './etag';
import { figureChecks } from './figures';
import { httpChecks } from './http';
import { latencyChecks } from './latency';
import { pageChecks } from './pages';
import { quantityChecks } from './quantities';
import { readErrors, writeQuestion } from './question';
import { receivedChecks } from './received';
import { reportChecks } from './report';
import { revisionChecks } from './revisions';
import { rowChecks } from './rows';
import { sdlChecks } from './sdl';
import { readService } from './service';
import { tokenChecks } from './token';
import { visibilityChecks } from './visibility';

export interface CheckOptions {
  url: string;
  province: string;
  /** The latest year with a report if it is not given. */
  year?: number | undefined;
  /** The private key of a gateway whose public key the service knows. */
  signingKey: SecretSetting;
}

export interface CheckReport {
  url: string;
  province: string;
  year: number | null;
  verdict: 'pass' | 'fail';
  checks: CheckResult[];
}

/** There was nothing to check: no such address, no answer, no such province. */
export class CannotCheckError extends Error {}

const checks: readonly Check[] = [
  ...sdlChecks,
  ...entityChecks,
  ...reportChecks,
  ...receivedChecks,
  ...quantityChecks,
  ...pageChecks,
  ...rowChecks,
  ...figureChecks,
  ...revisionChecks,
  ...visibilityChecks,
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
  const subject = await openSubject(options);
  const results: CheckResult[] = [];
  for (const check of checks) results.push(await runCheck(check, subject));
  const verdict = results.some(({ status }) => status === 'fail') ? 'fail' : 'pass';
  return { url: options.url, province: options.province, year: subject.year, verdict, checks: results };
}

async function openSubject({ url, province, year, signingKey }: CheckOptions): Promise<Subject> {
  assertUrl(url);
  const endpoint = createEndpoint({ url, province, key: readKey(signingKey) });
  try {
    await assertHeld(endpoint, province);
    const service = await readService(endpoint);
    const years = await readYears(endpoint, province);
    const checked = year ?? years?.at(-1) ?? (await readFactYear(endpoint, province));
    let data: Promise<DataSet> | null = null;
    const subject = { endpoint, province, service, years, year: checked };
    return { ...subject, data: () => (data ??= readDataSet(subject, checked)) };
  } catch (error) {
    if (error instanceof NoAnswerError)
      throw new CannotCheckError(`"${url}" did not answer: ${error.message}`);
    throw error;
  }
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

async function assertHeld(endpoint: Endpoint, province: string): Promise<void> {
  const reply = await endpoint.post(JSON.stringify(writeQuestion([province], 'id')));
  if (reply.status === 401 || reply.status === 403) {
    throw new CannotCheckError(
      `"${endpoint.url}" refused with HTTP status ${reply.status}; it has to hold the province and know the public half of --shard-key`,
    );
  }
  if (!reply.body) {
    const type = reply.headers.get('content-type') ?? 'no content type';
    throw new CannotCheckError(
      `"${endpoint.url}" does not answer GraphQL: HTTP status ${reply.status}, ${type}`,
    );
  }
  const entities = reply.body.data?._entities;
  if (Array.isArray(entities) && isRecord(entities[0])) return;
  const detail = readErrors(reply)[0]?.message ?? shown(reply.body.data);
  throw new CannotCheckError(`"${endpoint.url}" gave no province "${province}": ${detail}`);
}

/** In ascending order; null if the service could not say. */
async function readYears(endpoint: Endpoint, province: string): Promise<number[] | null> {
  const { reports } = await readEntity(endpoint, province, 'reports { year }');
  if (!Array.isArray(reports)) return null;
  return reports.flatMap(yearOf).sort((a, b) => a - b);
}

/** A year of which a unit reported although the province did not. */
async function readFactYear(endpoint: Endpoint, province: string): Promise<number | null> {
  const { facts } = await readEntity(endpoint, province, 'facts(first: 1) { edges { node { year } } }');
  if (!isRecord(facts) || !Array.isArray(facts.edges)) return null;
  return facts.edges.flatMap((edge) => (isRecord(edge) ? yearOf(edge.node) : []))[0] ?? null;
}

async function readEntity(
  endpoint: Endpoint,
  province: string,
  selection: string,
): Promise<Record<string, unknown>> {
  const { body } = await endpoint.post(JSON.stringify(writeQuestion([province], selection)));
  const entities = body?.data?._entities;
  const entity: unknown = Array.isArray(entities) ? entities[0] : null;
  return isRecord(entity) ? entity : {};
}

function yearOf(row: unknown): number[] {
  return isRecord(row) && typeof row.year === 'number' ? [row.year] : [];
}
