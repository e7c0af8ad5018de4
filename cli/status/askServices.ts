import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { isAddedSince } from '../../conformance/addedSince';
import { writeQuestion } from '../../conformance/question';
import { createLackingFields, sdlIn } from '../../gateway/provinces/olderContracts/lackingFields';
import { createEndpointClient, type EndpointClient } from '../../gateway/provinces/endpoint/endpoint';
import { isRecord } from '../../domain/isRecord';
import type { Caller } from '../../domain/roles';
import { registerAudience } from '../../platform/gatewayTokens/claims';
import { readSigningKey } from '../../platform/gatewayTokens/keys';
import { createTokenSigner, type TokenSigner } from '../../platform/gatewayTokens/signer';
import { silentLogger } from '../../platform/logger';
import type { Endpoints, EndpointSettings } from '../../platform/provinces/provincesFile';
import type { Reply } from '../../platform/provinces/reply';
import { connectRedis } from '../../platform/redis';
import { rememberLast } from '../../platform/rememberLast';
import { readSecret, type SecretSetting } from '../../platform/secret';
import { subgraphSdl } from '../../platform/subgraphSchema';
import type { Tls } from '../../platform/tls';

/** One service as it answers now; what it did not say is null. */
export interface ServiceStatus {
  /** `gateway`, `register`, `redis`, or a province's id. */
  name: string;
  url: string;
  reachable: boolean;
  latencyMillis: number;
  /** Why there is no usable answer. */
  problem: string | null;
}

export interface ProvinceStatus extends ServiceStatus {
  /** The last that the public sees. */
  revision: string | null;
  /** When its figures were computed, ISO 8601. */
  updatedAt: string | null;
  /** Of the reports that the public sees. */
  years: { first: number; last: number; count: number } | null;
  contract: 'CURRENT' | 'BEFORE' | 'OTHER' | null;
  /** The key by which it let us in. */
  keyId: string | null;
}

export interface ServicesStatus {
  /** The key that the gateway signs by. */
  keyId: string;
  services: ServiceStatus[];
  provinces: ProvinceStatus[];
}

export interface AskOptions {
  gatewayUrl: string;
  registerUrl: string;
  /** Null if there is none. */
  redisUrl: string | null;
  endpoints: Endpoints;
  signingKey: SecretSetting;
  tls: Tls | undefined;
}

/** Asks each service once, as the gateway would; none keeps the others waiting. */
export async function askServices(options: AskOptions): Promise<ServicesStatus> {
  const { endpoints, signingKey } = options;
  const { id: keyId } = readSigningKey(readSecret(signingKey));
  const signer = createTokenSigner(signingKey, { logger: silentLogger });
  const tools = { signer, tls: options.tls, keyId };
  try {
    const [gateway, register, redis, provinces] = await Promise.all([
      askGateway(options.gatewayUrl),
      askRegister(options.registerUrl, tools),
      options.redisUrl === null ? [] : askRedis(options.redisUrl),
      askSome([...endpoints], ([province, { url, settings }]) =>
        askProvince(province, { url, settings }, tools),
      ),
    ]);
    return { keyId, services: [gateway, register, ...redis], provinces };
  } finally {
    signer.stop();
  }
}

const underWay = 16;

async function askSome<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await ask(next[1]);
  };
  await Promise.all(Array.from({ length: underWay }, work));
  return results;
}

interface Tools {
  signer: TokenSigner;
  tls: Tls | undefined;
  keyId: string;
}

const anybody: Caller = { role: 'public', id: 'anybody' };

async function askGateway(url: string): Promise<ServiceStatus> {
  const startedAt = performance.now();
  const status = (problem: string | null, reachable: boolean): ServiceStatus => ({
    name: 'gateway',
    url,
    reachable,
    latencyMillis: Math.round(performance.now() - startedAt),
    problem,
  });
  try {
    const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(5_000) });
    const body: unknown = await response.json();
    const said = isRecord(body) && typeof body.status === 'string' ? body.status : '';
    return status(response.ok ? null : `${response.status} ${said}`, true);
  } catch (error) {
    const { cause, message } = error as Error;
    return status(cause instanceof Error ? cause.message : message, false);
  }
}

async function askRedis(address: string): Promise<ServiceStatus[]> {
  const startedAt = performance.now();
  const redis = await connectRedis(address, silentLogger);
  const answer = await redis.orElse((client) => client.ping(), null);
  await redis.close();
  const { protocol, host } = new URL(address);
  const latencyMillis = Math.round(performance.now() - startedAt);
  const problem = answer === null ? 'no answer; see the address, the name and the password' : null;
  return [{ name: 'redis', url: `${protocol}//${host}`, reachable: answer !== null, latencyMillis, problem }];
}

const registerSettings = { timeoutMillis: 5_000, connections: 1, concurrency: 1, queue: 1 };

async function askRegister(url: string, tools: Tools): Promise<ServiceStatus> {
  const client = createEndpointClient({ url, settings: settingsOf(registerSettings) }, tools);
  try {
    const { reply, latencyMillis } = await post(client, tools, registerAudience, {
      query: '{ provinces { id } }',
    });
    const problem = problemOf(reply, 'provinces');
    return { name: 'register', url, reachable: isReached(reply), latencyMillis, problem };
  } finally {
    await client.close();
  }
}

function settingsOf(given: Partial<EndpointSettings>): EndpointSettings {
  const never = { breakerFailures: 1_000, breakerWindowMillis: 1_000, breakerOpenMillis: 10 };
  return {
    ...never,
    timeoutMillis: 5_000,
    connections: 2,
    concurrency: 2,
    queue: 2,
    maxResponseBytes: 4 * 1024 * 1024,
    ...given,
  };
}

async function askProvince(
  name: string,
  { url, settings }: { url: string; settings: EndpointSettings },
  tools: Tools,
): Promise<ProvinceStatus> {
  const client = createEndpointClient({ url, settings: settingsOf(settings) }, tools);
  try {
    const { reply, latencyMillis } = await post(client, tools, name, writeQuestion([name], reportFields));
    const reports = reportsIn(reply);
    const problem = problemOf(reply, '_entities') ?? (reports === null ? 'the province is not held' : null);
    const contract = problem === null ? await contractOf(client, tools, name) : null;
    const keyId = problem === null ? tools.keyId : null;
    const known = { name, url, reachable: isReached(reply), latencyMillis, problem };
    return { ...known, ...lastOf(reports ?? []), contract, keyId };
  } finally {
    await client.close();
  }
}

async function post(client: EndpointClient, { signer }: Tools, audience: string, question: object) {
  const token = await signer.sign([audience], anybody);
  const body = JSON.stringify(question);
  const startedAt = performance.now();
  const reply = await client.send({ body, token, requestId: null });
  return { reply, latencyMillis: Math.round(performance.now() - startedAt) };
}

/** Also one that refuses was reached. */
function isReached(reply: Reply): boolean {
  return reply.kind !== 'gap' || reply.reason === 'REFUSED' || reply.reason === 'INVALID_ANSWER';
}

function problemOf(reply: Reply, field: string): string | null {
  if (reply.kind === 'gap') return `${reply.reason}: ${reply.detail}`;
  if (reply.kind === 'notModified') return 'INVALID_ANSWER: HTTP status 304';
  if (reply.body.data?.[field] != null) return null;
  const [error] = reply.body.errors ?? [];
  return isRecord(error) && typeof error.message === 'string' ? error.message : 'no data';
}

interface Report {
  year: number;
  revision: string;
  updatedAt: string;
}

/** Null if the service does not hold the province. */
function reportsIn(reply: Reply): Report[] | null {
  const entities = reply.kind === 'answer' ? reply.body.data?._entities : null;
  const entity: unknown = Array.isArray(entities) ? entities[0] : null;
  if (!isRecord(entity)) return null;
  return Array.isArray(entity.reports) ? entity.reports.filter(isReport) : [];
}

function isReport(row: unknown): row is Report {
  return (
    isRecord(row) &&
    typeof row.year === 'number' &&
    typeof row.revision === 'string' &&
    typeof row.updatedAt === 'string'
  );
}

function lastOf(reports: readonly Report[]): Pick<ProvinceStatus, 'revision' | 'updatedAt' | 'years'> {
  const newest = reports.reduce<Report | null>(
    (last, report) => (last === null || report.updatedAt > last.updatedAt ? report : last),
    null,
  );
  if (newest === null) return { revision: null, updatedAt: null, years: null };
  const years = reports.map(({ year }) => year);
  return {
    revision: newest.revision,
    updatedAt: newest.updatedAt,
    years: { first: Math.min(...years), last: Math.max(...years), count: years.length },
  };
}

const reportFields = 'id reports { year revision updatedAt }';

/** What a province's own service is asked for, without what the gateway adds. */
const buildOnce = rememberLast((sdl) => buildSubgraphSchema(parse(sdl)));
const provinceContract = () => buildOnce(subgraphSdl('province'));
const lackingIn = createLackingFields(provinceContract);

async function contractOf(
  client: EndpointClient,
  tools: Tools,
  province: string,
): Promise<ProvinceStatus['contract']> {
  const { reply } = await post(client, tools, province, { query: '{ _service { sdl } }' });
  const sdl = sdlIn(reply);
  const lacking = sdl === null ? null : lackingIn(sdl);
  if (lacking === null) return null;
  if (lacking.size === 0) return 'CURRENT';
  return [...lacking].every(isAddedSince) ? 'BEFORE' : 'OTHER';
}
