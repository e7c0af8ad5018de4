import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import example from '../../../schema/operations/examples/Ranking.json';
import manifest from '../../../schema/operations/manifest.json';
import type { ProvinceService } from '..';
import { createAskPeers } from '../import/askRanking';
import { readAnswers } from '../../../platform/ruleAnswers';
import { createToken } from '../../../platform/tokens';
import { importCsv, openStoreOf, startTestService, withCsv } from './csvImports';

interface Cell {
  quantity: { value: number | null; atLeast: number; atMost: number; estimated: boolean } | null;
  coverage: object;
}
type Rows = Record<string, { current: Cell; previous: Cell }>;

const none = { simulated: [], draft: false, mentioned: [] };
const reported = (value: number | null, coverage: object = {}, estimated = false): Cell => ({
  quantity: value === null ? null : { value, atLeast: value, atMost: value, estimated },
  coverage: { ...none, ...coverage },
});
const both = (current: Cell, previous = reported(null)) => ({ current, previous });
const manyOf = (values: readonly number[]): Rows =>
  Object.fromEntries(values.map((value, index) => [`province-${index}`, both(reported(value))]));

/** What the stub says; by measure. */
let rowsOf: Record<string, Rows>;
let answer: ((id: string, variables: Record<string, any>) => object) | null;
let asked: { id: string; variables: Record<string, any> }[];
// any: JSON of a request, looked at in the tests

let gateway: Server;
let service: ProvinceService;
/** One that is told whom to ask. */
let comparing: ProvinceService;
const { token, hash } = createToken();
let gatewayUrl: string;
beforeAll(async () => {
  gateway = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { variables, extensions } = JSON.parse(text);
      const id: string = extensions.persistedQuery.sha256Hash;
      asked.push({ id, variables });
      if (answer) response.end(JSON.stringify(answer(id, variables)));
    });
  });
  await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
  gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  service = await startTestService(['cao-bang', 'ha-giang', 'lang-son', 'lai-chau', 'dien-bien', 'son-la']);
  comparing = await startTestService(['cao-bang'], {
    compareWith: gatewayUrl,
    imports: { tokenOf: () => ({ value: hash }), maxBytes: 1_000_000, maxUnpackedBytes: 10_000_000 },
  });
});
afterAll(async () => {
  await service.stop();
  await comparing.stop();
  gateway.closeAllConnections();
  gateway.close();
});
beforeEach(() => {
  asked = [];
  rowsOf = {};
  answer = (_id, { measure }) => {
    const rows = Object.entries(rowsOf[measure] ?? {}).map(([id, cells]) => ({ province: { id }, ...cells }));
    return { data: { ranking: { rows } } };
  };
});

const lines = (province: string, ...rows: string[]) => [
  'Đơn vị;Năm;Chỉ tiêu;Số lượng',
  ...rows.map((row) => `${province};2024;${row}`),
];
const bring = (province: string, rows: readonly string[], accept?: string, timeoutMillis?: number) =>
  importCsv(
    openStoreOf(service, province),
    'a.csv',
    lines(province, ...rows),
    readAnswers(accept, accept && 'Đã đối chiếu với văn bản'),
    createAskPeers(gatewayUrl, timeoutMillis),
  );

describe('an import that is set beside provinces of like size', () => {
  it('asks one saved operation for what changes, and says by name what is out of line', async () => {
    rowsOf = {
      members: {
        ...manyOf([20_000, 25_000, 30_000, 35_000, 90_000, 10_000]),
        'too-large': both(reported(91_000)),
      },
      gifts: { ...manyOf([10, 20, 30, 40, 50, 60]), 'too-large': both(reported(9_000)) },
      houses: manyOf([10, 20, 30, 40, 50, 60]),
    };
    const rows = ['Đoàn viên;30.000', 'Suất quà;137', 'Căn nhà xây mới hoặc sửa chữa;35'];
    const result = await bring('cao-bang', rows, 'like-provinces');
    // Median 35, deviations 25 15 5 5 15 25, their median 15: 35 ± 3.5 · 1.4826 · 15 = 35 ± 77.8365.
    expect(result.findings).toEqual([
      {
        rule: 'like-provinces',
        importance: 'NOTE',
        unit: 'cao-bang',
        year: 2024,
        vi: '"gifts" là 137, lệch hẳn so với 6 tỉnh cùng quy mô năm 2024: trung vị 35, thường từ 0 đến 112',
        en: '"gifts" is 137, out of line with 6 provinces of like size in 2024: their median is 35, usual is 0 to 112',
      },
    ]);
    const ranking = manifest.operations.find(({ name }) => name === 'Ranking');
    const variables = (measure: string) => ({ measure, year: 2024, scope: { allProvinces: true } });
    expect(asked).toHaveLength(3);
    for (const measure of ['members', 'gifts', 'houses']) {
      expect(asked).toContainEqual({ id: ranking?.id, variables: variables(measure) });
    }
    // Members do not choose with whom they are compared, and of the year before none are known.
    expect(result.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('size (members) is not known: members 2024'),
    ]);
    expect(result.changed).toBe(true);
  });

  it.each([
    ['a sample', reported(50, { simulated: [{ id: 'x' }] })],
    ['a draft', reported(50, { draft: true })],
    ['what others mention', reported(50, { mentioned: [{ province: { id: 'x' } }] })],
    ['an estimate', reported(50, {}, true)],
    ['a range', { ...reported(50), quantity: { value: null, atLeast: 50, atMost: 60, estimated: false } }],
    ['nothing', reported(null)],
  ])('counts no province that has %s', async (_name, fifth) => {
    const gifts = { ...manyOf([10, 20, 30, 40]), 'province-4': both(fifth) };
    rowsOf = { members: manyOf([30_000, 30_000, 30_000, 30_000, 30_000]), gifts };
    const table = await preview('ha-giang', ['Đoàn viên;30.000', 'Suất quà;900']);
    expect(table.findings).toEqual([]);
    expect(table.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Chưa so với tỉnh khác, vì ít hơn 5 tỉnh.*Not compared with other provinces, because fewer than 5 .*: members 2024, gifts 2024$/,
      ),
    ]);
  });

  it('takes the year before as long as too few have reported the year, and never itself', async () => {
    const gifts = Object.fromEntries(
      [10, 20, 30, 40, 50].map((value, index) => [
        `province-${index}`,
        both(reported(null), reported(value)),
      ]),
    );
    rowsOf = {
      members: { ...manyOf([30_000, 30_000, 30_000, 30_000, 30_000]), 'lang-son': both(reported(30_000)) },
      gifts: { ...gifts, 'lang-son': both(reported(9_000_000), reported(9_000_000)) },
    };
    const { findings } = await preview('lang-son', ['Đoàn viên;30.000', 'Suất quà;900']);
    expect(findings.map(({ en }) => en)).toEqual([
      '"gifts" is 900, out of line with 5 provinces of like size in 2023: their median is 30, usual is 0 to 81',
    ]);
  });

  it('goes on without a gateway that refuses, says nothing usable or does not answer, and says so once', async () => {
    const refuse = (message: string) => () => ({ errors: [{ message }] });
    const rows = ['Đoàn viên;30.000', 'Suất quà;900'];
    const expectWarning = async (why: string, imported: ReturnType<typeof bring>) => {
      const { changed, findings, warnings } = await imported;
      expect({ changed, findings }).toEqual({ changed: true, findings: [] });
      expect(warnings).toEqual([
        {
          place: 'file',
          message: `Chưa so với tỉnh khác, vì ${gatewayUrl} không trả lời được: ${why}: members 2024, gifts 2024. Not compared with other provinces, because ${gatewayUrl} did not answer: ${why}: members 2024, gifts 2024`,
        },
      ]);
    };
    answer = refuse('No such operation');
    await expectWarning('No such operation', bring('lai-chau', rows));
    answer = () => ({ data: { ranking: { rows: [{ province: 5 }] } } });
    await expectWarning('no ranking in its answer', bring('dien-bien', rows));
    answer = null;
    await expectWarning('timeout', bring('son-la', rows, undefined, 50));
  });

  it('compares what was answered, and names what was not', async () => {
    rowsOf = {
      members: manyOf([30_000, 30_000, 30_000, 30_000, 30_000]),
      houses: manyOf([10, 20, 30, 40, 50]),
    };
    const whole = answer;
    answer = (id, variables) =>
      variables.measure === 'gifts' ? { errors: [{ message: 'Too many' }] } : (whole?.(id, variables) ?? {});
    const rows = ['Đoàn viên;30.000', 'Suất quà;900', 'Căn nhà xây mới hoặc sửa chữa;90'];
    const { findings, warnings } = await preview('ha-giang', rows);
    expect(findings.map(({ en }) => en)).toEqual([
      '"houses" is 90, out of line with 5 provinces of like size in 2024: their median is 30, usual is 0 to 81',
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/did not answer: Too many: gifts 2024$/),
      expect.stringMatching(/is not known: members 2024$/),
    ]);
  });

  it('understands what a gateway answers', async () => {
    answer = () => example.answer;
    const { warnings } = await preview('lai-chau', ['Đoàn viên;31.000']);
    // All of the example are samples.
    expect(warnings).toEqual([
      expect.objectContaining({ message: expect.stringContaining('fewer than 5 provinces') }),
    ]);
  });

  it('asks nobody if nothing changes', async () => {
    const rows = ['Đoàn viên;30.000', 'Suất quà;900'];
    expect((await bring('lai-chau', rows)).changed).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('a service that is told whom to ask', () => {
  const line =
    '"gifts" is 900, out of line with 5 provinces of like size in 2024: their median is 30, usual is 0 to 81';
  beforeEach(() => {
    rowsOf = {
      members: manyOf([30_000, 30_000, 30_000, 30_000, 30_000]),
      gifts: manyOf([10, 20, 30, 40, 50]),
    };
  });

  it('sets beside them what is sent over HTTP, before it is written and when it is', async () => {
    const send = async (dryRun: boolean) => {
      const address = `${comparing.origin}/cao-bang/import?by=test&file=a.csv&document.id=a&dryRun=${dryRun}`;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
      const body = lines('cao-bang', 'Đoàn viên;30.000', 'Suất quà;900').join('\n');
      return (await (await fetch(address, { method: 'POST', headers, body })).json()) as Told;
    };
    expect((await send(true)).findings.map(({ en }) => en)).toEqual([line]);
    expect((await send(false)).findings.map(({ en }) => en)).toEqual([line]);
    expect(asked).toHaveLength(4);
  });

  it('sets beside them what a clerk has entered at the desk, and goes on without them', async () => {
    const desk = `${comparing.origin}/cao-bang/desk`;
    const json = { 'content-type': 'application/json' };
    const session = await fetch(`${desk}/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: 'Văn phòng', token }),
    });
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ask = async (path: string, method: string, content: object | string) =>
      (
        await fetch(desk + path, {
          method,
          headers: {
            cookie,
            ...(typeof content === 'object' ? json : { 'content-type': 'application/octet-stream' }),
          },
          body: typeof content === 'object' ? JSON.stringify(content) : content,
        })
      ).json();
    const head = { year: 2024, document: 'b', title: 'Báo cáo', publisher: null, publishedOn: null };
    const said = JSON.stringify({ ...head, url: null, replaces: 'a', accept: [], reason: '' });
    const content = lines('cao-bang', 'Đoàn viên;30.000', 'Suất quà;901').join('\n');
    const work = (await ask(`/files?file=b.csv&head=${encodeURIComponent(said)}`, 'POST', content)) as {
      id: string;
    };
    const preview = async () =>
      ((await ask(`/works/${work.id}/preview`, 'POST', {})) as { preview: Told }).preview;
    expect((await preview()).findings.map(({ en }) => en)).toEqual([line.replace('900', '901')]);
    answer = () => ({ errors: [{ message: 'Too many' }] });
    const alone = await preview();
    expect([alone.findings, alone.warnings.map(({ message }) => message)]).toEqual([
      [],
      [expect.stringMatching(/did not answer: Too many: gifts 2024$/)],
    ]);
  });
});

interface Told {
  findings: { en: string }[];
  warnings: { message: string }[];
}

function preview(province: string, rows: readonly string[]) {
  return withCsv('a.csv', lines(province, ...rows), (table) =>
    openStoreOf(service, province).preview({ table, askPeers: createAskPeers(gatewayUrl) }),
  );
}
