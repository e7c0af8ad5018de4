import { createEndpointClient } from '../../gateway/provinces/endpoint';
import { isRecord } from '../../domain/isRecord';
import { registerAudience } from '../../platform/gatewayTokens/claims';
import { readSigningKey } from '../../platform/gatewayTokens/keys';
import { createTokenSigner } from '../../platform/gatewayTokens/signer';
import { silentLogger } from '../../platform/logger';
import type { Endpoints } from '../../platform/provinces/provincesFile';
import { connectRedis } from '../../platform/redis';
import { readSecret, type SecretSetting } from '../../platform/secret';
import type { Tls } from '../../platform/tls';
import { askProvince, type ProvinceStatus } from './askProvince';
import { isReached, post, problemOf, settingsOf, type ServiceStatus, type Tools } from './askService';

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
