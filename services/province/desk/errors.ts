import { AppError, ErrorCode } from '../../../domain/errors';

export class WorkNotFoundError extends AppError {
  constructor(id: string) {
    super(
      ErrorCode.notFound,
      `Không có báo cáo "${id}" trên bàn làm việc; có thể nó đã bị xóa. There is no report "${id}" at the desk; it may have been removed`,
    );
  }
}

/** Two people at once: the later one is told, and nothing of the first one's is lost. */
export class WorkChangedError extends AppError {
  constructor(by: string, at: Date) {
    super(
      ErrorCode.workConflict,
      `${by} đã lưu thay đổi lúc ${at.toISOString()}, sau khi bạn mở báo cáo. Mở lại để xem rồi sửa tiếp; phần của bạn chưa được lưu. ` +
        `${by} saved a change at ${at.toISOString()}, after you had opened the report. Open it again, then go on; yours is not saved`,
    );
  }
}

export class WorkStateError extends AppError {
  constructor(vi: string, en: string) {
    super(ErrorCode.workConflict, `${vi}. ${en}`);
  }
}
