import { useEffect, useState } from 'preact/hooks';
import type { AnswerError } from './answerError';
import { startAsking } from './asking';
import { ask } from './gateway';
import type { Answer, OperationName, Variables } from './operations';

export interface Answered<Name extends OperationName> {
  answer: Answer<Name>;
  /** What was asked. */
  variables: Variables<Name>;
}

/** `retryAt`, in milliseconds since the epoch, if it is asked again by itself. */
export type Asked<Name extends OperationName> =
  | { phase: 'waiting'; attempt: number; before: Answered<Name> | null }
  | ({ phase: 'answered'; retryAt: number | null } & Answered<Name>)
  | { phase: 'failed'; error: AnswerError; retryAt: number | null };

/**
 * Asks again whenever the question changes; the answer before it stands until the next one is there. Also asks again, less
 * and less often, what had no answer or one that is not whole.
 */
export function useAnswer<Name extends OperationName>(name: Name, variables: Variables<Name>): Asked<Name> {
  const question = JSON.stringify(variables);
  const [asked, setAsked] = useState<Asked<Name>>({ phase: 'waiting', attempt: 1, before: null });
  useEffect(() => {
    const asking = JSON.parse(question) as Variables<Name>;
    return startAsking<Answer<Name>>({
      ask: (signal) => ask(name, asking, signal),
      show: (state) =>
        setAsked((last) => {
          if (state.phase === 'waiting') {
            return { ...state, before: last.phase === 'answered' ? last : null };
          }
          return state.phase === 'answered' ? { ...state, variables: asking } : state;
        }),
    });
  }, [name, question]);
  return asked;
}
