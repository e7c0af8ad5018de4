import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { sampleStartMillis, startSampleSystem } from '../../__tests__/sampleSystem';
import type { System } from '../../__tests__/seedFigures/system';

/** Run by `npm run test:office`: LibreOffice reads the files from their addresses, as its "link to external data" does. */
const program = 'soffice';
const conversionMillis = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'office-'));

let system: System | undefined;
beforeAll(async () => {
  if (spawnSync(program, ['--version']).status !== 0) {
    throw new Error(`"${program}" is needed: install LibreOffice Calc (Debian: libreoffice-calc-nogui)`);
  }
  system = await startSampleSystem();
}, sampleStartMillis);
afterAll(async () => {
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const query = 'measure=awards&clusters=cum-5&years=2024,2025&rows=PROVINCE&columns=YEAR&language=vi';

/** Reads an address and writes it as a CSV: comma, quotes, UTF-8. */
async function readByOffice(address: string, name: string, importFilter: string[]): Promise<string[][]> {
  const out = join(folder, name);
  const profile = pathToFileURL(join(folder, 'profile')).href;
  await promisify(execFile)(
    program,
    [
      ...[`-env:UserInstallation=${profile}`, '--headless', ...importFilter],
      ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1', '--outdir', out, address],
    ],
    { timeout: conversionMillis },
  );
  const [written = ''] = readdirSync(out);
  return parse(readFileSync(join(out, written)), { relax_column_count: true });
}

/** A number is written as it is shown: with separators between its thousands and its qualifier if the workbook asks for them. */
function asStored(cell: string): string {
  const [, digits] = /^(?:\D+ )?(\d{1,3}(?:,\d{3})*)$/.exec(cell) ?? [];
  return digits === undefined ? cell : digits.replaceAll(',', '');
}

/** Without the line of the signature, which is of one address. */
function unsigned(rows: string[][]): string[][] {
  return rows.filter(([, key]) => key !== 'SIGNATURE');
}

describe('LibreOffice', () => {
  it.each([
    ['tables.csv', ['--infilter=Text - txt - csv (StarCalc):59,34,76,1'], 0],
    // Below three lines of titles.
    ['tables.xlsx', [], 3],
  ])(
    'reads the values of %s from the web',
    async (file, importFilter, titles) => {
      const response = await fetch(`${system?.origin}/tables.csv?${query}&separator=comma`);
      const csv = unsigned(parse(Buffer.from(await response.arrayBuffer()), { bom: true }));
      const width = csv[0]!.length - 1;
      const withoutNotes = (rows: string[][]) => rows.map((row) => row.slice(0, width).map(asStored));
      // A head, six provinces, their sum, and the line that says that they are simulated.
      expect(csv.length).toBe(9);
      const table = csv.slice(0, 8);
      expect(csv.at(-1)?.slice(0, 2)).toEqual([
        'CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh: Cao Bằng, Bắc Kạn, Lạng Sơn, Thái Nguyên, Tuyên Quang, Hà Giang',
        'NOTE',
      ]);
      const address = `${system?.origin}/${file}?${query}&separator=semicolon`;
      const rows = unsigned(await readByOffice(address, file, importFilter));
      // A sheet says it above the table, a CSV below.
      expect(withoutNotes(rows.slice(titles))).toEqual(withoutNotes(titles > 0 ? table : csv));
      expect(JSON.stringify(titles > 0 ? rows.slice(0, titles) : rows.at(-1)).toLowerCase()).toContain(
        'số liệu giả lập',
      );
      expect(JSON.stringify(rows)).not.toContain('###');
    },
    conversionMillis,
  );
});
