import { AppError, ErrorCode } from '../domain/errors';

/** What the machine lacks, by the code of the system's error. */
const lackOf: Readonly<Record<string, string>> = {
  ENOSPC: 'Đĩa đầy. The disk is full',
  EDQUOT: 'Hết hạn mức đĩa. The quota of the disk is used up',
  EROFS: 'Đĩa chỉ đọc. The disk can only be read',
  EACCES: 'Không được ghi vào thư mục tạm. The temporary folder may not be written to',
  EPERM: 'Không được ghi vào thư mục tạm. The temporary folder may not be written to',
  EMFILE: 'Đang mở quá nhiều tệp. Too many files are open',
  ENFILE: 'Đang mở quá nhiều tệp. Too many files are open',
};

/** The machine cannot keep what was sent, so nothing was done; the cause is for the log. */
class StorageUnavailableError extends AppError {
  constructor(lack: string) {
    super(
      ErrorCode.storageUnavailable,
      `${lack}; chưa làm gì, hãy gửi lại sau. Nothing was done, send it again later`,
    );
  }
}

/** The same error, or what the sender can understand of it if the machine has no room. */
export function storageError(error: unknown): unknown {
  const lack = lackOf[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  return lack === undefined ? error : new StorageUnavailableError(lack);
}
