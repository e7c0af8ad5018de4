import { once } from 'node:events';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { mostText } from '../../domain/excerpt';
import type { Reading } from '../../domain/reading/reading';
import { startThread } from '../thread';
import { DocumentError } from './documentError';
import { createLine } from './oneAtATime';
import { documentFormat, type DocumentFormat } from './documentFormat';
import type { ReadingAnswer, ReadingTask } from './readingWorker';

/** Bytes of a document. */
const mostDocumentBytes = 20_000_000;
const longestMillis = 20_000;
const mostHeapMegabytes = 300;
/**
 * That the process may grow by meanwhile, but for what is not the document's: what a thread keeps beside its heap, as unpacked
 * pages of a PDF, nothing else bounds.
 */
const mostGrowthBytes = 400 * 1024 * 1024;
const lookEveryMillis = 50;
/** One at a time, so that many files take no more memory than one; each is ended soon enough for who waits. */
const line = createLine(20);

export interface ReadDocument {
  /** What is written in it; places of the reading count in it. */
  text: string;
  format: DocumentFormat;
  reading: Reading;
}

/**
 * Reads a report: a Word document, a PDF with text, a page of the web, or plain text, also one that was pasted. It is taken apart
 * and read in a thread of its own, which is ended if it takes too much memory or time: no document holds what else is done.
 *
 * @throws DocumentError if it cannot be read, with what to do
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  if (bytes.length > mostDocumentBytes) throw new DocumentError(name, tooLarge(bytes.length));
  const format = documentFormat(name, bytes);
  if (!format) throw new DocumentError(name, messages.FORMAT);
  const reading = line.stand(() => answerOf(name, { bytes, format }));
  if (reading === null) throw new DocumentError(name, messages.BUSY);
  const answer = await reading;
  if ('failure' in answer) throw new DocumentError(name, failureText(answer, format));
  return { ...answer, format };
}

async function answerOf(name: string, task: ReadingTask): Promise<ReadingAnswer> {
  const worker = startThread(join(__dirname, 'readingWorker'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
    env: {},
  });
  const stopWatching = endIfHeavy(worker);
  try {
    const [answer] = (await Promise.race([once(worker, 'message'), ended(worker)])) as [ReadingAnswer | null];
    if (!answer) throw new DocumentError(name, messages.HEAVY);
    return answer;
  } catch (error) {
    const isOutOfMemory =
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw isOutOfMemory ? new DocumentError(name, messages.HEAVY) : error;
  } finally {
    stopWatching();
    await worker.terminate();
  }
}

function endIfHeavy(worker: Worker): () => void {
  const before = bytesBesideThisThread();
  const timer = setTimeout(() => void worker.terminate(), longestMillis);
  const watch = setInterval(() => {
    if (bytesBesideThisThread() - before > mostGrowthBytes) void worker.terminate();
  }, lookEveryMillis);
  return () => {
    clearTimeout(timer);
    clearInterval(watch);
  };
}

/**
 * Of the process without what this thread holds itself, of which an import beside the document may be much. What other threads
 * hold cannot be told from the document's: the stand-in's, if all is started in one process.
 */
function bytesBesideThisThread(): number {
  const { rss, heapTotal, external } = process.memoryUsage();
  return rss - heapTotal - external;
}

/** A thread that ends before it has answered was ended. */
async function ended(worker: Worker): Promise<[null]> {
  await new Promise((resolve) => worker.once('exit', resolve));
  return [null];
}

const messages = {
  FORMAT:
    'Chỉ đọc được .docx, .pdf có chữ, .html và .txt; tệp .doc, .rtf cũ thì mở bằng Word rồi lưu dạng .docx. ' +
    'Only .docx, .pdf with text, .html and .txt are read; open an old .doc or .rtf in Word and save it as .docx',
  SCANNED:
    'PDF này là ảnh chụp các trang, không có chữ; xuất PDF từ Word, hoặc nhận dạng chữ (OCR) rồi dán văn bản. ' +
    'This PDF is pictures of pages without text; export it from Word, or recognise its text (OCR) and paste that',
  EMPTY: 'Không có chữ nào trong tệp. There are no words in the file',
  LONG:
    `Văn bản dài quá ${mostText} ký tự; tách thành nhiều tệp. ` +
    `The text has more than ${mostText} characters; split it into several files`,
  HEAVY:
    'Tệp tốn quá nhiều thời gian hoặc bộ nhớ để đọc; dán văn bản thay cho tệp. ' +
    'The file takes too much time or memory to read; paste its text instead',
  BUSY:
    'Đang đọc nhiều tệp khác; hãy thử lại sau ít phút. ' +
    'Many other files are being read; try again in a few minutes',
  ENCODING:
    'Chữ trong tệp không phải Unicode (có thể là bảng mã TCVN3, VNI hoặc Windows-1258); lưu lại dạng UTF-8. ' +
    'The text is not in Unicode (it may be in TCVN3, VNI or Windows-1258); save it as UTF-8',
};

function failureText(
  { failure, detail }: Extract<ReadingAnswer, { failure: string }>,
  format: DocumentFormat,
): string {
  switch (failure) {
    case 'EMPTY':
      return format === 'pdf' ? messages.SCANNED : messages.EMPTY;
    case 'TCVN3':
    case 'VNI':
      return legacyText(failure);
    case 'BROKEN':
      return brokenText(format, detail);
    case 'ENCODING':
    case 'LONG':
      return messages[failure];
  }
}

function brokenText(format: DocumentFormat, detail: string): string {
  return (
    `Tệp .${format} hỏng, có mật khẩu hoặc không đúng loại; mở và lưu lại. ` +
    `The .${format} file is broken, locked or something else (${detail.slice(0, 200)}); open it and save it again`
  );
}

function tooLarge(bytes: number): string {
  return `Tệp quá lớn; tối đa ${mostDocumentBytes} byte. Expected at most ${mostDocumentBytes} bytes, got ${bytes}`;
}

function legacyText(font: string): string {
  return (
    `Văn bản viết bằng phông chữ ${font} của trước Unicode; chuyển mã sang Unicode (UniKey, Ctrl+Shift+F6) rồi lưu lại. ` +
    `The text is written in the ${font} font of before Unicode; convert it to Unicode and save it again`
  );
}
