import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { failureText, type Failure, type Outcome } from './api';
import { usePage } from './page';

/** What the service answers to a question of the view, asked when it is shown. */
export function useAnswer<Data>(path: string): { outcome: Outcome<Data> | null; again(): Promise<void> } {
  const { ask, signIns } = usePage();
  const [outcome, setOutcome] = useState<Outcome<Data> | null>(null);
  const again = async () => {
    const next = await ask<Data>('GET', path);
    setOutcome(next);
  };
  useEffect(() => void again(), [path]);
  useEffect(() => {
    if (outcome && 'failure' in outcome) void again();
  }, [signIns]);
  return { outcome, again };
}

/** Shows what came, or what went wrong with the way on. */
export function Loaded<Data>({
  outcome,
  again,
  children,
}: {
  outcome: Outcome<Data> | null;
  again(): Promise<void>;
  children(data: Data): ComponentChildren;
}) {
  const { say } = usePage();
  if (outcome === null) return <p role="status">{say({ vi: 'Đang mở…', en: 'Opening…' })}</p>;
  if ('data' in outcome) return <>{children(outcome.data)}</>;
  return (
    <Alert failure={outcome.failure}>
      <button type="button" onClick={() => void again()}>
        {say({ vi: 'Thử lại', en: 'Try again' })}
      </button>
    </Alert>
  );
}

export function Alert({ failure, children }: { failure: Failure | null; children?: ComponentChildren }) {
  const { say } = usePage();
  if (failure === null) return null;
  return (
    <div role="alert" class="alert">
      <p>{say(failureText(failure))}</p>
      {children}
    </div>
  );
}
