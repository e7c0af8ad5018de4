import { extname } from 'node:path';

export type DocumentFormat = 'docx' | 'pdf' | 'html' | 'txt';

const formatOfEnding: Readonly<Record<string, DocumentFormat>> = {
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'txt',
  '.text': 'txt',
  '.md': 'txt',
};

/** What a file is, by how it begins; by its name where any text may begin so. Null if it is of no format that is read. */
export function documentFormat(name: string, bytes: Uint8Array): DocumentFormat | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) return 'docx';
  if (isBinary(head)) return null;
  const byName = formatOfEnding[extname(name).toLowerCase()];
  if (byName === 'html' || byName === 'txt') return byName;
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|\?xml[^>]*>\s*<html)/i.test(head)) return 'html';
  return byName === undefined ? 'txt' : null;
}

/** A Word file before 2007 begins so, and RTF in its way. */
function isBinary(head: string): boolean {
  return head.startsWith('\u00d0\u00cf\u0011\u00e0') || head.startsWith('{\\rtf');
}
