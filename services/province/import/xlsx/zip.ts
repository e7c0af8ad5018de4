import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ImportError } from '../../../../domain/problems';

export interface ZipArchive {
  has(path: string): boolean;
  sizeOf(path: string): number;
  /** What an entry unpacks to. It fails if that is not as long as the archive says. */
  open(path: string): Promise<Readable>;
  close(): void;
}

const mostEntries = 1_000;
/** What repeats itself the most in practice, rows that are formatted and empty, packs to less than a hundredth. */
const mostUnpacking = 200;
/** Below that a part may unpack to anything. */
const smallBytes = 1_000_000;

/**
 * Opens a ZIP file, which stays on disk.
 *
 * @param maxBytes of everything in it, unpacked
 * @throws ImportError if it is no ZIP file or unpacks to more
 */
export async function openZip(path: string, name: string, maxBytes: number): Promise<ZipArchive> {
  const zip = await openOrRefuse(path, name);
  try {
    const entryOf = await readEntries(zip, name, maxBytes);
    return {
      has: (entry) => entryOf.has(entry),
      sizeOf: (entry) => entryOf.get(entry)?.uncompressedSize ?? 0,
      open(entry) {
        const found = entryOf.get(entry);
        if (!found)
          throw refused(
            name,
            `Cần tệp XLSX, gặp tệp ZIP không có "${entry}". Expected an XLSX file, got a ZIP file without "${entry}"`,
          );
        return zip.openReadStreamPromise(found);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openOrRefuse(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    throw refused(
      name,
      'Không phải tệp XLSX; lưu dạng "Excel Workbook (.xlsx)". Expected an XLSX file, got something else; save it as "Excel Workbook (.xlsx)"',
    );
  }
}

async function readEntries(zip: ZipFile, name: string, maxBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) {
    throw refused(
      name,
      `Cần nhiều nhất ${mostEntries} phần bên trong, gặp ${zip.entryCount}. Expected at most ${mostEntries} parts inside, got ${zip.entryCount}`,
    );
  }
  const entryOf = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (bytes > maxBytes) {
      throw refused(
        name,
        `Cần nhiều nhất ${maxBytes} byte khi giải nén, gặp ít nhất ${bytes}. Expected at most ${maxBytes} bytes when unpacked, got ${bytes} or more`,
      );
    }
    if (isBomb(entry)) {
      const { fileName, compressedSize, uncompressedSize } = entry;
      const message = `Phần "${fileName}" giải nén ra hơn ${mostUnpacking} lần kích thước của nó. Expected parts that unpack to at most ${mostUnpacking} times their size, got "${fileName}" of ${compressedSize} bytes that unpacks to ${uncompressedSize}; save it again in Excel, or as CSV`;
      throw refused(name, message);
    }
    if (entry.isEncrypted())
      throw refused(name, 'Cần tệp không đặt mật khẩu. Expected a file without a password');
    entryOf.set(entry.fileName, entry);
  }
  return entryOf;
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > smallBytes && uncompressedSize > mostUnpacking * compressedSize;
}

function refused(name: string, message: string): ImportError {
  return new ImportError(name, [{ place: 'file', message }]);
}
