import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** Bytes of the parts that are read, unpacked. */
const mostUnpackedBytes = 40_000_000;
const body = 'word/document.xml';
/** In the order in which they follow the text. */
const notes = ['word/footnotes.xml', 'word/endnotes.xml'];
const deepest = 256;

/** The words of a Word document as it reads now: what was deleted, fields' codes and macros are passed over. */
export function docxText(bytes: Uint8Array): string {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (name !== body && !notes.includes(name)) return false;
      unpacked += originalSize;
      if (unpacked > mostUnpackedBytes) throw new Error('it unpacks to too much');
      return true;
    },
  });
  const main = parts[body];
  if (!main) throw new Error(`no "${body}" in it`);
  return [main, ...notes.flatMap((name) => parts[name] ?? [])]
    .map((part) => partText(strFromU8(part)))
    .join('\n');
}

/** Elements whose words are not of the text. */
const passedOver = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:sectPr',
]);
const breaks: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

function partText(xml: string): string {
  const parser = new SaxesParser<{ position: false }>({ position: false });
  const text: string[] = [];
  const open: string[] = [];
  let over = 0;
  parser.on('doctype', () => parser.fail('A document type is not taken'));
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (open.length > deepest) throw new Error(`elements lie more than ${deepest} deep`);
    if (passedOver.has(name)) over += 1;
    else if (over === 0) text.push(breaks[name] ?? '');
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (passedOver.has(name)) over -= 1;
    else if (over === 0 && name === 'w:p') text.push('\n');
    else if (over === 0 && name === 'w:tc') text.push('\t');
  });
  parser.on('text', (words) => {
    if (over === 0 && open.at(-1) === 'w:t') text.push(words);
  });
  parser.write(xml).close();
  return text.join('').replace(/\n\t/g, '\t');
}
