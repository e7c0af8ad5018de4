import { Agent, fetch as request } from 'undici';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { startRegisterService } from '../../services/register';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testAuthorization, testPublicKeys } from '../../platform/testing/gatewayKeys';
import { testTls } from '../../platform/testing/tls';
import type { Tls } from '../../platform/tls';
import { startTestGateway } from './stubs';

const prefix = uniquePrefix();
const address = { host: '127.0.0.1', port: 0, variable: 'none' };
const tls = testTls('service');
let service: ProvinceService;
let register: GraphqlServer;

beforeAll(async () => {
  const gatewayKeys = testPublicKeys;
  [service, register] = await Promise.all([
    startProvinceService({
      provinces: ['cao-bang'],
      mongodbUriOf: testMongodbUri,
      gatewayKeys,
      databasePrefix: prefix,
      tls,
      address,
    }),
    startRegisterService({
      mongodbUri: testMongodbUri(),
      database: `${prefix}register`,
      gatewayKeys,
      tls,
      address,
    }),
  ]);
});
afterAll(async () => {
  await Promise.all([service, register].map((server) => server.stop()));
  await dropDatabases(prefix, ['cao-bang', 'register']);
});

async function seenWith(clientTls: Tls | undefined) {
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${service.origin}/cao-bang/graphql` },
    more: { tls: clientTls },
  });
  try {
    const { body } = await gateway.query('{ province(id: "cao-bang") { name reports { year } } }');
    return body;
  } finally {
    await gateway.stop();
  }
}

describe('mutual TLS', () => {
  it('lets the gateway reach register and province with a certificate of the authority', async () => {
    expect(await seenWith(testTls('gateway'))).toMatchObject({
      data: { province: { name: 'Cao Bằng', reports: [] } },
      extensions: { coverage: { asked: 1, answered: 1 } },
    });
  });

  it('makes the gateway refuse services whose authority it does not know', async () => {
    expect(await seenWith(undefined)).toMatchObject({
      data: { province: null },
      errors: [{ extensions: { code: 'REGISTER_UNAVAILABLE', reason: 'UNREACHABLE' } }],
    });
  });

  describe('on the side of a service', () => {
    async function ask(path: string, certificate: Pick<Tls, 'cert' | 'key'> | null) {
      const dispatcher = new Agent({ connect: { ca: tls.ca, ...certificate } });
      const response = await request(`${service.origin}${path}`, {
        dispatcher,
        headers: { ...(await testAuthorization(['cao-bang'])), 'apollo-require-preflight': 'true' },
      });
      const answer = { status: response.status, body: await response.json() };
      await dispatcher.close();
      return answer;
    }
    const query = '/cao-bang/graphql?query={__typename}';

    it('answers a valid token with a certificate of the authority', async () => {
      expect(await ask(query, testTls('gateway'))).toEqual({
        status: 200,
        body: { data: { __typename: 'Query' } },
      });
    });

    it.each([
      ['without a certificate', null],
      ['with a certificate of another authority', testTls('stranger')],
    ])('refuses a valid token %s', async (_how, certificate) => {
      expect(await ask(query, certificate)).toEqual({
        status: 401,
        body: {
          errors: [
            {
              message: 'A valid token of the gateway is needed',
              extensions: { code: 'UNAUTHENTICATED' },
            },
          ],
        },
      });
    });

    it('needs no certificate for a health check', async () => {
      expect(await ask('/health/ready', null)).toEqual({ status: 200, body: { status: 'ready' } });
    });
  });
});
