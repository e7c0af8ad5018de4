import { startRegisterService } from '..';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testAuthorization, testPublicKeys } from '../../../platform/testing/gatewayKeys';

const prefix = uniquePrefix();
let register: GraphqlServer;

beforeAll(async () => {
  register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    gatewayKeys: testPublicKeys,
    database: `${prefix}register`,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });
});
afterAll(async () => {
  await register.stop();
  await dropDatabases(prefix, ['register']);
});

async function statusOf(headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${register.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ cluster(id: "cum-5") { id } }' }),
  });
  return response.status;
}

describe('the register', () => {
  it('answers the gateway with a token for it, and nobody else', async () => {
    expect(await statusOf(await testAuthorization(['register']))).toBe(200);
    expect(await statusOf({})).toBe(401);
    expect(await statusOf(await testAuthorization(['cao-bang']))).toBe(401);
  });

  it('tells without a token whether it is well', async () => {
    const response = await fetch(`${register.origin}/health/ready`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ready' }]);
  });
});
