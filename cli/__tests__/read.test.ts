import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReadCommand, type ReadCommandOptions } from '../read';
import { runImportCommand } from '../import';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
const databasePrefix = uniquePrefix();
afterAll(async () => {
  await dropDatabases(databasePrefix, ['ha-tinh', 'lai-chau']);
  rmSync(folder, { recursive: true });
});

const text = `Liên đoàn Lao động tỉnh Hà Tĩnh tổng kết hoạt động công đoàn năm 2023
Đồng chí Hoàng Quốc Việt dự. Kết nạp gần 5.600 đoàn viên, đạt 98% kế hoạch.
LĐLĐ tỉnh tặng Bằng khen cho ba tập thể; công nhận LĐLĐ huyện Kỳ Anh đạt tiêu chuẩn Cờ thi đua. Có 31 sáng kiến.
`;

async function run(
  words: string,
  options: Partial<ReadCommandOptions> = {},
): Promise<{ status: number; out: string; errors: string }> {
  const file = join(folder, 'bao-cao.txt');
  writeFileSync(file, words);
  const [out, errors]: [string[], string[]] = [[], []];
  const output = {
    out: (line: string) => void out.push(line),
    error: (line: string) => void errors.push(line),
  };
  const status = await runReadCommand(file, { json: false, ...options }, output);
  return { status, out: out.join('\n'), errors: errors.join('\n') };
}

it('prints the proposals, what is left out and what is not understood as JSON', async () => {
  const { status, out } = await run(text, { json: true });
  const { proposals, leftOut, notUnderstood, year } = JSON.parse(out);
  expect([status, year]).toEqual([0, 2023]);
  expect(proposals[0]).toEqual({
    measure: 'newMembers',
    value: 5600,
    atLeast: 0,
    atMost: 5600,
    estimated: false,
    programme: null,
    awardKind: null,
    awardedBy: null,
    recipient: null,
    year: 2023,
    start: text.indexOf('gần 5.600'),
    end: text.indexOf('gần 5.600') + 9,
    sentence: 'Kết nạp gần 5.600 đoàn viên, đạt 98% kế hoạch.',
    sureness: 'high',
    rule: 'members-admitted',
    text: 'gần 5.600',
    sector: null,
    unit: null,
    form: 'SUMMARY',
    includedIn: null,
  });
  expect(leftOut).toEqual([
    { text: '2023', start: 65, end: 69, reason: 'YEAR' },
    { text: '98%', start: text.indexOf('98%'), end: text.indexOf('98%') + 3, reason: 'RATE' },
  ]);
  expect(notUnderstood).toEqual([{ text: '31', start: text.indexOf('31'), end: text.indexOf('31') + 2 }]);
});

it('prints a table for a person', async () => {
  const { out } = await run(text);
  expect(out).toContain('Đề xuất 3 số liệu / figures proposed, năm / year 2023');
  expect(out).toMatch(/1 +gần 5\.600 +Đoàn viên kết nạp mới +2023 +chắc +members-admitted/);
  expect(out).toContain('tỷ lệ / a rate: 98%');
  expect(out).toContain('Chưa hiểu: 1 số / not understood:\n  31 (');
});

it('writes a file that an import reads, with the units of others left out and said', async () => {
  const out = join(folder, 'bao-cao.csv');
  const { errors } = await run(text, { out });
  expect(readFileSync(out, 'utf8').split('\r\n')).toEqual([
    '\ufeffMã số liệu,Đơn vị,Năm,Chỉ tiêu,Số lượng,Loại số liệu,Hình thức khen thưởng,Cấp khen thưởng,Đối tượng,Chương trình,Khối,Nguyên văn,Vị trí,Nằm trong',
    `bao-cao-001,Liên đoàn Lao động tỉnh Hà Tĩnh,2023,newMembers,gần 5.600,SUMMARY,,,,,,gần 5.600,${text.indexOf('gần 5.600')},`,
    `bao-cao-002,Liên đoàn Lao động tỉnh Hà Tĩnh,2023,awards,3,SUMMARY,CERTIFICATE_OF_MERIT,PROVINCE,COLLECTIVE,,,ba,${text.indexOf('ba tập')},`,
    '',
  ]);
  expect(errors).toContain('LĐLĐ huyện Kỳ Anh');
  const { status, told } = await imported(out, 'ha-tinh');
  expect([status, told]).toEqual([0, expect.stringContaining('newMembers: - -> 0 .. 5600')]);
});

it('writes what the report of a province says so that all of it is imported, parts within their wholes', async () => {
  const out = join(folder, 'lai-chau.csv');
  const words = readFileSync(projectPath('data', 'seeds', 'texts', 'lai-chau-2024-12-27.txt'), 'utf8');
  expect((await run(words, { out })).errors).toContain('19 dòng, đơn vị "Liên đoàn Lao động tỉnh Lai Châu"');
  const { status, told } = await imported(out, 'lai-chau');
  expect(status).toBe(0);
  expect(told).toContain('số liệu / facts: 19 thêm / added');
  expect(told).toContain('spent (thang-cong-nhan): - -> >= 6300000000');
});

/** What `congdoan import` says that would change. */
async function imported(file: string, province: string): Promise<{ status: number; told: string }> {
  let told = '';
  const status = await runImportCommand(
    file,
    { province, dryRun: true, json: false, wait: 1 },
    { out: (line) => (told += `${line}\n`), error: { write: (line) => (told += line) } },
    { config: loadConfig({ MONGODB_URI: testMongodbUri() }), databasePrefix },
  );
  return { status, told };
}

it('writes the text with names blacked out, in which places are the same', async () => {
  const textOut = join(folder, 'van-ban.txt');
  await run(text, { textOut });
  expect(readFileSync(textOut, 'utf8')).toBe(text.replace('Hoàng Quốc Việt', '█'.repeat(15)));
});

it.each([
  ['a cluster', 'Cụm thi đua số 5 họp tại LĐLĐ tỉnh Cao Bằng. Năm 2023 kết nạp 5 đoàn viên.'],
  ['a district', 'LĐLĐ huyện Kỳ Anh, LĐLĐ tỉnh Hà Tĩnh. Năm 2023 kết nạp 5 đoàn viên.'],
  ['nobody', 'Năm 2023 kết nạp 5 đoàn viên.'],
])('asks whose report it is where the text is of %s', async (_, words) => {
  const out = join(folder, 'x.csv');
  expect(await run(words, { out })).toMatchObject({ status: 1, errors: expect.stringContaining('--unit') });
  expect((await run(words, { out, unit: 'Liên đoàn Lao động tỉnh Hà Tĩnh' })).status).toBe(0);
});

it('says what is wrong, as JSON if that was asked for', async () => {
  const { status, out } = await run('', { json: true });
  expect(status).toBe(1);
  expect(JSON.parse(out).errors[0].message).toContain('There are no words in the file');
  const missing = await runReadCommand(
    join(folder, 'none.docx'),
    { json: false },
    { out: () => undefined, error: (line) => expect(line).toContain('no such file') },
  );
  expect(missing).toBe(1);
});
