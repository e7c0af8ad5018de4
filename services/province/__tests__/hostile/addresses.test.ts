import type { ProvinceService } from '../..';
import { noteTried } from '../../../../platform/testing/tried';
import { createToken } from '../../../../platform/tokens';
import { startTestService } from '../testProvinces';

const { token, hash } = createToken();
const bearer = { authorization: `Bearer ${token}` };
let service: ProvinceService;
let cookie: string;
beforeAll(async () => {
  service = await startTestService(['cao-bang'], {
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 100_000, maxUnpackedBytes: 1_000_000 },
  });
  const { headers } = await signIn('Văn phòng');
  cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => service.stop());

function signIn(name: string): Promise<Response> {
  return fetch(`${service.origin}/cao-bang/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, token }),
  });
}

async function send(method: string, path: string, headers: Record<string, string>, body?: string) {
  noteTried('imports', `${method} ${path} ${JSON.stringify(headers)}`);
  const response = await fetch(`${service.origin}/cao-bang${path}`, { method, headers, body: body ?? null });
  return { status: response.status, text: await response.text() };
}

const csv = 'unit,year,measure,value\ncao-bang,2024,members,7\n';
const imports = '/import?format=csv&file=a.csv&by=Office&document.id=a';

describe('an address that says something twice', () => {
  it.each([
    ['format', 'POST', `${imports}&format=csv`],
    ['file', 'POST', `${imports}&file=b.csv`],
    ['by', 'POST', `${imports}&by=Other`],
    ['dryRun', 'POST', `${imports}&dryRun=true&dryRun=true`],
    ['adds', 'POST', `${imports}&adds=true&adds=true`],
    ['ignoreSheets', 'POST', `${imports}&ignoreSheets=a&ignoreSheets=b`],
    ['accept', 'POST', `${imports}&accept=a&accept=b`],
    ['reason', 'POST', `${imports}&reason=a&reason=b`],
    ['replaces', 'POST', `${imports}&replaces=a&replaces=b`],
    ['document.id', 'POST', `${imports}&document.id=b`],
    ['document.title', 'POST', `${imports}&document.title=a&document.title=b`],
    ['revision', 'POST', '/undo?revision=1&revision=2'],
    ['by', 'POST', '/undo?revision=1&by=a&by=b'],
    ['file', 'POST', '/desk/files?file=a.docx&file=b.docx&head={}'],
    ['head', 'POST', '/desk/files?file=a.docx&head={}&head={}'],
    ['document', 'GET', '/desk/workbook?document=a&document=b'],
    ['year', 'GET', '/desk/reported?year=2024&year=2023'],
    ['year', 'GET', '/desk/figures?year=2024&year=2023'],
  ])('is told that it does: %s at %s %s', async (name, method, path) => {
    const desk = path.startsWith('/desk');
    const headers = desk ? { cookie, 'content-type': 'application/octet-stream' } : bearer;
    const { status, text } = await send(method, path, headers, method === 'POST' ? csv : undefined);
    expect([status, JSON.parse(text).errors[0].extensions]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', argument: name },
    ]);
    expect(await service.stores.get('cao-bang')?.revision()).toBe(0);
  });
});

describe('who changes something', () => {
  it.each(['', ' ', '\u200b\u202e', 'x'.repeat(501)])(
    'is a line that can be shown, not %.10j',
    async (by) => {
      const path = `/import?format=csv&file=a.csv&document.id=a&by=${encodeURIComponent(by)}`;
      const { status, text } = await send('POST', path, bearer, csv);
      expect([status, JSON.parse(text).errors[0].extensions.argument]).toEqual([400, 'by']);
    },
  );

  it('gives no reason that is longer than can be shown', async () => {
    const { status, text } = await send('POST', `${imports}&reason=${'x'.repeat(2_001)}`, bearer, csv);
    expect([status, JSON.parse(text).errors[0].extensions.argument]).toEqual([400, 'reason']);
  });

  it('is kept as it is seen, without signs that turn a line or colour a terminal', async () => {
    const name = 'Văn\u202e phòng\u001b[31m\r\nLĐLĐ\u200b tỉnh';
    const { status, text } = await send(
      'POST',
      `/import?format=csv&file=a.csv&document.id=a&by=${encodeURIComponent(name)}`,
      bearer,
      csv,
    );
    expect([status, text]).toEqual([200, expect.any(String)]);
    const store = service.stores.get('cao-bang');
    const { rows } = (await store?.revisions({ limit: 1, after: null }, 1)) ?? { rows: [] };
    expect(rows[0]?.by).toBe('Văn phòng LĐLĐ tỉnh');
    const person: unknown = await (await signIn(name)).json();
    expect(person).toMatchObject({ name: 'Văn phòng LĐLĐ tỉnh' });
  });
});
