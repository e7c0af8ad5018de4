import { getDocumentProxy } from 'unpdf';

const mostPages = 300;

interface Piece {
  str: string;
  hasEOL: boolean;
  transform: number[];
  height: number;
}

/** The words of a PDF, page by page; empty if it is pictures of pages. Scripts and forms of it are not run. */
export async function pdfText(bytes: Uint8Array, mostCharacters: number): Promise<string> {
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, enableXfa: false, verbosity: 0 });
  if (pdf.numPages > mostPages) throw new Error(`it has ${pdf.numPages} pages`);
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length <= mostCharacters; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = pageText(items.filter((item) => 'str' in item));
    page.cleanup();
    pages.push(text);
    length += text.length;
  }
  return pages.join('\n');
}

/** Lines as they are printed; a wider gap than between lines is a paragraph's. */
function pageText(pieces: readonly Piece[]): string {
  let text = '';
  let lastY: number | null = null;
  for (const { str, hasEOL, transform, height } of pieces) {
    const y = transform[5] ?? 0;
    if (lastY !== null && text.endsWith('\n') && Math.abs(lastY - y) > 2.1 * Math.max(height, 8))
      text += '\n';
    if (str !== '') lastY = y;
    text += str + (hasEOL ? '\n' : '');
  }
  return withoutPageNumber(text);
}

/** A line that only numbers the page stands between two halves of a sentence. */
function withoutPageNumber(text: string): string {
  const lines = text.split('\n');
  const hasWords = (line: string) => line.trim() !== '';
  const isNumber = (line: string | undefined) =>
    /^(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?$/u.test(line?.trim() ?? '');
  const first = lines.findIndex(hasWords);
  if (first < lines.length - 1 && isNumber(lines[first])) lines.splice(0, first + 1);
  const last = lines.findLastIndex(hasWords);
  if (last > 0 && isNumber(lines[last])) lines.splice(last, lines.length, '');
  return lines.join('\n');
}
