import { startProvinceService, type ProvinceService } from '../../services/province';
import type { GraphqlServer } from '../../services/shared/graphqlServer';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../services/shared/testing/database';
import { testAuthorization, testShardKeys } from '../../services/shared/testing/shardKeys';
import { startStubRegister, startTestGateway, type TestGateway } from './stubs';

const prefix = uniquePrefix();
let service: ProvinceService;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  service = await startProvinceService({
    provinces: ['cao-bang'],
    mongodbUriOf: testMongodbUri,
    shardKeys: testShardKeys,
    databasePrefix: prefix,
    cacheControl: 'max-age=0, stale-if-error=600',
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });
  register = await startStubRegister(['cao-bang'], []);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${service.origin}/cao-bang/graphql` },
    settings: { timeoutMillis: 20_000 },
    operationDeadlineMillis: 20_000,
  });
});
afterAll(async () => {
  await Promise.all([gateway, register, service].map((server) => server.stop()));
  await dropDatabases(prefix, ['cao-bang']);
});

describe('an answer that has not changed', () => {
  it('is confirmed by the service, and current: nothing is stale', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { body } = await gateway.query('{ province(id: "cao-bang") { report(year: 2024) { year } } }');
      expect(body.extensions.coverage).toMatchObject({ asked: 1, answered: 1, stale: [] });
    }
  });

  it('comes without a body and without the length of one', async () => {
    const ask = async (headers: Record<string, string>) =>
      fetch(`${service.origin}/cao-bang/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(await testAuthorization(['cao-bang'])),
          ...headers,
        },
        body: JSON.stringify({
          query:
            'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Province { report(year: 2024) { year } } } }',
          variables: { r: [{ __typename: 'Province', id: 'cao-bang' }] },
        }),
      });
    const first = await ask({});
    const again = await ask({ 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.headers.get('content-length'), await again.text()]).toEqual([304, null, '']);
  });
});
