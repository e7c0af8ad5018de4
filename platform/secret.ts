import { readNamedFile } from './namedFile';
import type { Logger } from './logger';
import { watchContent } from './watchFile';

/** A secret, or the file that it stands in; and the variable of the environment that says so, if one does. */
export type SecretSetting = ({ value: string } | { file: string }) & { variable?: string };

/** @throws if the file cannot be read; the message names the variable */
export function readSecret(setting: SecretSetting): string {
  return 'value' in setting ? setting.value : readNamedFile(setting.file, setting.variable);
}

/** What a secret says now; a file is read again when it changes. */
export interface Secret<Value> {
  current(): Value;
  stop(): void;
}

export interface SecretOptions {
  /** How often a file is looked at. */
  watchMillis?: number | undefined;
  logger: Logger;
}

/**
 * Reads a secret, and its file again whenever that changes. A file that cannot be used is refused at the start; later it
 * is logged, and what it said before stays.
 *
 * @param read may throw; its message must not hold the secret
 */
export function watchSecret<Value>(
  setting: SecretSetting,
  read: (text: string) => Value,
  { watchMillis = 1_000, logger }: SecretOptions,
): Secret<Value> {
  const text = readSecret(setting);
  let value = read(text);
  if ('value' in setting) return { current: () => value, stop: () => undefined };
  const { file } = setting;
  const watch = watchContent(
    file,
    text,
    watchMillis,
    (content) => {
      value = read(content);
      logger.info({ file }, 'Took a new secret');
    },
    (error) => logger.error({ err: error, file }, 'Refused a secret; the current one stays'),
  );
  return { current: () => value, stop: () => watch.stop() };
}
