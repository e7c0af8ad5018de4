import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ImportError } from '../../../domain/problems';

export interface FileFacts {
  sha256: string;
  size: number;
  /** @throws ImportError if the file is not any more what it was */
  assertUnchanged: () => Promise<void>;
}

/** Hashes a file. Text has to be UTF-8, since anything else would be read as other words. */
export async function readFileFacts(path: string, name: string, isText: boolean): Promise<FileFacts> {
  const before = await stat(path);
  const hash = createHash('sha256');
  const decoder = isText ? new TextDecoder('utf-8', { fatal: true }) : null;
  let line = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (!decoder) continue;
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      throw notUtf8(name, line);
    }
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) line += 1;
  }
  return {
    sha256: hash.digest('hex'),
    size: before.size,
    async assertUnchanged() {
      const now = await stat(path);
      if (now.size === before.size && now.mtimeMs === before.mtimeMs && now.ino === before.ino) return;
      throw new ImportError(name, [
        {
          place: 'file',
          message:
            'Tệp bị sửa trong khi nạp; nạp lại. The file was changed while it was imported; import it again',
        },
      ]);
    },
  };
}

/** The name of a file without its ending. */
export function nameOnly(name: string): string {
  return basename(name, extname(name));
}

function notUtf8(name: string, line: number): ImportError {
  return new ImportError(name, [
    {
      place: `line ${line} or after`,
      message:
        'Tệp không phải UTF-8; trong Excel lưu dạng "CSV UTF-8" hoặc XLSX. ' +
        'Expected text in UTF-8, got other bytes; in Excel save as "CSV UTF-8" or as XLSX',
    },
  ]);
}
