import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { digestProperties } from '../../xlsx/signedFiles';
import { workbookChunks } from '../../xlsx/writeWorkbook';
import { createExportSigner } from '../signer';
import { signaturePlaceholder, signedText } from '../signedText';
import { verifyExport } from '../verifyExport';

const signer = createExportSigner(() => new Uint8Array(32).fill(7));
const stranger = createExportSigner(() => new Uint8Array(32).fill(8));
const claims = { iat: 1_735_689_600, query: '/tables.csv?measure=members', revisions: { 'cao-bang': '12' } };
const sign = (sha256: string) => signer.sign({ ...claims, sha256 });

function csvFile(rows: string[]): Buffer {
  const lines = [...rows, `${signaturePlaceholder};SIGNATURE;;`].map((row) => `${row}\r\n`);
  return Buffer.from([...signedText(['\uFEFFTỉnh;Mã;2024;Tổng\r\n', ...lines], sign)].join(''));
}

const workbook = (rows: string[][]) =>
  Buffer.concat([
    ...workbookChunks(
      [{ name: 'Bảng', rows }],
      digestProperties((sha256) => ({ 'congdoan-signature': sign(sha256) })),
    ),
  ]);

const kindOf = async (file: Uint8Array, keys = signer.publicKeys()) => (await verifyExport(file, keys)).kind;

describe('a signed file', () => {
  it('is genuine as it was handed out, and says what it is of', async () => {
    for (const file of [csvFile(['Cao Bằng;cao-bang;9;9']), workbook([['Cao Bằng', 'cao-bang']])]) {
      const verified = await verifyExport(file, signer.publicKeys());
      expect(verified).toMatchObject({ kind: 'genuine', claims });
    }
  });

  it('is not, whatever byte of a text is another', async () => {
    const file = csvFile(['Cao Bằng;cao-bang;9;9', 'Lạng Sơn;lang-son;7;7']);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = Buffer.from(file);
        other[at] = (other[at] ?? 0) ^ by;
        expect(await kindOf(other)).not.toBe('genuine');
      }),
      { numRuns: 300 },
    );
  });

  it('is not with a row less, a row more, or the signature of another file', async () => {
    const rows = ['Cao Bằng;cao-bang;9;9', 'Lạng Sơn;lang-son;7;7'];
    const lines = csvFile(rows).toString().split('\r\n');
    const other = csvFile(['Cao Bằng;cao-bang;8;8']).toString().split('\r\n');
    const files = [
      lines.filter((_, index) => index !== 1),
      [...lines.slice(0, 2), 'x;y;1;1', ...lines.slice(2)],
      [...lines.slice(0, 3), ...other.slice(-2)],
    ];
    for (const file of files) expect(await kindOf(Buffer.from(file.join('\r\n')))).toBe('changed');
  });

  it('is not if a part of the workbook is another, is missing, or is added', async () => {
    const parts = unzipSync(workbook([['Cao Bằng', 'cao-bang', '9']]));
    const sheet = 'xl/worksheets/sheet1.xml';
    const changed = Buffer.from(parts[sheet] ?? [])
      .toString()
      .replace('>9<', '>8<');
    const { 'xl/styles.xml': _, ...without } = parts;
    expect(await kindOf(zipSync(parts))).toBe('genuine');
    expect(await kindOf(zipSync({ ...parts, [sheet]: Buffer.from(changed) }))).toBe('changed');
    expect(await kindOf(zipSync(without))).toBe('changed');
    expect(await kindOf(zipSync({ ...parts, 'xl/more.xml': Buffer.from('x') }))).toBe('changed');
    const torn = workbook([['Cao Bằng', 'cao-bang', '9']]);
    expect(await kindOf(torn.subarray(0, torn.length - 40))).toBe('changed');
  });

  it('of nobody, or of another, is told apart', async () => {
    expect(await kindOf(Buffer.from('Tỉnh;Mã\r\nCao Bằng;cao-bang\r\n'))).toBe('unsigned');
    expect(await kindOf(zipSync({ 'xl/workbook.xml': Buffer.from('x') }))).toBe('unsigned');
    expect(await kindOf(csvFile(['a;b;1;1']), stranger.publicKeys())).toBe('unknownKey');
    const forged = JSON.parse(stranger.publicKeys()) as { keys: { kid: string }[] };
    const { keys } = JSON.parse(signer.publicKeys()) as { keys: { kid: string }[] };
    // Another's key under the name of ours.
    Object.assign(forged.keys[0] ?? {}, { kid: keys[0]?.kid });
    expect(await kindOf(csvFile(['a;b;1;1']), JSON.stringify(forged))).toBe('changed');
  });
});
