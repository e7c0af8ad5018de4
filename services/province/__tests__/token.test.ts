import type { ProvinceService } from '..';
import type { Caller } from '../../../domain/roles';
import { createKeyPair, readSigningKey } from '../../../platform/gatewayTokens/keys';
import { signToken } from '../../../platform/gatewayTokens/signer';
import { analyst, testAuthorization } from '../../../platform/testing/gatewayKeys';
import { importInto, reportFile, startTestService } from './testProvinces';

let service: ProvinceService;

beforeAll(async () => {
  service = await startTestService(['cao-bang', 'lang-son']);
  for (const [id, store] of service.stores) {
    await importInto(store, reportFile([{ id: 'f1', measure: 'members', value: 100 }], {}, id), `${id}.json`);
  }
});
afterAll(() => service.stop());

async function ask(path: string, headers: Record<string, string>, ids = ['cao-bang']) {
  const response = await fetch(`${service.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      query:
        'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Province { id report(year: 2024) { year } } } }',
      variables: { ids: ids.map((id) => ({ __typename: 'Province', id })) },
    }),
  });
  return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
}

const refused = {
  status: 401,
  etag: null,
  body: {
    errors: [{ message: 'A valid token of the gateway is needed', extensions: { code: 'UNAUTHENTICATED' } }],
  },
};
const paths = ['/graphql', '/cao-bang/graphql'];

describe('a province answers the gateway alone:', () => {
  it.each(paths)('a request without a token is refused at %s', async (path) => {
    expect(await ask(path, {})).toEqual(refused);
    const { status } = await fetch(`${service.origin}${path}?query={__typename}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(status).toBe(401);
  });

  it.each(paths)('a token of another key is refused at %s', async (path) => {
    const other = readSigningKey(createKeyPair().privateKey);
    const token = signToken(other, ['cao-bang'], analyst);
    expect(await ask(path, { authorization: `Bearer ${token}` })).toEqual(refused);
  });

  it.each(paths)('a token for another province is refused at %s', async (path) => {
    expect(await ask(path, await testAuthorization(['son-la']))).toEqual(refused);
    expect(await ask(path, await testAuthorization(['register']))).toEqual(refused);
  });

  it('a token for one province of a service does not open the next', async () => {
    const headers = await testAuthorization(['lang-son']);
    expect(await ask('/cao-bang/graphql', headers)).toEqual(refused);
    const { status, etag, body } = await ask('/graphql', headers, ['lang-son', 'cao-bang']);
    expect([status, etag]).toEqual([200, null]);
    expect(body).toMatchObject({
      data: { _entities: [{ id: 'lang-son', report: { year: 2024 } }, null] },
      errors: [
        {
          message: 'The token is not for province "cao-bang"',
          path: ['_entities', 1],
          extensions: { code: 'FORBIDDEN', province: 'cao-bang' },
        },
      ],
    });
  });

  it('the role of the token counts, whatever else a request says', async () => {
    const nobody: Caller = { role: 'public', id: 'x' };
    const headers = {
      ...(await testAuthorization(['cao-bang'], nobody)),
      role: 'analyst',
      'x-role': 'analyst',
    };
    expect((await ask('/graphql?role=analyst', headers)).etag).toMatch(/\.PUBLISHED"$/);
    expect((await ask('/graphql', await testAuthorization(['cao-bang']))).etag).toMatch(/\.DRAFTS"$/);
  });
});

describe('health', () => {
  it('is told without a token', async () => {
    for (const [path, status] of [
      ['/health/live', 'live'],
      ['/health/ready', 'ready'],
    ]) {
      const response = await fetch(`${service.origin}${path}`);
      expect([response.status, await response.json()]).toEqual([200, { status }]);
    }
  });
});
