import type { ProvinceService } from '..';
import type { AuditEvent } from '../../../platform/audit';
import { projectPath } from '../../../platform/paths';
import { readSeedText } from '../../../platform/seedTexts';
import { statusByHead } from '../../../platform/testing/headOnly';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const clerk = createToken();
const head = createToken();
const noted: AuditEvent[] = [];
let service: ProvinceService;

beforeAll(async () => {
  service = await startTestService(['lai-chau', 'dien-bien'], {
    imports: {
      tokenOf: () => ({ value: clerk.hash }),
      headTokenOf: (province) => (province === 'lai-chau' ? { value: head.hash } : null),
      maxBytes: 1_000_000,
      maxUnpackedBytes: 10_000_000,
      audit: { note: (event) => Promise.resolve(void noted.push(event)) },
    },
  });
});
afterAll(() => service.stop());

interface Answer {
  status: number;
  // What a route answers is for each test to say.

  body: any;
  cookie: string | null;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

function asker(province: string, cookie = ''): Ask {
  return async (method, path, body) => {
    const response = await fetch(`${service.origin}/${province}/desk${path}`, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const given = response.headers.get('set-cookie');
    return { status: response.status, body: await response.json(), cookie: given?.split(';')[0] ?? null };
  };
}

async function signedIn(token: string, name: string, province = 'lai-chau'): Promise<Ask> {
  const { cookie } = await asker(province)('POST', '/session', { name, token });
  return asker(province, cookie ?? '');
}

const reportHead = {
  year: 2024,
  document: 'bao-cao-2024',
  title: 'Báo cáo hoạt động công đoàn năm 2024',
  publisher: 'LĐLĐ tỉnh Lai Châu',
  publishedOn: '2024-12-27',
  url: null,
  replaces: null,
  accept: [],
  reason: '',
};
const text =
  'Năm 2024, toàn tỉnh có 786 công đoàn cơ sở với 23.218 đoàn viên công đoàn. Có 11 công đoàn cấp trên cơ sở.';

describe('signing in at the desk', () => {
  it('lets in by the token of the province, and says as whom', async () => {
    const wrong = await asker('lai-chau')('POST', '/session', { name: 'Văn phòng', token: 'wrong' });
    expect([wrong.status, wrong.body.errors[0].extensions.code, wrong.cookie]).toEqual([
      401,
      'UNAUTHENTICATED',
      null,
    ]);
    const right = await asker('lai-chau')('POST', '/session', { name: 'Văn phòng', token: clerk.token });
    expect([right.status, right.body]).toEqual([
      200,
      { province: 'lai-chau', name: 'Văn phòng', role: 'CLERK' },
    ]);
    const session = await asker('lai-chau', right.cookie ?? '')('GET', '/session');
    expect(session.body).toEqual({ person: right.body });
    expect((await asker('lai-chau')('GET', '/session')).body).toEqual({ person: null });
    expect(
      (await asker('lai-chau')('POST', '/session', { name: 'Chủ tịch', token: head.token })).body.role,
    ).toBe('HEAD');
    expect(
      (await asker('dien-bien')('POST', '/session', { name: 'Văn phòng', token: clerk.token })).body.role,
    ).toBe('BOTH');
  });

  it('is of one province, and of pages of its own address', async () => {
    const { cookie } = await asker('lai-chau')('POST', '/session', { name: 'Văn phòng', token: clerk.token });
    expect((await asker('dien-bien', cookie ?? '')('GET', '/works')).status).toBe(401);
    expect((await asker('lai-chau')('GET', '/works')).status).toBe(401);
    const file = { 'content-type': 'application/octet-stream' };
    expect(await statusByHead(`${service.origin}/lai-chau/desk/files`, file)).toBe(401);
    const foreign = await fetch(`${service.origin}/lai-chau/desk/works`, {
      headers: { cookie: cookie ?? '', 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(401);
    await foreign.text();
  });
});

/** Accepts all rows, changed as `change` says. */
async function accept(ask: Ask, id: string, change: (row: any, index: number) => object = (row) => row) {
  const { version, rows } = (await ask('GET', `/works/${id}`)).body;
  const accepted = rows.map((row: object, index: number) => change({ ...row, decision: 'ACCEPTED' }, index));
  return ask('PUT', `/works/${id}`, { version, rows: accepted });
}

async function publish(ask: Ask, document: string, of: string, year = 2024) {
  const { id } = (await ask('POST', '/works', { head: { ...reportHead, document, year }, text: of })).body;
  await accept(ask, id);
  await ask('POST', `/works/${id}/submit`, { version: 2 });
  return ask('POST', `/works/${id}/publish`, { version: 3 });
}

describe('a report at the desk', () => {
  it('goes from its own words to what is published, by two people, and back', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng');
    const chair = await signedIn(head.token, 'Chủ tịch');
    const begun = await ask('POST', '/works', { head: reportHead, text });
    expect(begun.status).toBe(200);
    const { id, rows } = begun.body;
    const read = rows.map(({ measure, value, decision }: Record<string, unknown>) => [
      measure,
      value,
      decision,
    ]);
    expect(read).toEqual([
      ['unions', 786, 'OPEN'],
      ['members', 23218, 'OPEN'],
      ['superiorUnions', 11, 'OPEN'],
    ]);
    // A number that was read wrongly is put right, and one is no fact.
    const changed = rows.map((row: Record<string, unknown>) => ({ ...row, decision: 'ACCEPTED' }));
    changed[1] = { ...changed[1], measure: 'employees' };
    changed[2] = { ...changed[2], decision: 'REJECTED' };
    const saved = await ask('PUT', `/works/${id}`, { version: 1, rows: changed });
    expect([saved.status, saved.body.version, saved.body.state]).toEqual([200, 2, 'OPEN']);
    const seen = await ask('POST', `/works/${id}/preview`);
    expect(seen.body.problems).toEqual([]);
    expect(seen.body.preview).toMatchObject({ changed: true, facts: { added: 2, changed: 0, removed: 0 } });

    expect((await chair('POST', `/works/${id}/publish`, { version: 2 })).body.errors[0].extensions.code).toBe(
      'WORK_CONFLICT',
    );
    expect((await ask('POST', `/works/${id}/submit`, { version: 2 })).body.state).toBe('SUBMITTED');
    expect((await ask('PUT', `/works/${id}`, { version: 3, rows: [] })).status).toBe(409);
    expect((await ask('POST', `/works/${id}/publish`, { version: 3 })).status).toBe(403);
    const published = await chair('POST', `/works/${id}/publish`, { version: 3 });
    expect([published.status, published.body.work.state, published.body.result.revision]).toEqual([
      200,
      'PUBLISHED',
      1,
    ]);

    const [revision] = (await ask('GET', '/revisions')).body.rows;
    expect(revision).toMatchObject({ id: '1', by: 'Chủ tịch', document: 'bao-cao-2024', undoneBy: null });
    expect((await ask('POST', '/undo', { revision: 1 })).status).toBe(403);
    const undone = await chair('POST', '/undo', { revision: 1 });
    expect([undone.status, undone.body.revision]).toEqual([200, 2]);
    const steps = (await ask('GET', `/works/${id}`)).body.steps.map(
      ({ by, what }: Record<string, string>) => [by, what],
    );
    expect(steps).toEqual([
      ['Văn phòng', 'BEGUN'],
      ['Văn phòng', 'SAVED'],
      ['Văn phòng', 'SUBMITTED'],
      ['Chủ tịch', 'PUBLISHED'],
    ]);
    const actions = noted
      .filter(({ details }) => details?.at === 'desk')
      .map(({ what, outcome }) => `${what} ${outcome}`);
    for (const what of ['WORK_BEGUN', 'WORK_SUBMITTED', 'IMPORT', 'UNDO']) {
      expect(actions).toContain(`${what} INTENDED`);
      expect(actions).toContain(`${what} DONE`);
    }
  });

  it('tells the later of two people that it was changed, and keeps what the first one saved', async () => {
    const [one, two] = await Promise.all([
      signedIn(clerk.token, 'Người một'),
      signedIn(clerk.token, 'Người hai'),
    ]);
    const { id, rows } = (
      await one('POST', '/works', { head: { ...reportHead, document: 'hai-nguoi' }, text })
    ).body;
    const accepted = rows.map((row: object) => ({ ...row, decision: 'ACCEPTED' }));
    expect((await one('PUT', `/works/${id}`, { version: 1, rows: accepted })).status).toBe(200);
    const late = await two('PUT', `/works/${id}`, { version: 1, rows: [] });
    expect([late.status, late.body.errors[0].extensions.code]).toEqual([409, 'WORK_CONFLICT']);
    expect(late.body.errors[0].message).toMatch(/^Người một đã lưu thay đổi lúc /);
    expect((await two('GET', `/works/${id}`)).body.rows).toEqual(accepted);
  });

  it('is given back with what is to be put right', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng');
    const chair = await signedIn(head.token, 'Chủ tịch');
    const { id } = (await ask('POST', '/works', { head: { ...reportHead, document: 'tra-lai' }, text })).body;
    await accept(ask, id);
    await ask('POST', `/works/${id}/submit`, { version: 2 });
    expect((await chair('POST', `/works/${id}/return`, { version: 3, reason: '' })).status).toBe(400);
    expect((await ask('POST', `/works/${id}/return`, { version: 3, reason: 'Tôi' })).status).toBe(403);
    const back = await chair('POST', `/works/${id}/return`, { version: 3, reason: 'Xem lại số đoàn viên' });
    expect([back.body.state, back.body.steps.at(-1)]).toMatchObject([
      'OPEN',
      { by: 'Chủ tịch', reason: 'Xem lại số đoàn viên' },
    ]);
  });

  it('of the seeds has every number of its text in one of three lists', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const seed = readSeedText(projectPath('data', 'seeds'), 'lai-chau-2024-12-27') ?? '';
    const { body } = await ask('POST', '/works', { head: reportHead, text: seed });
    for (const { place } of body.rows) expect(body.text.slice(place.start, place.end)).toBe(place.text);
    expect(body.rows.length).toBeGreaterThan(10);
  });

  it('says what is wrong with it in the preview, and with a file by its place', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const csv = 'Đơn vị;Năm;Chỉ tiêu;Số lượng\ndien-bien;2024;Số đoàn viên;mười\n';
    const query = new URLSearchParams({
      file: 'bao-cao.csv',
      head: JSON.stringify({ ...reportHead, document: 'tep' }),
    });
    const { cookie } = await asker('dien-bien')('POST', '/session', {
      name: 'Văn phòng',
      token: clerk.token,
    });
    const response = await fetch(`${service.origin}/dien-bien/desk/files?${query.toString()}`, {
      method: 'POST',
      headers: { cookie: cookie ?? '', 'content-type': 'application/octet-stream' },
      body: csv,
    });
    // What a route answers is for each test to say.
    const { id, file } = (await response.json()) as { id: string; file: object };
    expect([response.status, file]).toEqual([
      200,
      { name: 'bao-cao.csv', format: 'csv', bytes: Buffer.byteLength(csv) },
    ]);
    const { body } = await ask('POST', `/works/${id}/preview`);
    expect(body.preview).toBeNull();
    expect(body.problems).toMatchObject([{ row: 2, column: 'value' }]);
  });
});

describe('reports one after the other', () => {
  it('are each published, whatever their rows are numbered', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const first = await publish(ask, 'nam-2022', 'Năm 2022 có 780 công đoàn cơ sở.', 2022);
    const second = await publish(ask, 'nam-2023', 'Năm 2023 có 786 công đoàn cơ sở.', 2023);
    expect([first.status, second.status]).toEqual([200, 200]);

    // The same report once more, to be put right: only what is changed is another.
    const { body } = await ask('POST', `/works/${second.body.work.id}/correct`);
    expect([body.state, body.head.document, body.rows.length]).toEqual(['OPEN', 'nam-2023', 1]);
    await accept(ask, body.id, (row) => ({ ...row, value: 787, atLeast: 787, atMost: 787 }));
    const seen = (await ask('POST', `/works/${body.id}/preview`)).body;
    expect(seen).toMatchObject({
      problems: [],
      preview: { facts: { added: 0, changed: 1, removed: 0 } },
    });
    expect((await ask('POST', `/works/${body.id}/correct`)).status).toBe(409);
  });

  it('are not submitted before they could be published', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const { id } = (await ask('POST', '/works', { head: { ...reportHead, document: 'chua-xong' }, text }))
      .body;
    const none = await ask('POST', `/works/${id}/submit`, { version: 1 });
    expect([none.status, none.body.errors[0].message]).toEqual([
      409,
      expect.stringMatching(/^Chưa nhận số nào/),
    ]);
    await accept(ask, id, (row) => ({ ...row, unit: 'LĐLĐ huyện không có' }));
    const wrong = await ask('POST', `/works/${id}/submit`, { version: 2 });
    expect(wrong.body.errors[0].extensions.code).toBe('IMPORT_REFUSED');
    expect((await ask('GET', `/works/${id}`)).body.state).toBe('OPEN');
  });
});

describe('a text at the desk', () => {
  it('is kept without names of persons, every number at its place', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const named = 'Đồng chí Nguyễn Văn An báo cáo: năm 2024 có 786 công đoàn cơ sở.';
    const { body } = await ask('POST', '/works', { head: reportHead, text: named });
    expect(body.text).toBe('Đồng chí █████████████ báo cáo: năm 2024 có 786 công đoàn cơ sở.');
    expect(body.text.slice(body.rows[0].place.start, body.rows[0].place.end)).toBe('786');
    expect(JSON.stringify(body)).not.toContain('Nguyễn Văn An');
  });

  it('of more numbers than anybody checks is refused at once, and one of as many can be saved', async () => {
    const ask = await signedIn(clerk.token, 'Văn phòng', 'dien-bien');
    const most = await ask('POST', '/works', { head: reportHead, text: 'Có 5 đoàn viên. '.repeat(2_001) });
    expect([most.status, most.body.errors[0].message]).toEqual([
      400,
      expect.stringMatching(/^Văn bản có 2001 số; mỗi báo cáo nhiều nhất 2000 số/),
    ]);
    expect((await ask('POST', '/works', { head: reportHead, text: ' \n ' })).status).toBe(400);
    const { id } = (await ask('POST', '/works', { head: reportHead, text: 'Có 5 đoàn viên. '.repeat(2_000) }))
      .body;
    expect((await accept(ask, id)).status).toBe(200);
  });
});
