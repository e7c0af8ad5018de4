import { useEffect, useState } from 'preact/hooks';
import { ask, AnswerError } from './gateway';
import type { Answer, OperationName, Variables } from './operations';

export interface Answered<Name extends OperationName> {
  answer: Answer<Name>;
  /** What was asked. */
  variables: Variables<Name>;
}

export type Asked<Name extends OperationName> =
  | { phase: 'waiting'; before: Answered<Name> | null }
  | ({ phase: 'answered' } & Answered<Name>)
  | { phase: 'failed'; error: AnswerError };

/** Asks again whenever the question changes; the answer before it stands until the next one is there. */
export function useAnswer<Name extends OperationName>(name: Name, variables: Variables<Name>): Asked<Name> {
  const question = JSON.stringify(variables);
  const [asked, setAsked] = useState<Asked<Name>>({ phase: 'waiting', before: null });
  useEffect(() => {
    const abort = new AbortController();
    setAsked((last) => ({ phase: 'waiting', before: last.phase === 'answered' ? last : null }));
    const asking = JSON.parse(question) as Variables<Name>;
    ask(name, asking, abort.signal)
      .then((answer) => setAsked({ phase: 'answered', answer, variables: asking }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) setAsked({ phase: 'failed', error: asAnswerError(error) });
      });
    return () => abort.abort();
  }, [name, question]);
  return asked;
}

function asAnswerError(error: unknown): AnswerError {
  return error instanceof AnswerError ? error : new AnswerError('UNEXPECTED', String(error));
}
