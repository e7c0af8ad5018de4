import type { ProvinceService } from '..';
import type { AuditEvent } from '../../../platform/audit';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const { token, hash } = createToken();
const noted: AuditEvent[] = [];
let service: ProvinceService;

beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    http: { trustProxy: ['127.0.0.1'] },
    imports: {
      tokenOf: () => ({ value: hash }),
      maxBytes: 100_000,
      maxUnpackedBytes: 1_000_000,
      audit: { note: (event) => Promise.resolve(void noted.push(event)) },
    },
  });
});
afterAll(() => service.stop());

async function post(path: string, authorization: string, body = ''): Promise<number> {
  const headers = { 'content-type': 'text/csv', 'x-request-id': 'of-this-test', authorization };
  const response = await fetch(`${service.origin}/cao-bang${path}`, { method: 'POST', headers, body });
  await response.text();
  return response.status;
}

describe('the audit log of a province', () => {
  it('says who imported and undid what, when, from where and under which request', async () => {
    const file = 'unit,year,measure,value\ncao-bang,2024,members,7\n';
    const address =
      '/import?format=csv&by=V%C4%83n+ph%C3%B2ng&file=bao-cao.csv&document.id=d&document.file=bao-cao.txt';
    expect(await post(address, `Bearer ${token}`, file)).toBe(200);
    expect(await post('/undo?revision=1', `Bearer ${token}`)).toBe(200);
    const common = { who: 'token of cao-bang', from: '127.0.0.1', requestId: 'of-this-test' };
    const claimed = 'Văn phòng';
    expect(noted).toMatchObject([
      { ...common, claimed, what: 'IMPORT', outcome: 'INTENDED', details: { file: 'bao-cao.csv' } },
      { ...common, claimed, what: 'IMPORT', outcome: 'DONE', details: { revision: 1, changed: true } },
      { ...common, what: 'UNDO', outcome: 'INTENDED', details: { undone: 1 } },
      { ...common, what: 'UNDO', outcome: 'DONE', details: { undone: 1, revision: 2 } },
    ]);
    expect(noted.slice(2).map((event) => event.claimed)).toEqual([undefined, undefined]);
    expect(JSON.stringify(noted)).not.toContain(token);
  });

  it('says that a token was refused, and not which', async () => {
    noted.length = 0;
    expect(await post('/import?format=csv', 'Bearer not-the-right-token')).toBe(401);
    expect(noted).toMatchObject([{ what: 'TOKEN_REFUSED', from: '127.0.0.1' }]);
    expect(JSON.stringify(noted)).not.toContain('not-the-right-token');
  });

  it('says for whom a proxy asked that is believed', async () => {
    noted.length = 0;
    const headers = { authorization: 'Bearer not-right', 'x-forwarded-for': '203.0.113.7' };
    const response = await fetch(`${service.origin}/cao-bang/undo?revision=1`, { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(noted).toMatchObject([{ what: 'TOKEN_REFUSED', from: '203.0.113.7' }]);
  });
});
