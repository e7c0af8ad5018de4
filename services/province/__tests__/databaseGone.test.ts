import { mongo } from 'mongoose';
import type { ProvinceService } from '..';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { createToken } from '../../../platform/tokens';
import type { ProvinceStore } from '../store';
import { startTestService } from './testProvinces';

const { token, hash } = createToken();
let service: ProvinceService;
let store: ProvinceStore;
beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 100_000, maxUnpackedBytes: 1_000_000 },
  });
  store = service.stores.get('cao-bang')!;
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => service.stop());

const lost = new mongo.MongoNetworkError('connection 5 to 127.0.0.1:27017 closed');
const file = 'id,unit,year,measure,form,value\nf1,cao-bang,2024,members,SUMMARY,10\n';
const words = 'format=csv&by=bench&file=a.csv&document.id=a&document.file=a.txt';

async function send(path: string, headers: Record<string, string>, body: string) {
  const response = await fetch(`${service.origin}/cao-bang/${path}`, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as any; // any: the shape is that of what was sent
  return { status: response.status, data: data, code: errors?.[0]?.extensions.code };
}

const change = (path: string, body = file) =>
  send(path, { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }, body);

describe('a database that goes away in the midst of what was asked', () => {
  it.each<[string, 'import' | 'preview' | 'undo', string]>([
    ['an import', 'import', `import?${words}`],
    ['a dry run', 'preview', `import?${words}&dryRun=true`],
    ['an undoing', 'undo', 'undo?revision=1'],
  ])(
    'is DATABASE_UNAVAILABLE with status 503 for %s, which can be sent again',
    async (_what, method, path) => {
      jest.spyOn(store, method).mockRejectedValueOnce(lost);
      expect(await change(path)).toEqual({ status: 503, data: undefined, code: 'DATABASE_UNAVAILABLE' });
      expect((await change(`import?${words}`)).status).toBe(200);
    },
  );

  it('is DATABASE_UNAVAILABLE for a question, beside what is known', async () => {
    jest.spyOn(store, 'reports').mockRejectedValueOnce(lost);
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Province { id report(year: 2024) { year } } } }`;
    const variables = { of: [{ __typename: 'Province', id: 'cao-bang' }] };
    const headers = { 'content-type': 'application/json', ...(await testAuthorization(['cao-bang'])) };
    expect(await send('graphql', headers, JSON.stringify({ query, variables }))).toEqual({
      status: 200,
      data: { _entities: [{ id: 'cao-bang', report: null }] },
      code: 'DATABASE_UNAVAILABLE',
    });
  });
});
