import { parentPort, workerData } from 'node:worker_threads';
import { mostText } from '../../domain/excerpt';
import { readReport } from '../../domain/reading/readReport';
import type { Reading } from '../../domain/reading/reading';
import { loadCatalogue } from '../loadCatalogue';
import { loadLexicon } from '../loadLexicon';
import { decodeText, UndecodableError } from './decodeText';
import type { DocumentFormat } from './documentFormat';
import { docxText } from './docxText';
import { legacyFontOf } from './legacyFonts';

/** What the thread is given. */
export interface ReadingTask {
  bytes: Uint8Array;
  format: DocumentFormat;
}

/** What it answers: the words and what they say, or why there are none. */
export type ReadingAnswer =
  | { text: string; reading: Reading }
  | { failure: 'ENCODING' | 'BROKEN' | 'LONG' | 'EMPTY' | 'TCVN3' | 'VNI'; detail: string };

function read(text: string): ReadingAnswer {
  if (text.length > mostText) return { failure: 'LONG', detail: '' };
  if (!/\p{L}/u.test(text)) return { failure: 'EMPTY', detail: '' };
  const font = legacyFontOf(text);
  if (font) return { failure: font, detail: '' };
  return { text, reading: readReport(text, { catalogue: loadCatalogue(), lexicon: loadLexicon() }) };
}

async function textOf({ bytes, format }: ReadingTask): Promise<string> {
  if (format === 'docx') return docxText(bytes);
  if (format === 'txt') return decodeText(bytes);
  // Each of the others is loaded if it is needed: they are the large ones.
  if (format === 'html') return (await import('./htmlText.js')).htmlText(decodeText(bytes));
  return (await import('./pdfText.js')).pdfText(bytes, mostText);
}

async function answer(task: ReadingTask): Promise<ReadingAnswer> {
  let text: string;
  try {
    text = await textOf(task);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { failure: error instanceof UndecodableError ? 'ENCODING' : 'BROKEN', detail };
  }
  return read(text);
}

// It is ended by whoever asked, when the answer has come: a thread that ends by itself has failed.
parentPort?.on('message', () => undefined);
void answer(workerData as ReadingTask).then((answered) => parentPort?.postMessage(answered));
