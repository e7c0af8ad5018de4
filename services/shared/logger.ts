import { pino, type DestinationStream, type Logger } from 'pino';
import { currentRequestId } from './requestScope';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * A JSON logger on standard output. Every line carries the name of the process's role and, where a request led to it, the
 * request's id, which is the same in the gateway and in the services that it asked.
 */
export function createLogger(name: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === null ? {} : { requestId };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** For tests and for callers that do not want to hear anything. */
export const silentLogger: Logger = pino({ level: 'silent' });
