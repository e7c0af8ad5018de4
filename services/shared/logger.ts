import { pino, type Logger } from 'pino';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A JSON logger on standard output; every line carries the name of the process's role. */
export function createLogger(name: string, level: LogLevel): Logger {
  return pino({ name, level });
}

/** For tests and for callers that do not want to hear anything. */
export const silentLogger: Logger = pino({ level: 'silent' });
