import { parentPort, workerData } from 'node:worker_threads';
import { decodeText, UndecodableError } from './decodeText';
import type { DocumentFormat } from './documentFormat';
import { docxText } from './docxText';

/** What a worker is given, and what it answers. */
export interface ExtractTask {
  bytes: Uint8Array;
  format: DocumentFormat;
  mostCharacters: number;
}

export type Extracted = { text: string } | { failure: 'ENCODING' | 'BROKEN'; detail: string };

async function textOf({ bytes, format, mostCharacters }: ExtractTask): Promise<string> {
  if (format === 'docx') return docxText(bytes);
  if (format === 'txt') return decodeText(bytes);
  // Each of the others is loaded if it is needed: they are the large ones.
  if (format === 'html') return (await import('./htmlText.js')).htmlText(decodeText(bytes));
  return (await (await import('./pdfText.js')).pdfText(bytes, mostCharacters)).text;
}

async function extract(task: ExtractTask): Promise<Extracted> {
  try {
    return { text: (await textOf(task)).slice(0, task.mostCharacters + 1) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { failure: error instanceof UndecodableError ? 'ENCODING' : 'BROKEN', detail };
  }
}

void extract(workerData as ExtractTask).then((extracted) => parentPort?.postMessage(extracted));
