import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { loadConfig } from '../../platform/config';
import { ImportError } from '../../domain/problems';
import { createTemplate } from '../../services/province/import/template';
import { openXlsxTable } from '../../services/province/import/xlsxTable';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { runImportCommand, type ImportCommandOptions } from '../import';
import { freePorts } from '../../platform/testing/ports';
import { createProgress } from '../importProgress';

const province = 'dien-bien';
const databasePrefix = uniquePrefix();
const folder = mkdtempSync(join(tmpdir(), 'congdoan-cli-'));

const drop = () => dropDatabases(databasePrefix, [province]);
beforeEach(drop);
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

async function run(
  file: string | undefined,
  options: Partial<ImportCommandOptions> = {},
  compareWith?: string,
) {
  let out = '';
  let error = '';
  const status = await runImportCommand(
    file,
    { province, dryRun: false, json: false, wait: 1, ...options },
    { out: (text) => (out += `${text}\n`), error: { write: (text) => (error += text) } },
    {
      config: loadConfig({
        MONGODB_URI: testMongodbUri(),
        AUDIT_FILE: join(folder, 'audit.jsonl'),
        COMPARE_WITH: compareWith,
      }),
      databasePrefix,
    },
  );
  return { status, out, error };
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function auditLines(): unknown[] {
  const lines = readFileSync(join(folder, 'audit.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

const good = () => write('good.csv', 'unit;year;measure;value\ndien-bien;2024;members;1.469\n');

describe('congdoan import', () => {
  it('shows in a dry run what would change', async () => {
    expect(await run(good(), { dryRun: true })).toEqual({
      status: 0,
      error: '',
      out: [
        'Thử, không ghi gì. A dry run, nothing is written.',
        '  số liệu / facts: 1 thêm / added, 0 sửa / changed, 0 bỏ / removed',
        '  đơn vị / units: 1 thêm / added, 0 sửa / changed, 0 bỏ / removed',
        'Tổng hợp thay đổi / figures that would change: 1',
        '  dien-bien, 2024',
        '    members: - -> 1469',
        '',
      ].join('\n'),
    });
  });

  it('imports without the gateway that it is to be compared with, and says in one line why it was not', async () => {
    const [port] = await freePorts(1);
    const { status, out } = await run(good(), {}, `http://127.0.0.1:${port}`);
    expect(status).toBe(0);
    expect(out).toContain(
      [
        'Lưu ý / warnings:',
        `  file: Chưa so với tỉnh khác, vì http://127.0.0.1:${port} không trả lời được: connect ECONNREFUSED 127.0.0.1:${port}: members 2024. ` +
          `Not compared with other provinces, because http://127.0.0.1:${port} did not answer: connect ECONNREFUSED 127.0.0.1:${port}: members 2024`,
        '',
      ].join('\n'),
    );
  });

  it('imports, says if nothing changed, and undoes', async () => {
    const counts = (added: number, removed: number, units: string) =>
      `  số liệu / facts: ${added} thêm / added, 0 sửa / changed, ${removed} bỏ / removed\n  đơn vị / units: ${units}\n` +
      `Tổng hợp đã thay đổi / figures that changed: 1\n  dien-bien, 2024\n    members: ${removed === 0 ? '- -> 1469' : '1469 -> -'}\n`;
    expect(await run(good())).toEqual({
      status: 0,
      error: '',
      out: `Phiên bản 1 đã ghi. Revision 1 is written.\n${counts(1, 0, '1 thêm / added, 0 sửa / changed, 0 bỏ / removed')}`,
    });
    expect((await run(good())).out).toBe('Không có gì thay đổi, phiên bản 1. Nothing changed, revision 1.\n');
    expect(await run(undefined, { undo: 1 })).toEqual({
      status: 0,
      error: '',
      out: `Phiên bản 2 đã ghi. Revision 2 is written.\n${counts(0, 1, '0 thêm / added, 0 sửa / changed, 1 bỏ / removed')}`,
    });
  });

  it('keeps the text of the document, and names a file of it that is not there', async () => {
    const text = write('van-ban.txt', '\uFEFFTỉnh có 1.469 đoàn viên.');
    expect((await run(good(), { text })).out).toContain('Phiên bản 1 đã ghi');
    expect((await run(good(), { text })).out).toContain('Không có gì thay đổi');
    expect((await run(good())).out).toContain('Không có gì thay đổi');
    expect((await run(good(), { text: write('moi.txt', 'Khác.') })).out).toContain('Phiên bản 2 đã ghi');
    const missing = await run(good(), { text: join(folder, 'khong-co.txt') });
    expect([missing.status, missing.error]).toEqual([1, expect.stringContaining('khong-co.txt')]);
  });

  it('notes imports and undoing in the audit log', async () => {
    const before = auditLines().length;
    await run(good());
    await run(undefined, { undo: 1 });
    const common = { who: expect.any(String), from: 'command line', at: expect.any(String) };
    const file = { province, file: 'good.csv', sha256: expect.any(String) };
    const undone = { province, undone: 1 };
    expect(auditLines().slice(before)).toMatchObject([
      { ...common, what: 'IMPORT', outcome: 'INTENDED', details: file },
      { ...common, what: 'IMPORT', outcome: 'DONE', details: { ...file, revision: 1, changed: true } },
      { ...common, what: 'UNDO', outcome: 'INTENDED', details: undone },
      { ...common, what: 'UNDO', outcome: 'DONE', details: { ...undone, revision: 2, changed: true } },
    ]);
  });

  it('says what is wrong, without a stack', async () => {
    const bad = write('bad.csv', 'unit;year;measure;value\ndien-bien;2024;members;1,469\n');
    const place = 'row 2, column "value"';
    const message =
      '"1,469" có thể hiểu là 1.469 hoặc 1,469 (1 phẩy 469); ghi rõ một cách. It can be read as 1.469 or as 1,469 (1 phẩy 469); write one of them';
    expect(await run(bad)).toEqual({
      status: 1,
      out: '',
      error: `"bad.csv" có 1 chỗ sai. "bad.csv" has 1 problem\n  ${place}: ${message}\n`,
    });
    const { out } = await run(bad, { json: true });
    expect(JSON.parse(out).errors[0].extensions.problems).toEqual([
      { place, row: 2, column: 'value', value: '"1,469"', message },
    ]);
  });

  it.each([
    [
      { province: 'atlantis' },
      'Tỉnh "atlantis" không có trong data/register/provinces.json. Province "atlantis" is not in data/register/provinces.json\n',
    ],
    [{ undo: 1 }, 'Cho một tệp, hoặc --undo <phiên bản>. Give either a file or --undo <revision>\n'],
  ])('refuses what cannot be meant: %j', async (options, error) => {
    expect(await run(good(), options)).toEqual({ status: 1, out: '', error });
  });
});

describe('the template', () => {
  const units = [{ id: province, name: 'LĐLĐ tỉnh Điện Biên', level: 'PROVINCE' as const, parent: null }];
  const content = createTemplate({ province, year: 2025, units, catalogue: loadCatalogue() });

  it('has the columns, the units and the document that an import reads', async () => {
    const table = await openXlsxTable(write('mau.xlsx', content), 'mau.xlsx', {
      maxUncompressedBytes: 10_000_000,
    });
    expect(table.document?.cells).toEqual({
      province,
      id: 'bao-cao-2025',
      file: 'bao-cao-2025.xlsx',
      status: 'Chính thức',
      unit: province,
    });
    for await (const { cells } of table.units!.rows()) {
      expect(cells).toEqual({ id: province, name: 'LĐLĐ tỉnh Điện Biên', level: 'Liên đoàn Lao động tỉnh' });
    }
    await table.close();
  });

  it('is refused while its example is left in', async () => {
    const { status, error } = await run(write('mau.xlsx', content));
    expect(status).toBe(1);
    expect(error).toBe(
      '"mau.xlsx" có 1 chỗ sai. "mau.xlsx" has 1 problem\n  sheet "Số liệu", cell D2, column "Số lượng": ' +
        '"Ví dụ (thay bằng số của bạn): 1.469": "ví dụ (thay bằng số của bạn):" đứng trước số mà không hiểu được; chỉ ghi số, ' +
        'hoặc kèm "gần", "trên", "khoảng". It stands before the number and is not understood; write the number alone, or with ' +
        '"gần", "trên", "khoảng"\n',
    );
  });
});

describe('the progress', () => {
  it('is a line every five seconds with rate and time left, if there is no terminal', () => {
    let now = 0;
    const lines: string[] = [];
    const progress = createProgress({ write: (text) => lines.push(text) }, () => now);
    for (let rows = 1_000; rows <= 10_000; rows += 1_000) {
      now += 1_000;
      progress.show({ phase: 'CHECKING', rows, fraction: rows / 20_000 });
    }
    progress.end();
    expect(lines).toEqual([
      'Kiểm tra / checking: 5.000 dòng / rows, 25%, 1.250/s, còn / left 12 s\n',
      'Kiểm tra / checking: 10.000 dòng / rows, 50%, 1.111/s, còn / left 9 s\n',
    ]);
  });
});

it('an import error counts all problems and keeps a hundred', () => {
  const problems = Array.from({ length: 130 }, (_, row) => ({ place: `row ${row}`, message: 'x' }));
  expect(new ImportError('a.csv', problems).message).toMatch(
    /^"a\.csv" có 130 chỗ sai. "a\.csv" has 130 problems\n(.*\n){100} {2}và 30 chỗ nữa \/ and 30 more$/,
  );
});
