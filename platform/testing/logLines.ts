import { createLogger, type Logger } from '../logger';

/** A logger whose messages can be waited for. */
export function createTestLogger(): { logger: Logger; messages: string[] } {
  const messages: string[] = [];
  const write = (line: string) => messages.push((JSON.parse(line) as { msg: string }).msg);
  return { logger: createLogger('test', 'info', { write }), messages };
}
