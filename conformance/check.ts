import type { DataSet } from './dataSet';
import type { Pictures } from './picture';
import type { Asked } from './question';
import { createRefusals, type Refusals } from './refusals';
import { judged, MismatchError, NotServedError, skipped, type Text, type Verdict } from './verdict';

/** What the checks are run on. */
export interface Subject extends Asked {
  /** The year that is looked at first: the one that was asked for, or the latest; null if the province has no data. */
  year: number | null;
  /** The one year that is judged, if that was said; null for all. */
  only: number | null;
  /** Years with a report; null if the service could not say. */
  years: readonly number[] | null;
  /** What the gateway would refuse of what all checks read together. */
  shared: Refusals;
  /** Units and facts of the years that are judged as the province itself sees them, read once for all checks. */
  data: () => Promise<DataSet>;
  /** What everybody is shown of these years, read once for all checks. */
  pictures: () => Promise<Pictures>;
}

export interface Check {
  id: string;
  name: Text;
  /** How to mend what fails. */
  mend: Text;
  run(subject: Subject): Verdict | Promise<Verdict>;
}

export type CheckResult = Pick<Check, 'id' | 'name' | 'mend'> &
  Verdict & {
    millis: number;
    /** The check to mend first, since this one saw the same answers; absent if there is none. */
    because?: string;
  };

/** Says by whose answers a check judges that the gateway would refuse. */
export const readableCheck = 'answers.readable';

/**
 * Runs one check; what goes wrong in it is its verdict and never an exception. It is given up after so many milliseconds,
 * and what it asks with it.
 */
export async function runCheck(check: Check, subject: Subject, limitMillis = Infinity): Promise<CheckResult> {
  const { id, name, mend } = check;
  const startedAt = performance.now();
  const until = new AbortController();
  const seen = createRefusals(subject.refusals);
  const verdict = await inTime(verdictOf(check, seenBy(subject, seen, until.signal)), id, limitMillis);
  until.abort();
  const millis = Math.round(performance.now() - startedAt);
  const isFailed = verdict.status === 'fail' || verdict.status === 'warn';
  const because = isFailed && seen.all().length > 0 ? { because: readableCheck } : {};
  return { id, name, mend, ...verdict, millis, ...because };
}

/** The same subject, whose answers are told to one check too. */
function seenBy(subject: Subject, seen: Refusals, signal: AbortSignal): Subject {
  const shared =
    <Read>(read: () => Promise<Read>) =>
    async () => {
      try {
        return await read();
      } finally {
        for (const problem of subject.shared.all()) seen.note(problem);
      }
    };
  return {
    ...subject,
    endpoint: subject.endpoint.until(signal),
    refusals: seen,
    data: shared(subject.data),
    pictures: shared(subject.pictures),
  };
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

function inTime(verdict: Promise<Verdict>, id: string, limitMillis: number): Promise<Verdict> {
  if (limitMillis === Infinity) return verdict;
  return new Promise((resolve) => {
    const late = () => {
      const seconds = secondsText(limitMillis);
      resolve(judged([{ where: id, expected: `an end within ${seconds}`, got: `no end after ${seconds}` }]));
    };
    const timer = setTimeout(late, limitMillis);
    void verdict.then((ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  });
}

export function secondsText(millis: number): string {
  return `${Number((millis / 1_000).toPrecision(2))} s`;
}
