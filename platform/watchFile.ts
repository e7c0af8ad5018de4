import { readFile } from 'node:fs/promises';
import { unwatchFile, watchFile } from 'node:fs';

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
  let last = known;
  const listener = () => {
    readFile(file, 'utf8')
      .then(async (content) => {
        if (content === last) return;
        last = content;
        await onChange(content);
      })
      .catch(onError);
  };
  watchFile(file, { interval: intervalMillis, persistent: false }, listener);
  // A change between the reading of `known` and the first look of `watchFile` is none to the latter.
  const first = setTimeout(listener, intervalMillis).unref();
  return {
    stop: () => {
      clearTimeout(first);
      unwatchFile(file, listener);
    },
  };
}
