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
  | { status: 'skipped'; reason: Text }
  /** There is no data by which it could be seen; `load` says which would show it. */
  | { status: 'notShown'; reason: Text; load: Text };

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

export function notShown(reason: Text, load: Text): Verdict {
  return { status: 'notShown', reason, load };
}

/** Passes if there are no problems. */
export function judged(problems: Problem[], note?: string): Verdict {
  if (problems.length === 0) return pass(note);
  return { status: 'fail', problems, ...(note !== undefined && { note }) };
}

/** A value as it is shown in a problem. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
