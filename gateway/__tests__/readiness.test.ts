import type { GraphqlServer } from '../../platform/graphqlServer';
import { startRegisterService } from '../../services/register';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { createLogger } from '../../platform/logger';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startTestGateway } from './stubs';

const prefix = uniquePrefix();
let register: GraphqlServer;

beforeAll(async () => {
  register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    database: `${prefix}register`,
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });
});
afterAll(async () => {
  await register.stop();
  await dropDatabases(prefix, ['register']);
});

/** Twice, as probes ask again and again. */
async function readinessWith(signingKey: { value: string } | undefined) {
  const said: { level: string; msg: string; why?: string }[] = [];
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {},
    more: {
      ...(signingKey && { signingKey }),
      logger: createLogger('gateway', 'info', { write: (line) => said.push(JSON.parse(line) as never) }),
    },
  });
  try {
    const answers: unknown[] = [];
    for (let time = 0; time < 2; time += 1) {
      const response = await fetch(`${gateway.origin}/health/ready`);
      answers.push({ status: response.status, body: await response.json() });
    }
    const lines = said.filter(({ msg }) => msg === 'Not ready').map(({ level, why }) => ({ level, why }));
    return { answers, lines };
  } finally {
    await gateway.stop();
  }
}

describe('the readiness of a gateway', () => {
  it('is there with the key that the register knows', async () => {
    const ready = { status: 200, body: { status: 'ready' } };
    expect(await readinessWith(undefined)).toEqual({ answers: [ready, ready], lines: [] });
  });

  it('is not there with another key; why is said once, in the log alone', async () => {
    const waiting = { status: 503, body: { status: 'waiting for the register' } };
    expect(await readinessWith({ value: createKeyPair().privateKey })).toEqual({
      answers: [waiting, waiting],
      lines: [
        {
          level: 'warn',
          why: "The register gives no usable answer: HTTP status 401: the service does not know this gateway's key; give it the public one (SHARD_PUBLIC_KEYS_FILE), or in development the same DATA_DIR",
        },
      ],
    });
  });
});
