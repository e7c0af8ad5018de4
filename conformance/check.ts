import type { DataSet } from './dataSet';
import type { Endpoint } from './endpoint';
import type { Service } from './service';

/** The same sentence for the province's staff and for everyone else. */
export interface Text {
  vi: string;
  en: string;
}

/** One thing that is not as the contract has it. */
export interface Problem {
  /** Place in the SDL, the answer or the request. */
  where: string;
  expected: string;
  got: string;
}

export type Verdict =
  | { status: 'pass'; note?: string }
  | { status: 'warn' | 'fail'; problems: Problem[]; note?: string }
  | { status: 'skipped'; reason: Text };

/** What the checks are run on. */
export interface Subject {
  endpoint: Endpoint;
  province: string;
  service: Service;
  /** The year to check; null where the province has no report of any year. */
  year: number | null;
  /** Years with a report; null where the service could not say. */
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

/** An answer that the check cannot go on with. */
export class MismatchError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.where}: expected ${problem.expected}, got ${problem.got}`);
  }
}

/** A question that the service's own SDL does not allow; what is wrong is for `sdl.contract` to say. */
export class NotServedError extends Error {}

export function pass(note?: string): Verdict {
  return note === undefined ? { status: 'pass' } : { status: 'pass', note };
}

export function skipped(vi: string, en: string): Verdict {
  return { status: 'skipped', reason: { vi, en } };
}

/** Passes where there are no problems. */
export function judged(problems: Problem[], note?: string): Verdict {
  if (problems.length === 0) return pass(note);
  return { status: 'fail', problems, ...(note !== undefined && { note }) };
}

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

/** A value as it is shown in a problem. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
