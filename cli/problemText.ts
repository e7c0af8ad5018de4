import { types } from 'node:util';
import { databaseLossOf, lossTexts, type DatabaseLoss } from '../platform/databaseLost';

/** What the operating system says of a file; zlib's errors have a code too, but no system call. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return types.isNativeError(error) && 'syscall' in error && 'code' in error;
}

const ofFiles: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder; check the name, and make the folder first',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'this is a folder, expected a file',
  EACCES: 'no permission; check the owner and the mode of the file and its folder',
  EPERM: 'no permission; check the owner and the mode of the file and its folder',
  EROFS: 'the disk may only be read',
  ENOSPC: 'the disk is full',
};

const remedies: Readonly<Record<DatabaseLoss, { vi: string; en: string }>> = {
  SILENT: {
    vi: 'kiểm tra nó có chạy và MONGODB_URI có ghi đúng không, rồi làm lại',
    en: 'check that it runs and that MONGODB_URI names it, and try again',
  },
  FULL: { vi: 'dọn đĩa rồi làm lại', en: 'make room there, and try again' },
};

/** The place and the fix, if the error is one that whoever gave the command can mend; otherwise its message. */
export function problemText(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  if (isSystemError(error) && error.path !== undefined) {
    const known = ofFiles[error.code ?? ''];
    if (known !== undefined) return `"${error.path}": ${known}`;
  }
  const loss = databaseLossOf(error);
  if (loss === null) return error.message;
  const { vi, en } = lossTexts[loss];
  return `${vi}; ${remedies[loss].vi}. ${en} (${error.message}); ${remedies[loss].en}`;
}
