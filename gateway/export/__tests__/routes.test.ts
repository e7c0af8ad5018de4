import fastify from 'fastify';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from '../../__tests__/stubs';
import { createExportSigner } from '../../../platform/exports/signer';
import { addFiles } from '..';

let provinces: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;
beforeAll(async () => {
  provinces = await startStubProvinces({ a: { 2024: { cells: [exactly('members', 1_469)] } } });
  register = await startStubRegister(['a'], [{ cluster: 'north', year: 2024, provinces: ['a'] }]);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: provinces.endpoint },
  });
});
afterAll(() => Promise.all([gateway, register, provinces].map((server) => server.stop())));

const least = 'measure=members&provinces=a&years=2024&rows=PROVINCE&columns=YEAR';
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.origin}/${path}`, { headers });

describe('the routes of the files', () => {
  it('send a CSV for a Vietnamese Excel, with a name in Vietnamese', async () => {
    const response = await get(`tables.csv?${least}`, { 'accept-language': 'vi' });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text.slice(0, 1)).toBe('\uFEFF');
    expect(text.slice(1).split('\r\n')).toEqual([
      'Tỉnh;Mã;2024;Tổng;Ghi chú',
      'A;a;1469;1469;',
      'Tổng;TOTAL;1469;1469;',
      expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+;SIGNATURE;;;$/),
      '',
    ]);
    const wide = Buffer.from(await (await get(`tables.csv?${least}&format=wide`)).arrayBuffer()).toString(
      'utf8',
    );
    expect(wide.split('\r\n')[1]).toBe('A;a;1469;1469;1469;1469;1;1;0;1;;;;;;1469;1469;1;1;0;1;;;;;');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=table.csv; filename*=UTF-8''%C4%90o%C3%A0n%20vi%C3%AAn%202024.csv`,
    );
    expect(response.headers.get('vary')).toContain('accept-language');
  });

  it('send a row for each cell to programs, as JSON and as CSV, without options', async () => {
    const cell = {
      ...{ measure: 'members', unit: 'people', row: 'a', row_name: 'A', column: '2024', column_name: '2024' },
      ...{ is_total: false, value: 1469, at_least: 1469, at_most: 1469, reported_by: 1, reported: 1 },
      ...{ expected: 1, complete: true, reason: null, sample: false, draft: false, estimated: false },
      ...{ made_from: null, made_to: null },
      ...{ as_of: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), simulated: '' },
      ...{ mentioned: '', missing: '', stale: '', note: null, signature: null },
    };
    const json = await get(`tables.json?${least}`, { 'accept-language': 'vi' });
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const rows = (await json.json()) as Record<string, unknown>[];
    expect(rows[0]).toEqual(cell);
    expect(rows.map(({ row, column, is_total }) => [row, column, is_total])).toEqual([
      ['a', '2024', false],
      ['a', 'TOTAL', true],
      ['TOTAL', '2024', true],
      ['TOTAL', 'TOTAL', true],
    ]);
    const csv = await get(`tables.csv?${least}&format=long`, { 'accept-language': 'vi' });
    const lines = Buffer.from(await csv.arrayBuffer())
      .toString('utf8')
      .split('\r\n');
    expect(lines[0]).toBe(Object.keys(cell).join(','));
    expect(lines[1]).toMatch(
      /^members,people,a,A,2024,2024,false,1469,1469,1469,1,1,1,true,,false,false,false,,,[^,]+Z,,,,,,$/,
    );
    expect(lines).toHaveLength(6);
    // In the last row alone.
    expect(lines.map((line) => /,eyJ[\w.-]+$/.test(line))).toEqual([false, false, false, false, true, false]);
  });

  it('leave the mark of Excel out, or put it in, as is asked', async () => {
    const first = async (query: string) =>
      Buffer.from(await (await get(`tables.csv?${least}${query}`)).arrayBuffer()).toString('utf8')[0];
    expect(await first('&bom=0')).not.toBe('\uFEFF');
    expect(await first('&format=long&bom=1')).toBe('\uFEFF');
  });

  it('send a workbook', async () => {
    const response = await get(`tables.xlsx?${least}&language=en`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=table.xlsx; filename*=UTF-8''Members%202024.xlsx`,
    );
  });

  it.each([
    ['tables.csv?measure=members', 400, 'BAD_USER_INPUT', '"years"'],
    [`tables.csv?${least}&x=1`, 400, 'BAD_USER_INPUT', '"x"'],
    [`tables.csv?${least.replace('YEAR', 'MONTH')}`, 400, 'BAD_USER_INPUT', '"columns"'],
    [`tables.csv?${least.replace('provinces=a', 'provinces=zz')}`, 400, 'BAD_USER_INPUT', '"provinces"'],
    [`tables.csv?${least.replace('provinces=a&', '')}`, 400, 'BAD_USER_INPUT', '"scope"'],
    [`tables.xlsx?${least.replace('2024', '2023')}&require=COMPLETE`, 409, 'INCOMPLETE', 'a (NOT_REPORTED)'],
  ])('say what is wrong with %s', async (path, status, code, part) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [
        expect.objectContaining({
          message: expect.stringContaining(part),
          extensions: expect.objectContaining({ code }),
        }),
      ],
    });
  });

  it('say it in the language of the reader: as a page to who follows a link, as the API does to programs', async () => {
    const wrong = `tables.csv?${least.replace('years=2024', 'years=24')}`;
    const messageOf = async (headers: Record<string, string>) =>
      ((await (await get(wrong, headers)).json()) as { errors: { message: string }[] }).errors[0]?.message;
    expect(await messageOf({ 'accept-language': 'vi' })).toBe(
      'Tham số "years" phải là các năm hoặc khoảng năm, như 2020,2022-2024; nhận được "24"',
    );
    expect(await messageOf({ 'accept-language': 'en' })).toBe(
      'Argument "years" must be years and ranges such as 2020,2022-2024, got "24"',
    );
    const page = await get(wrong, { accept: 'text/html,*/*', 'accept-language': 'vi' });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<h1>Chưa tải được tệp</h1><p>Tham số &quot;years&quot; phải là');
  });

  it('ask as the client that wants the file, by the id of a saved operation', async () => {
    const app = fastify();
    const seen: unknown[] = [];
    app.post('/graphql', (request) => {
      const { authorization, 'operation-deadline-millis': deadline, 'content-type': type } = request.headers;
      const { query, variables } = request.body as { query?: string; variables: { measure: string } };
      seen.push({
        authorization,
        deadline,
        type,
        ip: request.ip,
        query,
        measure: variables.measure,
      });
      return { errors: [{ message: 'No', extensions: { code: 'RATE_LIMITED' } }] };
    });
    const access = {
      admit: () => Promise.resolve(),
      callerOf: () => ({ role: 'public' as const, id: 'address:192.0.2.7' }),
      noteExport: () => undefined,
      workFor: () => undefined,
    };
    addFiles(
      app,
      access,
      createExportSigner(() => new Uint8Array(32)),
    );
    await app.inject({
      url: `/tables.csv?${least}`,
      headers: { authorization: 'Bearer k', 'operation-deadline-millis': '900' },
      remoteAddress: '192.0.2.7',
    });
    expect(seen).toEqual([
      expect.objectContaining({
        authorization: 'Bearer k',
        deadline: '900',
        type: 'application/json',
        ip: '192.0.2.7',
        query: undefined,
        measure: 'members',
      }),
    ]);
    await app.close();
  });
});
