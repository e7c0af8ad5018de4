import { useRef, useState } from 'preact/hooks';
import { ask, type Failure } from '../api';
import { usePage } from '../page';
import type { Head, Row, Work } from '../types';

export interface Saving {
  work: Work;
  /** What became of the last change. */
  state: 'SAVED' | 'SAVING' | 'FAILED';
  failure: Failure | null;
  setRows(change: (rows: readonly Row[]) => Row[]): void;
  setHead(change: Partial<Head>): void;
  /** Waits until everything is saved. @returns the work as it is, or null if it cannot be saved */
  saved(): Promise<Work | null>;
  /** What the service says it is now. */
  replace(work: Work): void;
}

/** How long a change waits for the next one: a person who decides on many numbers makes one save of them. */
const waitMillis = 400;

/** Shows a change at once and saves it soon, one save at a time, each made from the version before. */
export function useSaving(first: Work): Saving {
  const { path, leave } = usePage();
  const [work, setWork] = useState(first);
  const [state, setState] = useState<Saving['state']>('SAVED');
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = useRef({ work: first, isDirty: false });
  const timer = useRef(0);
  const running = useRef<Promise<void>>(Promise.resolve());

  const show = (next: Work) => {
    current.current.work = next;
    setWork(next);
  };
  const save = async () => {
    if (!current.current.isDirty) return;
    current.current.isDirty = false;
    const { id, version, head, rows } = current.current.work;
    const outcome = await ask<Work>('PUT', path(`/works/${id}`), { version, head, rows });
    if ('data' in outcome) {
      const { version: next, steps, changedAt } = outcome.data;
      show({ ...current.current.work, version: next, steps, changedAt });
      setFailure(null);
      setState(current.current.isDirty ? 'SAVING' : 'SAVED');
      return;
    }
    current.current.isDirty = true;
    setFailure(outcome.failure);
    setState('FAILED');
    if (outcome.failure.code === 'UNAUTHENTICATED') leave();
  };
  const flush = () => {
    window.clearTimeout(timer.current);
    running.current = running.current.then(save);
    return running.current;
  };
  const change = (next: Work) => {
    show(next);
    current.current.isDirty = true;
    setState('SAVING');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void flush(), waitMillis);
  };
  return {
    work,
    state,
    failure,
    setRows: (of) => change({ ...current.current.work, rows: of(current.current.work.rows) }),
    setHead: (head) => change({ ...current.current.work, head: { ...current.current.work.head, ...head } }),
    async saved() {
      await flush();
      return current.current.isDirty ? null : current.current.work;
    },
    replace: show,
  };
}
