import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger';

export interface HealthOptions {
  /** Rejected if the process cannot answer now; `deadlineAt` is in milliseconds since the epoch. */
  check(deadlineAt: number): Promise<unknown>;
  /** What it lacks then, in a few words; all that is said to who asks. Why stands in the log. */
  waitingFor: string;
  logger: Logger;
}

const readyWithinMillis = 2_000;

/** `GET /health/live`: the process answers. `GET /health/ready`: it can do its work. Both need no token. */
export function addHealthRoutes(app: FastifyInstance, { check, waitingFor, logger }: HealthOptions): void {
  const say = createReadinessLog(logger);
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await inTime(check);
      say(null);
      return { status: 'ready' };
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      return reply.code(503).send({ status: `waiting for ${waitingFor}` });
    }
  });
}

/** One line for each change, however often somebody asks. */
function createReadinessLog(logger: Logger): (why: string | null) => void {
  let said: string | null = null;
  return (why) => {
    if (why === said) return;
    if (why === null) logger.info('Ready again');
    else logger.warn({ why }, 'Not ready');
    said = why;
  };
}

async function inTime(check: HealthOptions['check']): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Not ready within ${readyWithinMillis} ms`)),
      readyWithinMillis,
    );
  });
  try {
    await Promise.race([check(Date.now() + readyWithinMillis), late]);
  } finally {
    clearTimeout(timer);
  }
}
