import type { DataSet } from './dataSet';
import type { Asked } from './question';
import { judged, MismatchError, NotServedError, skipped, type Text, type Verdict } from './verdict';

/** What the checks are run on. */
export interface Subject extends Asked {
  /** The year to check; null if the province has no report of any year. */
  year: number | null;
  /** Years with a report; null if the service could not say. */
  years: readonly number[] | null;
  /** Units and facts of the year, read once for all checks. */
  data: () => Promise<DataSet>;
}

export interface Check {
  id: string;
  name: Text;
  /** How to mend what fails. */
  mend: Text;
  run(subject: Subject): Verdict | Promise<Verdict>;
}

export type CheckResult = Pick<Check, 'id' | 'name' | 'mend'> & Verdict;

/** Runs one check; what goes wrong in it is its verdict and never an exception. */
export async function runCheck(check: Check, subject: Subject): Promise<CheckResult> {
  const { id, name, mend } = check;
  return { id, name, mend, ...(await verdictOf(check, subject)) };
}

async function verdictOf(check: Check, subject: Subject): Promise<Verdict> {
  try {
    return await check.run(subject);
  } catch (error) {
    if (error instanceof MismatchError) return judged([error.problem]);
    if (error instanceof NotServedError) {
      return skipped(
        `SDL của dịch vụ chưa cho phép hỏi (${error.message}); xem sdl.contract`,
        `The service's SDL does not allow the question (${error.message}); see sdl.contract`,
      );
    }
    const got = error instanceof Error ? error.message : String(error);
    return judged([{ where: check.id, expected: 'an answer that can be read', got }]);
  }
}
