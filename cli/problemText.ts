import { types } from 'node:util';
import { databaseLossOf, lossTexts, type DatabaseLoss } from '../platform/databaseLost';
import { fileProblemOf } from '../platform/fileProblem';

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
  const ofFile = fileProblemOf(error);
  if (ofFile !== null) return ofFile;
  const loss = databaseLossOf(error);
  if (loss === null) return error.message;
  const { vi, en } = lossTexts[loss];
  return `${vi}; ${remedies[loss].vi}. ${en} (${error.message}); ${remedies[loss].en}`;
}
