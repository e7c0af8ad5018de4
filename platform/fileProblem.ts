import { types } from 'node:util';

/** What the operating system says of a file; zlib's errors have a code too, but no system call. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return types.isNativeError(error) && 'syscall' in error && 'code' in error;
}

/** By code, in Vietnamese and English, with the fix. */
const ofFiles: Readonly<Record<string, string>> = {
  ENOENT:
    'không có tệp hay thư mục này; xem lại tên, và tạo thư mục trước. no such file or folder; check the name, and make the folder first',
  ENOTDIR: 'một phần của đường dẫn là tệp, không phải thư mục. a part of this path is a file, not a folder',
  EISDIR: 'đây là thư mục, cần một tệp. this is a folder, expected a file',
  EACCES:
    'không có quyền; xem chủ và quyền của tệp và thư mục. no permission; check the owner and the mode of the file and its folder',
  EPERM:
    'không có quyền; xem chủ và quyền của tệp và thư mục. no permission; check the owner and the mode of the file and its folder',
  EROFS: 'đĩa chỉ đọc được. the disk may only be read',
  ENOSPC: 'đĩa đầy. the disk is full',
};

/** What is wrong with a file that somebody named, and the fix; null if it is nothing of a file. */
export function fileProblemOf(error: unknown): string | null {
  if (!isSystemError(error) || error.path === undefined) return null;
  const known = ofFiles[error.code ?? ''];
  return known === undefined ? null : `"${error.path}": ${known}`;
}

export function fileProblemText(error: unknown): string {
  return fileProblemOf(error) ?? (error instanceof Error ? error.message : String(error));
}
