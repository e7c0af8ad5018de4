import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { effort } from '../../../testing/effort';
import { noteTried } from '../../../testing/tried';
import { packedPdfOf } from '../documents';
import { readDocument } from '../../readDocument';

const megabyte = 1024 * 1024;
/** Of the process, beyond what it had: a thread is ended at 400 MB, and looked at every 50 ms. */
const mostGrowth = 700 * megabyte;
/** Of the whole process; of the clock a busy machine takes more. */
const mostProcessorMillis = 25_000;

const word = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) });
const root = '<w:a xmlns:w="x"';

/** Packed a megabyte at a time, each as the one before; without the sum at the end, which readers of a PDF do not ask for. */
function spaces(megabytes: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(megabyte, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => packed)]);
}

/** Small files that are large, deep or slow when they are read. */
const documents: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
  [
    'a page of a PDF that unpacks to 1.5 GB',
    'a.pdf',
    () => packedPdfOf(deflateSync(spaces(1_500)), 2),
    /HEAVY/,
  ],
  ['lists within lists of a PDF', 'a.pdf', () => strToU8(`%PDF-1.4\n1 0 obj\n${'['.repeat(1e6)}`), /BROKEN/],
  [
    'a Word document that unpacks to 39 MB',
    'a.docx',
    () => word(`${root}><w:t>${' '.repeat(39e6)}</w:t></w:a>`),
    /EMPTY|LONG/,
  ],
  ['elements within elements', 'a.docx', () => word(`${root}>${'<w:p>'.repeat(1e6)}`), /BROKEN/],
  [
    'many attributes',
    'a.docx',
    () => word(`${root} ${Array.from({ length: 2e5 }, (_, n) => `a${n}="b"`).join(' ')}/>`),
    /EMPTY/,
  ],
  ['an entity', 'a.docx', () => word(`<!DOCTYPE a [<!ENTITY x "y">]>${root}>&x;</w:a>`), /BROKEN/],
  ['a page that is a long gap', 'a.html', () => strToU8(`<p>a${' '.repeat(1e6)}a`), /LONG/],
  ['a page whose elements are never closed', 'a.html', () => strToU8('<div>'.repeat(1e6)), /BROKEN/],
  ['a page of entities', 'a.html', () => strToU8(`<p>${'&amp;'.repeat(1e6)}a`), /LONG/],
  ['a text that is a long gap', 'a.txt', () => strToU8(`ă${' '.repeat(190_000)}`), /read/],
  ['a text of ends of lines', 'a.txt', () => strToU8(`ă${'\n'.repeat(190_000)}`), /read/],
  ['a text of one number', 'a.txt', () => strToU8(`ă ${'0'.repeat(190_000)}`), /read|HEAVY/],
  ['a text of names', 'a.txt', () => strToU8('ông Nguyễn Văn A, '.repeat(10_000)), /read/],
];
/** The dearest one of each format, if not all are tried. */
const tried = documents.filter((_, index) => effort(Number(index % 4 === 0), 1) === 1);

const kinds: readonly [string, RegExp][] = [
  ['HEAVY', /too much time or memory/],
  ['BROKEN', /broken/],
  ['EMPTY', /no words|pictures of pages/],
  ['LONG', /more than 200000 characters/],
];

async function outcomeOf(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await readDocument(name, bytes);
    return 'read';
  } catch (error) {
    const { message } = error as Error;
    return kinds.find(([, words]) => words.test(message))?.[0] ?? message;
  }
}

describe('a document that is made to hold a service', () => {
  it.each(tried)(
    'takes neither its memory nor its turn: %s',
    async (what, name, make, expected) => {
      noteTried('imports', `document ${what}`);
      const bytes = make();
      const [before, cpuBefore] = [process.memoryUsage.rss(), process.cpuUsage()];
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss() - before);
      }, 20);
      const outcome = await outcomeOf(name, bytes);
      clearInterval(watch);
      const { user, system } = process.cpuUsage(cpuBefore);
      expect(outcome).toMatch(expected);
      expect(most).toBeLessThan(mostGrowth);
      expect((user + system) / 1_000).toBeLessThan(mostProcessorMillis);
    },
    120_000,
  );

  it('waits for others, and is refused if too many wait', async () => {
    const all = await Promise.all(Array.from({ length: 25 }, () => outcomeOf('a.txt', strToU8('2024: 10'))));
    expect(all.filter((outcome) => outcome === 'EMPTY').length).toBe(20);
    expect(all.at(-1)).toMatch(/Many other files are being read/);
  }, 120_000);
});
