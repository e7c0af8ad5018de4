import { AppError, ErrorCode } from '../../domain/errors';
import type { RuleFinding } from '../../domain/rules';
import { ForbiddenError } from '../../platform/errors';

/** Two at once: the later one is told, and nothing of the first one's is lost. */
export class EntryChangedError extends AppError {
  constructor(entries: readonly string[], { by, at, revision }: { by: string; at: Date; revision: number }) {
    const what = entries.join(', ');
    super(
      ErrorCode.importBusy,
      `${by} vừa thay đổi ${what} (phiên bản ${revision}, ${at.toISOString()}); không ghi gì, xem lại rồi làm lại. ` +
        `${by} has just changed ${what} (revision ${revision}, ${at.toISOString()}); nothing is written, look at it and try again`,
      { entries, revision },
    );
  }
}

/** A revision that cannot be undone. */
export class UndoRefusedError extends AppError {
  constructor(revision: number, { vi, en }: { vi: string; en: string }) {
    const said = `Không hoàn tác được phiên bản ${revision}: ${vi}. Revision ${revision} cannot be undone: ${en}`;
    super(ErrorCode.undoRefused, said, { revision });
  }
}

/** A cluster's key or token is for its own entries alone. */
export class OtherClusterError extends ForbiddenError {
  constructor(cluster: string, entries: readonly string[]) {
    const what = entries.join(', ');
    super(
      `Mã của cụm "${cluster}" chỉ sửa được cụm ấy, không sửa được ${what}. ` +
        `The key of cluster "${cluster}" changes that cluster alone, not ${what}`,
    );
  }
}

/** A report of which the rules say something that whoever imports has to answer; nothing of it is written. */
export class ReportUnansweredError extends AppError {
  constructor(file: string, findings: readonly RuleFinding[]) {
    const rules = [...new Set(findings.map(({ rule }) => rule))].join(',');
    const lines = findings.map(({ rule, unit, vi, en }) => `  ${rule}: ${unit}: ${vi}. ${en}`);
    super(
      ErrorCode.importUnanswered,
      [
        `"${file}" cần được xem lại; không có gì được ghi. Look at it again; nothing is written`,
        ...lines,
        `  Nếu đúng thì / if it is right: accept=${rules}, reason=…`,
      ].join('\n'),
      { file, findings },
    );
  }
}
