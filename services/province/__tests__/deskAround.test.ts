import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { ProvinceService } from '..';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

/** What the desk knows around a report: by when it is due, what was undone, who reported, what is in. */
const province = 'lai-chau';
const token = createToken();
let gateway: Server;
let service: ProvinceService;
let cookie = '';

beforeAll(async () => {
  // Says what the register would: 2023 was due long ago, all others are not due yet.
  gateway = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { year: number } };
      const { year } = variables;
      const dueDates = [{ year, dueOn: year === 2023 ? '2024-01-20' : '2999-01-20' }];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { dueDates } }));
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  service = await startTestService([province], {
    imports: {
      tokenOf: () => ({ value: token.hash }),
      maxBytes: 1_000_000,
      maxUnpackedBytes: 10_000_000,
      gatewayUrl: `http://127.0.0.1:${port}`,
    },
  });
  const signedIn = await fetch(`${service.origin}/${province}/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Văn phòng', token: token.token }),
  });
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await service.stop();
  await new Promise((resolve) => gateway.close(resolve));
});

// What a route answers is for each test to say.
async function ask(method: string, path: string, body?: unknown): Promise<any> {
  const response = await fetch(`${service.origin}/${province}/desk${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
}

function headOf(year: number, document: string) {
  return {
    ...{ year, document, title: `Báo cáo năm ${year}`, publisher: null, publishedOn: null, url: null },
    ...{ replaces: null, accept: [], reason: '' },
  };
}

const row = {
  ...{ id: 'so-1', decision: 'ACCEPTED', measure: 'members', value: 23218, atLeast: 23218, atMost: 23218 },
  ...{ estimated: false, form: 'SUMMARY', year: 2024, unit: null, programme: null, kind: null },
  ...{ awardedBy: null, recipient: null, sector: null, includedIn: null, place: null },
};

/** Begun as a form, filled in, submitted and published. */
async function published(year: number, document: string, rows: readonly object[], lateReason = '') {
  const head = headOf(year, document);
  const begun = await ask('POST', '/works', { head, form: true });
  const saved = await ask('PUT', `/works/${begun.id}`, {
    version: begun.version,
    head: { ...head, lateReason },
    rows,
  });
  const submitted = await ask('POST', `/works/${begun.id}/submit`, { version: saved.version });
  if (submitted.errors) return submitted;
  return ask('POST', `/works/${begun.id}/publish`, { version: submitted.version });
}

describe('a report at the desk', () => {
  it('may be filled in as a form, and is no longer published once it is undone', async () => {
    const { work, result } = await published(2024, 'mau-2024', [row]);
    expect(work).toMatchObject({ state: 'PUBLISHED', text: null, undoneBy: null });
    expect(work).toMatchObject({ dueOn: '2999-01-20', isLate: false });
    const undone = await ask('POST', '/undo', { revision: result.revision });
    expect((await ask('GET', `/works/${work.id}`)).undoneBy).toBe(undone.revision);
    const [first] = await ask('GET', '/works');
    expect(first).toMatchObject({ id: work.id, state: 'PUBLISHED', undoneBy: undone.revision });
  });

  it('needs a reason after its year was due, which the head reads among the steps', async () => {
    const ofYear = { ...row, year: 2023 };
    const refused = await published(2023, 'tre-2023', [ofYear]);
    expect(refused.errors[0]).toMatchObject({
      extensions: { code: 'WORK_CONFLICT' },
      message: expect.stringMatching(/^Hạn báo cáo là ngày 2024-01-20; .* The report was due on 2024-01-20/),
    });
    const { work } = await published(2023, 'tre-2023-b', [ofYear], 'Huyện Mường Tè gửi chậm');
    expect(work.isLate).toBe(true);
    expect(work.steps.map(({ what, reason }: { what: string; reason?: string }) => [what, reason])).toEqual([
      ['BEGUN', undefined],
      ['SAVED', undefined],
      ['SUBMITTED', 'Huyện Mường Tè gửi chậm'],
      ['PUBLISHED', undefined],
    ]);
  });

  it('stands beside the figures of the year before, and the units that reported', async () => {
    const { figures } = await ask('GET', '/figures?year=2023');
    expect(figures.membership.members).toMatchObject({ value: 23218, atLeast: 23218, atMost: 23218 });
    expect((await ask('GET', '/figures?year=2001')).figures).toBeNull();
    const reported = await ask('GET', '/reported?year=2023');
    expect(reported.map(({ unit }: { unit: string }) => unit)).toEqual([province]);
    expect((await ask('GET', '/figures?year=abc')).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('can be taken out as a workbook, which changes nothing if it is imported again as it is', async () => {
    const rows = [
      { ...row, year: 2022, id: 'so-1', measure: 'spent', value: 6e9, atLeast: 0, atMost: 6e9 },
      { ...row, year: 2022, id: 'so-2', measure: 'spent', value: 2e9, atLeast: 2e9, atMost: 2e9 },
      { ...row, year: 2022, id: 'so-3', measure: 'newMembers', value: 1500, atLeast: 1500, atMost: null },
      { ...row, year: 2022, id: 'so-4', measure: 'gifts', value: 410, atLeast: 0, atMost: null },
      { ...row, year: 2022, id: 'so-5', measure: 'awards', value: 40, atLeast: 40, atMost: 40 },
    ];
    Object.assign(rows[1] ?? {}, { programme: 'tet-sum-vay', includedIn: 'so-1' });
    Object.assign(rows[3] ?? {}, { estimated: true });
    Object.assign(rows[4] ?? {}, {
      kind: 'CERTIFICATE_OF_MERIT',
      awardedBy: 'PROVINCE',
      recipient: 'COLLECTIVE',
    });
    const { work } = await published(2022, 'lay-ra-2022', rows);
    expect(work.state).toBe('PUBLISHED');
    const response = await fetch(`${service.origin}/${province}/desk/workbook?document=lay-ra-2022`, {
      headers: { cookie },
    });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=lay-ra-2022.xlsx');
    const content = Buffer.from(await response.arrayBuffer());
    const query = new URLSearchParams({
      file: 'lay-ra-2022.xlsx',
      head: JSON.stringify(headOf(2022, 'lay-ra-2022')),
    });
    const brought = await fetch(`${service.origin}/${province}/desk/files?${query.toString()}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: content,
    });
    const again = (await brought.json()) as { id: string };
    const { preview, problems } = await ask('POST', `/works/${again.id}/preview`);
    expect(problems).toEqual([]);
    expect(preview).toMatchObject({ changed: false, facts: { added: 0, changed: 0, removed: 0 } });
  });

  it('can be backed up by the head, all of it', async () => {
    const response = await fetch(`${service.origin}/${province}/desk/backup`, { headers: { cookie } });
    const revision = await service.stores.get(province)?.revision();
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=${province}-${revision}.backup.gz`,
    );
    const [head = ''] = gunzipSync(Buffer.from(await response.arrayBuffer()))
      .toString()
      .split('\n');
    expect(JSON.parse(head)).toMatchObject({ format: 'congdoan-backup', province, revision });
    const nobody = await fetch(`${service.origin}/${province}/desk/backup`);
    expect(nobody.status).toBe(401);
  });
});
