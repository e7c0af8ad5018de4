import type { FastifyInstance } from 'fastify';

export interface HealthOptions {
  /** Rejected if the process cannot answer now; `deadlineAt` is in milliseconds since the epoch. */
  check(deadlineAt: number): Promise<unknown>;
  /** What it lacks then, in a few words. */
  waitingFor: string;
}

const readyWithinMillis = 2_000;

/** `GET /health/live`: the process answers. `GET /health/ready`: it can do its work. Both need no token. */
export function addHealthRoutes(app: FastifyInstance, { check, waitingFor }: HealthOptions): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await inTime(check);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: `waiting for ${waitingFor}` });
    }
  });
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
