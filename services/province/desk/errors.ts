import { AppError, ErrorCode, type Words } from '../../../domain/errors';

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
  constructor({ vi, en }: Words) {
    super(ErrorCode.workConflict, `${vi}. ${en}`);
  }
}

export class NothingAcceptedError extends WorkStateError {
  constructor() {
    super({
      vi: 'Chưa nhận số nào; hãy nhận ít nhất một số rồi gửi',
      en: 'No number is accepted yet; accept at least one, then submit',
    });
  }
}

export class NoReasonError extends WorkStateError {
  constructor() {
    super({
      vi: 'Hãy ghi lý do của các cảnh báo đã đánh dấu',
      en: 'Say why the warnings that are ticked are right',
    });
  }
}

export class NoLateReasonError extends WorkStateError {
  constructor(dueOn: string) {
    super({
      vi: `Hạn báo cáo là ngày ${dueOn}; sau hạn thì ghi lý do nộp hoặc sửa rồi gửi`,
      en: `The report was due on ${dueOn}; after that day, say why it comes or changes now, then submit`,
    });
  }
}
