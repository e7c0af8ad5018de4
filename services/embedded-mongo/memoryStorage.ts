import type { Storage } from './storage';

/** Keeps nothing beyond the process. */
export const memoryStorage: Storage = {
  load: () => [],
  put: () => undefined,
  commit: () => Promise.resolve(),
  onFailure: () => undefined,
  close: () => Promise.resolve(),
};
