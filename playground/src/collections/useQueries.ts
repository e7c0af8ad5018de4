import { useSyncExternalStore } from 'react';
import type { Text } from '../../../web/words/language';
import { keepQueries, loadQueries, type SavedQuery } from './collections';

let current: readonly SavedQuery[] | null = null;
const listeners = new Set<() => void>();

function read(): readonly SavedQuery[] {
  current ??= loadQueries(localStorage);
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the browser has changed them.
  const onStorage = () => {
    current = null;
    listener();
  };
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}

/** The queries that are kept in this browser, and a way to keep others: it says why if they cannot be kept. */
export function useQueries(): [readonly SavedQuery[], (next: readonly SavedQuery[]) => Text | null] {
  const saved = useSyncExternalStore(subscribe, read);
  return [
    saved,
    (next) => {
      const fault = keepQueries(localStorage, next);
      if (fault) return fault;
      current = next;
      listeners.forEach((listener) => listener());
      return null;
    },
  ];
}
