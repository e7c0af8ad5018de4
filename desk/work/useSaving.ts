import { useEffect, useState } from 'preact/hooks';
import { useLeaveWarning } from '../leaveWarning';
import { usePage } from '../page';
import type { Head, Row, Work } from '../types';
import { createSaver, type SaverStatus } from './saver';

export interface Saving extends SaverStatus {
  setRows(change: (rows: readonly Row[]) => Row[]): void;
  setHead(change: Partial<Head>): void;
  /** Waits until everything is saved. @returns the work as it is, or null if it cannot be saved */
  saved(): Promise<Work | null>;
  /** What the service says it is now. */
  replace(work: Work): void;
}

/** Shows a change at once and saves it soon; after the person has signed in again, what could not be saved before. */
export function useSaving(first: Work): Saving {
  const { path, ask, signIns } = usePage();
  const at = path(`/works/${first.id}`);
  const [saver] = useState(() =>
    createSaver(first, {
      save: ({ version, head, rows }) => ask<Work>('PUT', at, { version, head, rows }),
      read: () => ask<Work>('GET', at),
      tell: (next) => setStatus(next),
    }),
  );
  const [status, setStatus] = useState(saver.status);
  useLeaveWarning(status.state !== 'SAVED');
  useEffect(() => void saver.flush(), [signIns]);
  return {
    ...status,
    setRows: (of) => saver.change((work) => ({ ...work, rows: of(work.rows) })),
    setHead: (head) => saver.change((work) => ({ ...work, head: { ...work.head, ...head } })),
    async saved() {
      await saver.flush();
      const { state, work } = saver.status();
      return state === 'SAVED' ? work : null;
    },
    replace: saver.replace,
  };
}
