import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { mostText } from '../../domain/excerpt';
import { documentFormat, type DocumentFormat } from './documentFormat';
import { DocumentError } from './documentError';
import type { Extracted, ExtractTask } from './extractWorker';
import { legacyFontOf } from './legacyFonts';
import { projectPath } from '../paths';

export const mostDocumentBytes = 20_000_000;
const longestMillis = 20_000;
const mostMegabytes = 512;

export interface DocumentText {
  text: string;
  format: DocumentFormat;
}

/**
 * The words of a report: of a Word document, a PDF with text, a page of the web, or plain text. It is taken apart by a thread of
 * its own, which has bounds of memory and time and is ended at either, so that no document holds what else is done.
 *
 * @throws DocumentError if it cannot be read, with what to do
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<DocumentText> {
  if (bytes.length > mostDocumentBytes) throw tooLarge(name, bytes.length);
  const format = documentFormat(name, bytes);
  if (!format) throw new DocumentError(name, messages.format);
  const extracted = await extract(name, { bytes, format, mostCharacters: mostText });
  if ('failure' in extracted) throw new DocumentError(name, failureText(extracted, format));
  const { text } = extracted;
  if (text.length > mostText) throw new DocumentError(name, messages.long);
  if (!/\p{L}/u.test(text))
    throw new DocumentError(name, format === 'pdf' ? messages.scanned : messages.empty);
  const font = legacyFontOf(text);
  if (font) throw new DocumentError(name, legacyText(font));
  return { text, format };
}

/** The same source in TypeScript, where tests run it so, and built. */
const workerFile = join(__dirname, `extractWorker${__filename.endsWith('.ts') ? '.ts' : '.js'}`);
const workerArguments = __filename.endsWith('.ts')
  ? ['--require', projectPath('platform', 'testing', 'typescript.cjs')]
  : [];

async function extract(name: string, task: ExtractTask): Promise<Extracted> {
  const worker = new Worker(workerFile, {
    workerData: task,
    execArgv: workerArguments,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    env: {},
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), longestMillis);
  try {
    const [answer] = (await Promise.race([once(worker, 'message'), ended(worker)])) as [Extracted | null];
    if (!answer) throw new DocumentError(name, messages.heavy);
    return answer;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const isOutOfMemory =
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isOutOfMemory) throw new DocumentError(name, messages.heavy);
    throw error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** A thread that ends before it has answered was ended. */
async function ended(worker: Worker): Promise<[null]> {
  await new Promise((resolve) => worker.once('exit', resolve));
  return [null];
}

const messages = {
  format:
    'Chỉ đọc được .docx, .pdf có chữ, .html và .txt; tệp .doc, .rtf cũ thì mở bằng Word rồi lưu dạng .docx. ' +
    'Only .docx, .pdf with text, .html and .txt are read; open an old .doc or .rtf in Word and save it as .docx',
  scanned:
    'PDF này là ảnh chụp các trang, không có chữ; xuất PDF từ Word, hoặc nhận dạng chữ (OCR) rồi dán văn bản. ' +
    'This PDF is pictures of pages without text; export it from Word, or recognise its text (OCR) and paste that',
  empty: 'Không có chữ nào trong tệp. There are no words in the file',
  long:
    `Văn bản dài quá ${mostText} ký tự; tách thành nhiều tệp. ` +
    `The text has more than ${mostText} characters; split it into several files`,
  heavy:
    'Tệp tốn quá nhiều thời gian hoặc bộ nhớ để đọc; dán văn bản thay cho tệp. ' +
    'The file takes too much time or memory to read; paste its text instead',
  encoding:
    'Chữ trong tệp không phải Unicode (có thể là bảng mã TCVN3, VNI hoặc Windows-1258); lưu lại dạng UTF-8. ' +
    'The text is not in Unicode (it may be in TCVN3, VNI or Windows-1258); save it as UTF-8',
};

function failureText(
  { failure, detail }: { failure: string; detail: string },
  format: DocumentFormat,
): string {
  if (failure === 'ENCODING') return messages.encoding;
  return (
    `Tệp .${format} hỏng, có mật khẩu hoặc không đúng loại; mở và lưu lại. ` +
    `The .${format} file is broken, locked or something else (${detail.slice(0, 200)}); open it and save it again`
  );
}

function tooLarge(name: string, bytes: number): DocumentError {
  return new DocumentError(
    name,
    `Tệp quá lớn; tối đa ${mostDocumentBytes} byte. Expected at most ${mostDocumentBytes} bytes, got ${bytes}`,
  );
}

function legacyText(font: string): string {
  return (
    `Văn bản viết bằng phông chữ ${font} của trước Unicode; chuyển mã sang Unicode (UniKey, Ctrl+Shift+F6) rồi lưu lại. ` +
    `The text is written in the ${font} font of before Unicode; convert it to Unicode and save it again`
  );
}
