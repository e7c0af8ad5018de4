import { AppError, ErrorCode } from '../../../domain/errors';
import type { RuleFinding } from '../../../domain/rules';

/** A province service was asked for a province that it does not hold. */
export class ProvinceNotHeldError extends AppError {
  constructor(province: string) {
    const said = `Dịch vụ này không giữ tỉnh "${province}". Province "${province}" is not held by this service`;
    super(ErrorCode.provinceNotHeld, said, { province });
  }
}

/** Another import of the province is going on. */
export class ImportBusyError extends AppError {
  constructor(purpose: string, since: Date) {
    super(
      ErrorCode.importBusy,
      `Số liệu của tỉnh đang được thay đổi từ ${since.toISOString()} (${purpose}); chờ xong rồi làm lại. ` +
        `The province's data is being changed since ${since.toISOString()} (${purpose}); try again when that is done`,
      { since: since.toISOString() },
    );
  }
}

/** A change that took longer between two answers of the database than another waits; nothing of it was committed. */
export class LockLostError extends AppError {
  constructor() {
    super(
      ErrorCode.importBusy,
      'Mất khóa khi nạp vì cơ sở dữ liệu trả lời chậm; chưa ghi gì, nạp lại. The import lost its lock, since the database did not answer in time; nothing of it is written, import again',
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

/** What only the province itself sees: its revisions, and its reports as they were. */
export class OwnDataError extends AppError {
  constructor(province: string) {
    const said = `Chỉ chính tỉnh "${province}" xem được các phiên bản. Only province "${province}" itself sees its revisions`;
    super(ErrorCode.forbidden, said, { province });
  }
}

const mostFindings = 100;

/** An import of which the rules say something that whoever imports has to answer; nothing of it is written. */
export class ImportUnansweredError extends AppError {
  constructor(file: string, findings: readonly RuleFinding[]) {
    const shown = findings.slice(0, mostFindings);
    const rules = [...new Set(findings.map(({ rule }) => rule))].join(',');
    const lines = shown.map(({ rule, unit, year, vi, en }) => `  ${rule}: ${unit}, ${year}: ${vi}. ${en}`);
    super(
      ErrorCode.importUnanswered,
      [
        `"${file}" cần được xem lại; không có gì được ghi. Look at it again; nothing is written`,
        ...lines,
        `  Nếu đúng thì / if it is right: accept=${rules}, reason=…`,
      ].join('\n'),
      { file, findings: shown },
    );
  }
}
