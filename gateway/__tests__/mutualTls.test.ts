import { Agent, fetch as request } from 'undici';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { startRegisterService } from '../../services/register';
import { requireGatewayToken } from '../../platform/gatewayTokens/requireToken';
import { createTokenVerifier } from '../../platform/gatewayTokens/verifier';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createHttpServer } from '../../platform/httpServer';
import { createLogger } from '../../platform/logger';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testAuthorization, testPublicKeys } from '../../platform/testing/gatewayKeys';
import { testTls } from '../../platform/testing/tls';
import type { Tls } from '../../platform/tls';
import { createTransport } from '../provinces/transport';
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
      ['with a certificate that has expired', testTls('expired')],
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

  describe('names a certificate that is wrong', () => {
    it.each([
      ['expired', 'has expired (CERT_HAS_EXPIRED)'],
      ['stranger', 'is of an authority that is not believed here (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
    ] as const)('of the gateway, %s, in the logs of both sides', async (name, problem) => {
      const { gap, serviceLog } = await postWith(testTls(name), testTls('service'));
      expect(gap).toMatchObject({
        reason: 'REFUSED',
        seen: 'ownCertificate',
        detail: `HTTP status 401: to the service the certificate of this gateway ${problem}; see TLS_CERT_FILE here and TLS_CA_FILE there`,
      });
      expect(serviceLog).toMatchObject([{ level: 'warn', reason: `certificate of the gateway ${problem}` }]);
    });

    it('of the gateway that shows none', async () => {
      const { cert: _cert, key: _key, ...without } = testTls('gateway');
      const { gap, serviceLog } = await postWith(without as Tls, testTls('service'));
      expect(gap).toMatchObject({ reason: 'REFUSED', seen: 'ownCertificate' });
      expect(serviceLog).toMatchObject([
        { reason: 'certificate of the gateway is missing (NO_CERTIFICATE)' },
      ]);
    });

    it.each([
      ['expired', 'has expired (CERT_HAS_EXPIRED)'],
      ['other-host', 'is for another host (ERR_TLS_CERT_ALTNAME_INVALID)'],
      ['stranger', 'is of an authority that is not believed here (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
    ] as const)('of a service, %s, to the operator of the gateway', async (name, problem) => {
      const { gap, host } = await postWith(testTls('gateway'), testTls(name));
      expect(gap).toMatchObject({
        reason: 'UNREACHABLE',
        seen: 'badCertificate',
        detail: `The certificate of ${host} ${problem}`,
      });
    });
  });
});

/** What a gateway with one certificate gets of a service with another, and what the service says of it. */
async function postWith(gatewayTls: Tls, serviceTls: Tls) {
  const serviceLog: unknown[] = [];
  const logger = createLogger('service', 'warn', { write: (line) => serviceLog.push(JSON.parse(line)) });
  const verifier = createTokenVerifier(testPublicKeys, { logger });
  const app = await createHttpServer({ tls: serviceTls, logger });
  requireGatewayToken(app, { verifier, paths: ['/graphql'], audiencesOf: () => ['cao-bang'], logger });
  app.post('/graphql', () => ({ data: {} }));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const transport = createTransport(`${origin}/graphql`, {
    connections: 1,
    connectTimeoutMillis: 5_000,
    tls: gatewayTls,
  });
  const { authorization } = await testAuthorization(['cao-bang']);
  const token = authorization.replace('Bearer ', '');
  const gap = await transport.post(
    { body: '{}', token, requestId: null },
    { timeoutMillis: 5_000, maxResponseBytes: 10_000 },
  );
  await transport.close();
  await app.close();
  return { gap, serviceLog, host: new URL(origin).host };
}
