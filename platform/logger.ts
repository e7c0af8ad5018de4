import { withUnseenWritten } from '../domain/plainText';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger };

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * A JSON logger on standard output. Every line carries the name of the process's role. What a request led to is logged with
 * its `requestId`, which is the same in the gateway and in the services that it asked.
 */
export function createLogger(name: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    hooks: { streamWrite: withUnseenWritten },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** For tests and for callers that do not want to hear anything. */
export const silentLogger: Logger = pino({ level: 'silent' });
