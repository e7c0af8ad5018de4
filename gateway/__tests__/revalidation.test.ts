import { testAuthorization } from '../../platform/testing/gatewayKeys';
import { startRealProvince, type RealProvince } from './realProvince';

let system: RealProvince;
beforeAll(async () => {
  system = await startRealProvince({
    service: { cacheControl: 'max-age=0, stale-if-error=600' },
    gateway: { settings: { timeoutMillis: 20_000 }, operationDeadlineMillis: 20_000 },
  });
});
afterAll(() => system.stop());

describe('an answer that has not changed', () => {
  it('is confirmed by the service, and current: nothing is stale', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { body } = await system.gateway.query(
        '{ province(id: "cao-bang") { report(year: 2024) { year } } }',
      );
      expect(body.extensions.coverage).toMatchObject({ asked: 1, answered: 1, stale: [] });
    }
  });

  it('comes without a body and without the length of one', async () => {
    const ask = async (headers: Record<string, string>) =>
      fetch(`${system.service.origin}/cao-bang/graphql`, {
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
