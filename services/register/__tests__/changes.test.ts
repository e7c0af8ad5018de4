import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../platform/apiKeys/keys';
import { changeKeys } from '../../../platform/apiKeys/keysFile';
import { createAuditLog } from '../../../platform/audit';
import { cluster7, changeOf, type ChangeFile } from './clusterFiles';
import { startTestRegister, type TestRegister } from './testRegister';

const folder = mkdtempSync(join(tmpdir(), 'register-changes-'));
const keysFile = join(folder, 'keys.json');
const auditFile = join(folder, 'audit.jsonl');
const keyOf = (role: string) => createKey({ role, name: role }, new Date());
const operator = keyOf('operator');
const ofCluster7 = keyOf('cluster:cum-7');
const analyst = keyOf('analyst');

let register: TestRegister;
beforeAll(async () => {
  await changeKeys(keysFile, () => [operator, ofCluster7, analyst].map(({ record }) => record));
});
beforeEach(async () => {
  const audit = createAuditLog(auditFile);
  register = await startTestRegister({ editors: { keysFile, maxBytes: 1_000_000, audit }, watchMillis: 10 });
});
afterEach(() => register.stop());
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  status: number;
  body: any;
}

async function post(
  path: string,
  body: object | string | null,
  key: string | null = operator.key,
): Promise<Said> {
  const response = await fetch(`${register.origin}${path}`, {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    ...(body !== null && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const importing = (body: object | string, query = '', key?: string | null) =>
  post(`/clusters/import?file=cum.json&by=Office${query}`, body, key);
const undo = (revision: number, key?: string) =>
  post(`/clusters/undo?revision=${revision}&by=Office`, null, key);
const messages = ({ body }: Said): [string, string][] =>
  body.errors[0].extensions.problems.map(({ place, message }: any) => [place, message]);
const codeOf = ({ status, body }: Said) => [status, body.errors?.[0]?.extensions?.code];

async function season(cluster: string, year: number): Promise<any> {
  const fields =
    '{ theme dueOn provinces { id } chair { province { id } electedOn endedOn endReason } viceChair { province { id } } ' +
    'documents { localId title } published { membership { members { value atLeast atMost printed } } } facts { localId excerpt { before marked } } }';
  const { data, errors } = await register.query(
    `{ cluster(id: "${cluster}") { name season(year: ${year}) ${fields} } }`,
  );
  expect(errors).toBeUndefined();
  // any: each test selects what it looks at
  return (data as any).cluster;
}

describe('a cluster that the register has never seen', () => {
  it('is entered with a year and what it published, and seen at once', async () => {
    const { status, body } = await importing(cluster7);
    expect([status, body]).toEqual([
      200,
      {
        changed: true,
        revision: 2,
        entries: [
          { entry: 'cum-7', change: 'ADDED' },
          { entry: 'cum-7:2024', change: 'ADDED' },
          { entry: 'cum-7:2024/tong-ket-2024', change: 'ADDED' },
        ],
        findings: [],
        warnings: [],
      },
    ]);
    expect(await season('cum-7', 2024)).toEqual({
      name: 'Cụm thi đua số 7',
      season: {
        theme: 'Đổi mới, sáng tạo',
        dueOn: '2024-12-31',
        provinces: [{ id: 'lai-chau' }, { id: 'dien-bien' }, { id: 'son-la' }],
        chair: { province: { id: 'son-la' }, electedOn: '2023-12-20', endedOn: null, endReason: null },
        viceChair: { province: { id: 'lai-chau' } },
        documents: [{ localId: 'tong-ket-2024', title: 'Tổng kết năm 2024' }],
        published: {
          membership: { members: { value: 120_000, atLeast: 0, atMost: 120_000, printed: 'gần 120.000' } },
        },
        facts: [
          { localId: 'tong-ket-2024-001', excerpt: { before: 'Cụm có ', marked: '2.345' } },
          {
            localId: 'tong-ket-2024-002',
            excerpt: { before: 'Cụm có 2.345 công đoàn cơ sở, ', marked: 'gần 120.000' },
          },
        ],
      },
    });
  });

  it('is only looked at in a dry run, and changes nothing the second time', async () => {
    expect((await importing(cluster7, '&dryRun=true')).body).toMatchObject({ changed: true, revision: 1 });
    expect(await season('cum-7', 2024)).toBeNull();
    await importing(cluster7);
    expect((await importing(cluster7)).body).toEqual({
      changed: false,
      revision: 2,
      entries: [],
      findings: [],
      warnings: [],
    });
  });

  it('has a name', async () => {
    const { clusters, ...file } = cluster7;
    const nameless = { ...file, clusters: clusters?.map((one) => ({ ...one, name: undefined })) };
    expect(messages(await importing(nameless))).toEqual([
      ['clusters[0].name', 'Cụm "cum-7" là cụm mới: cần tên. Cluster "cum-7" is new: expected its name'],
    ]);
  });
});

describe('a change', () => {
  it('keeps what it does not name, and is undone by itself while what came after stays', async () => {
    await importing(cluster7);
    await importing(changeOf('cum-5', { year: 2025, dueOn: '2026-01-10' }));
    await importing(changeOf('cum-7', { year: 2024, theme: 'Khác' }));
    expect((await season('cum-5', 2025)).season).toMatchObject({
      dueOn: '2026-01-10',
      chair: { province: { id: 'ha-giang' } },
    });
    expect((await undo(3)).body).toMatchObject({
      changed: true,
      revision: 5,
      entries: [{ entry: 'cum-5:2025', change: 'CHANGED' }],
    });
    expect((await season('cum-5', 2025)).season.dueOn).toBeNull();
    expect((await season('cum-7', 2024)).season.theme).toBe('Khác');
  });

  it('is not undone if it was changed again, is the first, or is not there', async () => {
    await importing(cluster7);
    await importing(changeOf('cum-7', { year: 2024, theme: 'Khác' }));
    const said = async (revision: number) => {
      const answer = await undo(revision);
      return [...codeOf(answer), answer.body.errors[0].message];
    };
    expect(await said(2)).toEqual([
      409,
      'UNDO_REFUSED',
      'Không hoàn tác được phiên bản 2: "cum-7:2024" đã được thay đổi sau đó; hãy hoàn tác lần thay đổi sau trước. ' +
        'Revision 2 cannot be undone: "cum-7:2024" was changed after it; undo the later change first',
    ]);
    expect((await said(1))[2]).toContain('đó là phiên bản đầu');
    expect((await said(9))[2]).toContain('không có phiên bản ấy');
    await undo(3);
    expect((await said(3))[2]).toContain('mọi thứ đã như trước');
    // The second is as it was made again.
    expect((await undo(2)).body).toMatchObject({ changed: true });
    expect(await season('cum-7', 2024)).toBeNull();
  });

  it('stays as it is if a later one needs it', async () => {
    const { published, ...years } = cluster7;
    await importing(years);
    await importing({ published: published ?? [] });
    expect((await undo(2)).body.errors[0].message).toContain(
      '"cum-7:2024/tong-ket-2024" được thêm vào sau đó và cần "cum-7:2024"',
    );
  });

  it('is in the history with who made it, and in the audit log with who was authenticated', async () => {
    await importing(cluster7, '', ofCluster7.key);
    const response = await fetch(`${register.origin}/clusters/revisions`, {
      headers: { authorization: `Bearer ${operator.key}` },
    });
    expect(await response.json()).toMatchObject([
      { _id: 2, kind: 'IMPORT', by: 'Office', file: 'cum.json', entries: { length: 3 } },
      { _id: 1, kind: 'FILES', by: 'start of the service' },
    ]);
    const lines = readFileSync(auditFile, 'utf8').trim().split('\n').slice(-2);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { who: `key:${ofCluster7.record.id}`, claimed: 'Office', what: 'IMPORT', outcome: 'INTENDED' },
      {
        what: 'IMPORT',
        outcome: 'DONE',
        details: { cluster: 'cum-7', file: 'cum.json', revision: 2, changed: true },
      },
    ]);
  });

  it('takes the place of another document only if it says so, since totals would be counted twice', async () => {
    await importing(cluster7);
    const again = (more: object): ChangeFile => ({
      published: [
        {
          season: 'cum-7:2024',
          document: { id: 'dinh-chinh' },
          facts: [{ measure: 'members', value: 118_500 }],
          ...more,
        },
      ],
    });
    expect(messages(await importing(again({})))).toEqual([
      [
        'published[0].facts[0].measure',
        'Chỉ tiêu "members" của "cum-7:2024" đã có tổng trong tài liệu "tong-ket-2024"; ghi "replaces": "tong-ket-2024" nếu tài liệu này thay nó, hoặc bỏ số này. ' +
          'Document "tong-ket-2024" gives a total of "members" of "cum-7:2024" already; write "replaces": "tong-ket-2024" if this one takes its place, or leave the number out',
      ],
    ]);
    expect((await importing(again({ replaces: 'tong-ket-2024' }))).body.entries).toEqual([
      { entry: 'cum-7:2024/dinh-chinh', change: 'ADDED' },
      { entry: 'cum-7:2024/tong-ket-2024', change: 'REMOVED' },
    ]);
    const { documents, published } = (await season('cum-7', 2024)).season;
    expect([documents, published.membership.members.value]).toEqual([
      [{ localId: 'dinh-chinh', title: null }],
      118_500,
    ]);
  });

  it('is answered if the rules ask, and says why', async () => {
    await importing(cluster7);
    const more = {
      season: 'cum-7:2024',
      document: { id: 'them' },
      facts: [{ measure: 'newUnions', value: 9_000 }],
    };
    const refused = await importing({ published: [more] });
    expect([...codeOf(refused), refused.body.errors[0].extensions.findings[0].rule]).toEqual([
      422,
      'IMPORT_UNANSWERED',
      'new-unions',
    ]);
    const { body } = await importing({ published: [more] }, '&accept=new-unions&reason=Sáp+nhập');
    expect(body).toMatchObject({ changed: true, findings: [{ rule: 'new-unions', unit: 'cum-7:2024' }] });
  });

  it('is one of two at once that change different things, and is told if they change the same', async () => {
    await importing(cluster7);
    const different = await Promise.all([
      importing(changeOf('cum-5', { year: 2025, dueOn: '2026-01-10' })),
      importing(changeOf('cum-7', { year: 2024, theme: 'A' })),
    ]);
    expect(different.map(({ status }) => status)).toEqual([200, 200]);
    const same = await Promise.all(
      ['B', 'C', 'D'].map((theme) => importing(changeOf('cum-7', { year: 2024, theme }))),
    );
    const [done, ...refused] = same.sort((a, b) => a.status - b.status);
    expect(done?.status).toBe(200);
    for (const answer of refused) {
      // One that came when the other was over is none of two at once.
      if (answer.status === 200) continue;
      expect(codeOf(answer)).toEqual([409, 'IMPORT_BUSY']);
      expect(answer.body.errors[0].message).toContain('Office vừa thay đổi cum-7:2024');
    }
  });
});

describe('who may change it', () => {
  it.each([
    ['nobody', null],
    ['who has a wrong key', `cdk_${'0'.repeat(12)}_${'a'.repeat(43)}`],
    ['an analyst', analyst.key],
  ])('is not %s', async (_who, key) => {
    const answer = await importing(cluster7, '', key);
    expect(codeOf(answer)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await season('cum-7', 2024)).toBeNull();
  });

  it('is a cluster for itself, and for no other', async () => {
    expect((await importing(cluster7, '', ofCluster7.key)).status).toBe(200);
    const other = changeOf('cum-5', { year: 2025, theme: 'X' });
    const answer = await importing(other, '', ofCluster7.key);
    expect([...codeOf(answer), answer.body.errors[0].message]).toEqual([
      403,
      'FORBIDDEN',
      'Mã của cụm "cum-7" chỉ sửa được cụm ấy, không sửa được cum-5:2025. ' +
        'The key of cluster "cum-7" changes that cluster alone, not cum-5:2025',
    ]);
    await importing(other);
    expect(codeOf(await undo(3, ofCluster7.key))).toEqual([403, 'FORBIDDEN']);
  });

  it('may be a cluster whose key was made while the register runs', async () => {
    const ofCluster8 = keyOf('cluster:cum-8');
    await changeKeys(keysFile, (keys) => [...keys, ofCluster8.record]);
    const file = changeOf('cum-8', { year: 2024, provinces: ['lai-chau'] }, 'Cụm 8');
    const statusOf = async () => (await importing(file, '', ofCluster8.key)).status;
    const until = Date.now() + 10_000;
    let status = await statusOf();
    while (status === 401 && Date.now() < until) status = await statusOf();
    expect(status).toBe(200);
  });

  it('is told what is wrong with a file, all at once, in both languages', async () => {
    const answer = await importing({
      clusters: [
        {
          id: 'cum-7',
          name: 'Cụm 7',
          seasons: [
            {
              year: 2024,
              provinces: ['Lai Chau', 'Hà Giangg', 'tuyen-quang-2025'],
              dueOn: '2024-02-30',
              colour: 1,
            },
          ],
        },
      ],
      published: [
        { season: 'cum-7:2024', document: { id: 'x' }, facts: [{ measure: 'members', value: '1.2 nghìn' }] },
      ],
    });
    expect(codeOf(answer)).toEqual([422, 'IMPORT_REFUSED']);
    expect(messages(answer)).toEqual([
      [
        'clusters[0].seasons[0].dueOn',
        'Cần một ngày có thật, viết YYYY-MM-DD, gặp "2024-02-30". Expected a day of the calendar, YYYY-MM-DD, got "2024-02-30"',
      ],
      ['clusters[0].seasons[0]', 'Khóa "colour" không dùng ở đây. Key "colour" is not used here'],
      ['published[0].facts[0].value', expect.stringContaining('"1.2"')],
    ]);
    expect(messages(await importing('{"clusters": ['))[0]?.[1]).toMatch(/^Không phải tệp JSON/);
    expect(codeOf(await importing('x'.repeat(1_000_001)))).toEqual([413, 'TOO_LARGE']);
  });
});
