import { strToU8, zipSync } from 'fflate';
import { docxOf, pdfOf } from './documents';
import { readDocument } from '../readDocument';

const lines = [
  'Kết quả hoạt động công đoàn năm 2023.',
  'Toàn tỉnh có 1.204 CĐCS; kết nạp 5.600 đoàn viên.',
  'LĐLĐ tỉnh tặng Bằng khen cho 12 tập thể.',
];
const text = lines.join('\n');

async function proposedIn(name: string, bytes: Uint8Array): Promise<unknown[]> {
  const { reading, text: words } = await readDocument(name, bytes);
  return reading.proposals.map(({ start, end, measure }) => [words.slice(start, end), measure]);
}

const refusalOf = (name: string, bytes: Uint8Array) =>
  readDocument(name, bytes).then(
    () => 'read',
    (error: Error) => error.message,
  );

const right = [
  ['1.204', 'unions'],
  ['5.600', 'newMembers'],
  ['12', 'awards'],
];

describe('the formats', () => {
  it.each([
    ['a text', 'a.txt', strToU8(text)],
    ['a text with a mark', 'a.txt', strToU8(`\ufeff${text}`)],
    ['UTF-16', 'a.txt', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', 'a.txt', Buffer.from(text, 'utf16le')],
    ['pasted text without a name', 'pasted', strToU8(text)],
    ['a Word document', 'a.docx', docxOf(lines)],
    ['a PDF', 'a.pdf', pdfOf([lines.slice(0, 2), lines.slice(2)])],
    [
      'a page',
      'a.html',
      strToU8(`<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`),
    ],
  ])('%s is read', async (_, name, bytes) => {
    expect(await proposedIn(name, bytes)).toEqual(right);
  });

  it('what is deleted in a Word document, and what a page does not show, is not read', async () => {
    const deleted = '<w:p><w:del><w:r><w:delText>77 CĐCS</w:delText><w:t>78 CĐCS</w:t></w:r></w:del></w:p>';
    const field = '<w:p><w:r><w:instrText>PAGE 99</w:instrText></w:r></w:p>';
    expect((await readDocument('a.docx', docxOf(lines, deleted + field))).text).toBe(`${text}\n\n\n`);
    const html = `<p>Kết nạp 5 đoàn viên</p><script>document.write("9 CĐCS")</script><style>a{top:9px}</style><p hidden>8 CĐCS</p><!-- 7 -->`;
    expect((await readDocument('a.html', strToU8(html))).text).toBe('Kết nạp 5 đoàn viên');
  });

  it('a script in a text is words and nothing else', async () => {
    const { reading } = await readDocument(
      'a.txt',
      strToU8('<script>alert(1)</script> =cmd|1 Kết nạp 5 đoàn viên năm 2023.'),
    );
    expect(reading.proposals.map(({ measure, value }) => [measure, value])).toEqual([['newMembers', 5]]);
  });
});

describe('what cannot be read is refused with what to do', () => {
  it.each([
    ['a PDF of pictures', 'a.pdf', pdfOf([[], []]), /ảnh chụp.*OCR/],
    ['a broken PDF', 'a.pdf', strToU8('%PDF-1.7 nothing'), /hỏng.*broken/],
    ['a ZIP that is no document', 'a.docx', zipSync({ 'a.txt': strToU8('a') }), /no "word\/document.xml"/],
    ['an old Word file', 'a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), /\.docx/],
    ['a text of before Unicode', 'a.txt', Buffer.from('Công đoàn Việt Nam năm', 'latin1'), /UTF-8/],
    [
      'TCVN3',
      'a.txt',
      strToU8('Liªn ®oµn Lao ®éng tØnh ®· kÕt n¹p 107 ®oµn viªn, thµnh lËp c«ng ®oµn'),
      /TCVN3.*Unicode/,
    ],
    [
      'VNI',
      'a.txt',
      strToU8('Lieân ñoaøn Lao ñoäng tænh ñaõ keát naïp 107 ñoaøn vieân, thaønh laäp coâng ñoaøn'),
      /VNI.*Unicode/,
    ],
    ['nothing', 'a.txt', new Uint8Array(), /Không có chữ/],
    ['a text that is too long', 'a.txt', strToU8('đoàn viên '.repeat(21_000)), /tách/],
    ['a PDF of too many pages', 'a.pdf', pdfOf(Array.from({ length: 301 }, () => ['a'])), /301 pages/],
    ['a file that is too large', 'a.txt', new Uint8Array(20_000_001), /20000000/],
    [
      'entities',
      'a.docx',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>') }),
      /hỏng/,
    ],
  ])('%s', async (_, name, bytes, message) => {
    expect(await refusalOf(name, bytes)).toMatch(message);
  });

  it('a document that unpacks to a thousand times its size', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000).fill(32) }, { level: 9 });
    expect(await refusalOf('a.docx', bomb)).toMatch(/unpacks to too much/);
  });
});

it('is not ended for what else takes memory meanwhile, as an import of a large file does', async () => {
  const reading = readDocument('a.txt', strToU8('ông Nguyễn Văn A, '.repeat(10_000)));
  // Once its thread has begun.
  await new Promise(setImmediate);
  const held = Buffer.alloc(450 * 1024 * 1024, 1);
  expect((await reading).format).toBe('txt');
  expect(held.at(-1)).toBe(1);
});
