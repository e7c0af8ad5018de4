import { execFileSync } from 'node:child_process';

/** The text of a PDF, white space as single spaces; by poppler's pdftotext. */
export function readPdf(pdf: Buffer): string {
  try {
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
    return text.normalize('NFC').replace(/\s+/g, ' ');
  } catch (error) {
    throw new Error('pdftotext is missing; on Debian: apt-get install poppler-utils', { cause: error });
  }
}
