import { basename } from 'node:path';

/** Whether a watched file says what cannot be used, so that what it said before is still in force. */
export interface WatchedFile {
  note(isRefused: boolean): void;
  forget(): void;
}

const watched = new Map<symbol, { name: string; isRefused: boolean }>();

/** Counted for the process as a whole: every watched file comes through here, whoever watches it. */
export function noteWatchedFile(file: string): WatchedFile {
  const key = Symbol(file);
  const name = basename(file);
  watched.set(key, { name, isRefused: false });
  return {
    note(isRefused) {
      if (watched.has(key)) watched.set(key, { name, isRefused });
    },
    forget: () => void watched.delete(key),
  };
}

/** By the name of the file without its folder; of two of one name, refused if either is. */
export function refusedConfiguration(): ReadonlyMap<string, boolean> {
  const byName = new Map<string, boolean>();
  for (const { name, isRefused } of watched.values())
    byName.set(name, isRefused || byName.get(name) === true);
  return byName;
}
