import { readFile } from 'node:fs/promises';
import { unwatchFile, watchFile } from 'node:fs';
import { noteWatchedFile } from './refusedConfiguration';

export interface Watch {
  stop(): void;
}

/**
 * Calls `onChange` with a file's content whenever it differs from the `known` one, or from the one before. Polls, since that
 * also notices files that are replaced or mounted; a file that is gone is left out of account until it is back.
 */
export function watchContent(
  file: string,
  known: string,
  intervalMillis: number,
  onChange: (content: string) => void | Promise<void>,
  onError: (error: unknown) => void,
): Watch {
  const state = noteWatchedFile(file);
  let last = known;
  let isLastRefused = false;
  const take = async (content: string) => {
    if (content !== last) {
      last = content;
      isLastRefused = true;
      await onChange(content);
      isLastRefused = false;
    }
    state.note(isLastRefused);
  };
  const listener = () => {
    readFile(file, 'utf8')
      .then(take)
      .catch((error: unknown) => {
        // A file that never was need not be; one that is gone is missed at the next start.
        state.note(isLastRefused || last !== '');
        onError(error);
      });
  };
  watchFile(file, { interval: intervalMillis, persistent: false }, listener);
  // A change between the reading of `known` and the first look of `watchFile` is none to the latter.
  const first = setTimeout(listener, intervalMillis).unref();
  return {
    stop: () => {
      clearTimeout(first);
      unwatchFile(file, listener);
      state.forget();
    },
  };
}
