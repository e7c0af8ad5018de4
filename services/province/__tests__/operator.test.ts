import type { ProvinceService } from '..';
import type { Caller } from '../../../domain/roles';
import { readAnswer } from '../../../platform/testing/answer';
import { testAuthorization } from '../../../platform/testing/gatewayKeys';
import { createToken } from '../../../platform/tokens';
import { startTestService } from './testProvinces';

const caoBang = createToken();
const langSon = 'a token as it is, of Lạng Sơn';
const itself: Caller = { role: 'province', id: 'test', province: 'cao-bang' };
let service: ProvinceService;

async function start(...provinces: string[]): Promise<void> {
  service = await startTestService(provinces, {
    imports: {
      tokenOf: (province) =>
        province === 'cao-bang'
          ? { value: caoBang.hash }
          : province === 'lang-son'
            ? { value: langSon }
            : null,
      maxBytes: 100_000,
      maxUnpackedBytes: 1_000_000,
    },
  });
}

const csv = (value: number, more = '') => `unit,year,measure,value\ncao-bang,2024,members,${value}\n${more}`;

async function post(
  path: string,
  body: string | undefined,
  token: string | null = caoBang.token,
  type = 'text/csv',
) {
  const response = await fetch(`${service.origin}${withNeeded(path, type)}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(token !== null && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await readAnswer(response) };
}

/** An import has to say who sends it, and what it is; JSON may say the latter itself. */
function withNeeded(path: string, type: string): string {
  const [place = '', query = ''] = path.split('?');
  if (!place.endsWith('/import')) return path;
  const needed = {
    by: 'token of cao-bang',
    file: type === 'text/csv' ? 'import.csv' : 'import.json',
    ...(type === 'text/csv' && { 'document.id': 'import' }),
  };
  return `${place}?${new URLSearchParams({ ...needed, ...Object.fromEntries(new URLSearchParams(query)) }).toString()}`;
}

async function query(selection: string) {
  const response = await fetch(`${service.origin}/cao-bang/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await testAuthorization(['cao-bang'], itself)) },
    body: JSON.stringify({
      query: `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Province { ${selection} } } }`,
      variables: { ids: [{ __typename: 'Province', id: 'cao-bang' }] },
    }),
  });
  const { data, errors } = await readAnswer<{ _entities: unknown[] }>(response);
  return errors ? errors.map(({ message }) => message) : data?._entities[0];
}

const none = { added: 0, changed: 0, removed: 0 };
const nothingToSay = { findings: [], warnings: [], sheets: [] };
const exactly = (value: number) => ({ value, atLeast: value, atMost: value });

describe('an import over HTTP', () => {
  beforeEach(() => start('cao-bang'));
  afterEach(() => service.stop());

  it('is made with the token of the province, and read at once', async () => {
    expect(await post('/cao-bang/import?document.id=d', csv(100))).toEqual({
      status: 200,
      body: {
        changed: true,
        revision: 1,
        facts: { added: 1, changed: 0, removed: 0 },
        units: { added: 1, changed: 0, removed: 0 },
        ...nothingToSay,
        figures: [
          {
            unit: 'cao-bang',
            year: 2024,
            cells: [{ measure: 'members', before: null, after: exactly(100) }],
          },
        ],
        figuresChanged: 1,
      },
    });
    expect(await query('report(year: 2024) { figures { membership { members { value } } } }')).toEqual({
      report: { figures: { membership: { members: { value: 100 } } } },
    });
  });

  it('says in a dry run what would change, and writes nothing', async () => {
    await post('/cao-bang/import?document.id=d', csv(100));
    const answer = await post(
      '/cao-bang/import?document.id=d&dryRun=true',
      csv(110, 'cao-bang,2023,unions,7\n'),
    );
    expect(answer).toEqual({
      status: 200,
      body: {
        revision: 1,
        document: 'd',
        changed: true,
        facts: { added: 1, changed: 1, removed: 0 },
        units: none,
        ...nothingToSay,
        figures: [
          { unit: 'cao-bang', year: 2023, cells: [{ measure: 'unions', before: null, after: exactly(7) }] },
          {
            unit: 'cao-bang',
            year: 2024,
            cells: [{ measure: 'members', before: exactly(100), after: exactly(110) }],
          },
        ],
        figuresChanged: 2,
      },
    });
    expect(await query('revisions { totalCount }')).toEqual({ revisions: { totalCount: 1 } });
  });
});

/** Nothing is written, so that one service is enough for all of it. */
describe('an import over HTTP that is refused', () => {
  beforeAll(() => start('cao-bang', 'lang-son', 'lai-chau'));
  afterAll(() => service.stop());

  const refusal = {
    status: 401,
    body: {
      errors: [
        {
          message: 'Cần mã hợp lệ của tỉnh. A valid token of the province is needed',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    },
  };

  it.each([
    ['without a token', '/cao-bang/import', null],
    ['with a wrong one', '/cao-bang/import', 'wrong'],
    ['with its hash', '/cao-bang/import', caoBang.hash],
    ["with another province's", '/lang-son/import', caoBang.token],
    ['of a province without a token', '/lai-chau/import', ''],
    ['of an unknown province', '/atlantis/import', caoBang.token],
    ['as an undoing without a token', '/cao-bang/undo?revision=1', null],
  ])('is refused %s, with no word on why', async (_name, path, token) => {
    expect(await post(path, csv(100), token)).toEqual(refusal);
    expect(await query('revisions { totalCount }')).toEqual({ revisions: { totalCount: 0 } });
  });

  it('is refused if the file is of another province', async () => {
    const file = { province: 'lang-son', document: { id: 'd' }, facts: [] };
    const rows = 'province,unit,year,measure,value\nlang-son,cao-bang,2024,members,5\n';
    const ofFile = await post('/cao-bang/import', JSON.stringify(file), caoBang.token, 'application/json');
    const ofRow = await post('/cao-bang/import', rows);
    expect([ofFile, ofRow].map(({ status, body }) => [status, body.errors?.[0]?.message])).toEqual([
      [
        422,
        '"import.json" có 1 chỗ sai. "import.json" has 1 problem\n  province: Cần "cao-bang", tỉnh đang nạp, gặp "lang-son". Expected "cao-bang", the province that it is imported into, got "lang-son"',
      ],
      [
        422,
        '"import.csv" có 1 chỗ sai. "import.csv" has 1 problem\n  row 2, column "province": Cần "cao-bang", gặp "lang-son". Expected "cao-bang", got "lang-son"',
      ],
    ]);
  });

  it('names the mistakes by their places, for programs too', async () => {
    expect(await post('/cao-bang/import?file=bao-cao.csv', csv(1, 'cao-bang,2024,x,1\n'))).toEqual({
      status: 422,
      body: {
        errors: [
          {
            message:
              '"bao-cao.csv" có 1 chỗ sai. "bao-cao.csv" has 1 problem\n  row 3, column "measure": Chỉ tiêu "x" không có trong danh mục. Measure "x" is not in the catalogue',
            extensions: {
              code: 'IMPORT_REFUSED',
              file: 'bao-cao.csv',
              count: 1,
              problems: [
                {
                  place: 'row 3, column "measure"',
                  row: 3,
                  column: 'measure',
                  value: '"x"',
                  message: 'Chỉ tiêu "x" không có trong danh mục. Measure "x" is not in the catalogue',
                },
              ],
            },
          },
        ],
      },
    });
  });

  it.each([
    ['by', 'tên người thực hiện, nhiều nhất 500 ký tự', 'the name of who does it, of at most 500 characters'],
    ['file', 'tên tệp, như bao-cao-2024.csv', 'the name of the file, such as bao-cao-2024.csv'],
    [
      'document.id',
      'mã của tài liệu chứa các số ấy, ghi ở đây hoặc trong tệp',
      'the id of the document that the numbers stand in, here or in the file',
    ],
  ])('without %s is refused', async (parameter, vi, en) => {
    const answer = await post(`/cao-bang/import?${parameter}=`, csv(100));
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([
      400,
      `Tham số "${parameter}" cần là ${vi}, gặp "". Argument "${parameter}" must be ${en}, got ""`,
    ]);
  });

  it.each([
    [
      '/cao-bang/import',
      'x'.repeat(200_000),
      'text/csv',
      413,
      'Tệp nhiều nhất 100000 byte. A file may have at most 100000 bytes',
    ],
    [
      '/cao-bang/import',
      'x',
      'text/html',
      400,
      'Tham số "format" cần là csv, xlsx hoặc json, hay kiểu nội dung tương ứng, gặp "text/html". Argument "format" must be csv, xlsx or json, or the content type of one, got "text/html"',
    ],
    [
      '/cao-bang/import?dryRun=yes',
      'x',
      'text/csv',
      400,
      'Tham số "dryRun" cần là true hoặc false, gặp "yes". Argument "dryRun" must be true or false, got "yes"',
    ],
    [
      '/cao-bang/undo?revision=x',
      '',
      'text/csv',
      400,
      'Tham số "revision" cần là số của một phiên bản, gặp "x". Argument "revision" must be the number of a revision, got "x"',
    ],
    [
      '/cao-bang/undo?revision=7',
      '',
      'text/csv',
      409,
      'Không hoàn tác được phiên bản 7: không có phiên bản ấy, mới nhất là 0. Revision 7 cannot be undone: there is no such revision, the last is 0',
    ],
  ])('of %s is refused with what is right', async (path, body, type, status, message) => {
    const answer = await post(path, body, caoBang.token, type);
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([status, message]);
  });
});

describe('revisions', () => {
  beforeEach(() => start('cao-bang'));
  afterEach(() => service.stop());

  const members = (revision?: number) =>
    query(`report(year: 2024${revision === undefined ? '' : `, revision: ${revision}`}) {
      figures { membership { members { value } } } documents { id publisher } }`);
  const report = (value: number, publisher: string) => ({
    report: { figures: { membership: { members: { value } } }, documents: [{ id: 'd', publisher }] },
  });

  beforeEach(async () => {
    await post('/cao-bang/import?document.id=d&document.publisher=A', csv(100));
    await post(
      '/cao-bang/import?document.id=d&document.publisher=B&by=operator',
      csv(110, 'cao-bang,2024,unions,7\n'),
    );
  });

  it('show a report as it was', async () => {
    expect(await members()).toEqual(report(110, 'B'));
    expect(await members(2)).toEqual(report(110, 'B'));
    expect(await members(1)).toEqual(report(100, 'A'));
    expect(await members(0)).toEqual({ report: null });
    expect(await members(3)).toEqual(['Argument "revision" must be a revision from 0 to 2, got 3']);
  });

  it('are undone by a new one, which can be undone too', async () => {
    expect((await post('/cao-bang/undo?revision=2', '')).body).toEqual({
      changed: true,
      revision: 3,
      facts: { added: 1, changed: 0, removed: 2 },
      units: none,
      ...nothingToSay,
      figures: [
        {
          unit: 'cao-bang',
          year: 2024,
          cells: [
            { measure: 'members', before: exactly(110), after: exactly(100) },
            { measure: 'unions', before: exactly(7), after: null },
          ],
        },
      ],
      figuresChanged: 1,
    });
    expect(await members()).toEqual(report(100, 'A'));
    expect(await members(2)).toEqual(report(110, 'B'));
    await post('/cao-bang/undo?revision=3', '');
    expect(await members()).toEqual(report(110, 'B'));
    const fields = 'number kind by file document undoes undoneBy facts { added changed removed }';
    const newest = await query(
      `revisions(first: 3) { totalCount pageInfo { hasNextPage } edges { node { ${fields} } } }`,
    );
    const revisions = {
      totalCount: 4,
      pageInfo: { hasNextPage: true },
      edges: [
        {
          node: {
            number: 4,
            kind: 'UNDO',
            by: 'token of cao-bang',
            file: null,
            document: 'd',
            undoes: 3,
            undoneBy: null,
            facts: { added: 2, changed: 0, removed: 1 },
          },
        },
        {
          node: {
            number: 3,
            kind: 'UNDO',
            by: 'token of cao-bang',
            file: null,
            document: 'd',
            undoes: 2,
            undoneBy: 4,
            facts: { added: 1, changed: 0, removed: 2 },
          },
        },
        {
          node: {
            number: 2,
            kind: 'IMPORT',
            by: 'operator',
            file: 'import.csv',
            document: 'd',
            undoes: null,
            undoneBy: 3,
            facts: { added: 1, changed: 1, removed: 0 },
          },
        },
      ],
    };
    expect(newest).toEqual({ revisions });
  });

  it.each([
    [
      1,
      'phiên bản 2 đã thay số liệu của tài liệu "d" sau đó; hoàn tác phiên bản ấy trước',
      'revision 2 replaced the facts of document "d" later; undo that one first',
    ],
    [3, 'không có phiên bản ấy, mới nhất là 2', 'there is no such revision, the last is 2'],
  ])('are not undone where a later one built on them or they are not there: %d', async (revision, vi, en) => {
    const answer = await post(`/cao-bang/undo?revision=${revision}`, '');
    expect(answer).toEqual({
      status: 409,
      body: {
        errors: [
          {
            message: `Không hoàn tác được phiên bản ${revision}: ${vi}. Revision ${revision} cannot be undone: ${en}`,
            extensions: { code: 'UNDO_REFUSED', revision },
          },
        ],
      },
    });
    expect(await members()).toEqual(report(110, 'B'));
  });

  it('count what they did to units, also the undoing of an undoing', async () => {
    const units =
      'id,name,level,parent\ncs-1,Công đoàn A,GRASSROOTS,cao-bang\ncs-2,Công đoàn B,GRASSROOTS,cao-bang\n';
    const counts = async (path: string, body = '') =>
      ((await post(path, body)).body as { units?: unknown }).units;
    expect(await counts('/cao-bang/import', units)).toEqual({ added: 2, changed: 0, removed: 0 });
    expect(await counts('/cao-bang/undo?revision=3')).toEqual({ added: 0, changed: 0, removed: 2 });
    expect(await counts('/cao-bang/undo?revision=4')).toEqual({ added: 2, changed: 0, removed: 0 });
    const renamed = units.replace('đoàn B', 'đoàn C');
    expect(await counts('/cao-bang/import', renamed)).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await counts('/cao-bang/undo?revision=6')).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await counts('/cao-bang/undo?revision=7')).toEqual({ added: 0, changed: 1, removed: 0 });
  });

  it('are not undone twice', async () => {
    await post('/cao-bang/undo?revision=2', '');
    const answer = await post('/cao-bang/undo?revision=2', '');
    expect(answer.body.errors?.[0]?.message).toBe(
      'Không hoàn tác được phiên bản 2: phiên bản 3 đã hoàn tác nó rồi. Revision 2 cannot be undone: revision 3 has undone it already',
    );
  });

  it('are undone once the later ones of their document are, also if these were undone and redone', async () => {
    for (const revision of [2, 3, 4]) {
      expect(await post(`/cao-bang/undo?revision=${revision}`, '')).toMatchObject({ status: 200 });
    }
    // Revision 5 undid the undoing of the undoing: the document is as revision 1 left it.
    expect(await members()).toEqual(report(100, 'A'));
    expect(await post('/cao-bang/undo?revision=1', '')).toMatchObject({ status: 200 });
    expect(await query('report(year: 2024) { year }')).toEqual({ report: null });
  });

  it('are not undone if later facts are about a unit that they added', async () => {
    const units = 'id,name,level,parent\ncs-1,Công đoàn A,GRASSROOTS,cao-bang\n';
    await post('/cao-bang/import', units);
    await post('/cao-bang/import?document.id=e', 'unit,year,measure,value\ncs-1,2024,members,5\n');
    const answer = await post('/cao-bang/undo?revision=3', '');
    expect(answer.body.errors?.[0]?.message).toBe(
      'Không hoàn tác được phiên bản 3: số liệu của phiên bản 4 là của đơn vị "cs-1" mà nó đã thêm; hoàn tác phiên bản ấy trước. Revision 3 cannot be undone: facts of revision 4 are about unit "cs-1", which it added; undo that one first',
    );
  });
});
