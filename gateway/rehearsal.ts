import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../platform/logger';
import { anybody, createAskAsClient } from './export/askAsClient';

export interface RehearsalOptions {
  /** The provinces that there are. */
  provinces(): Iterable<string>;
  logger: Logger;
}

/** So few that a country of a thousand provinces does not notice, and enough that code is run often. */
const mostProvinces = 8;

/** The second round runs code that was translated in the first, which is when it is made fast. */
const rounds = 2;

/**
 * Runs some saved operations as soon as the gateway listens: code that never ran is slow, and whoever asks first would wait
 * several times as long as others do. They are asked as anybody asks, one after the other, behind who comes meanwhile;
 * what they fail with is what a reader's operation would fail with just then, and is logged where it is seen.
 */
export function addRehearsal(app: FastifyInstance, { provinces, logger }: RehearsalOptions): void {
  const ask = createAskAsClient(app);
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();

  async function rehearse(): Promise<void> {
    const operations = operationsOver([...provinces()].slice(0, mostProvinces), lastYear());
    const startedAt = performance.now();
    for (const [name, variables] of Array.from({ length: rounds }, () => operations).flat()) {
      if (isStopped) return;
      await ask(anybody, name, variables).catch((error: unknown) =>
        logger.debug({ err: error, operation: name }, 'An operation was rehearsed without an answer'),
      );
      await turn();
    }
    logger.debug({ millis: Math.round(performance.now() - startedAt) }, 'Rehearsed saved operations');
  }

  app.addHook('onListen', (done) => {
    running = rehearse();
    done();
  });
  app.addHook('preClose', () => {
    isStopped = true;
    return running;
  });
}

/** Between them they plan, ask the register and provinces, check, add up, and write. */
function operationsOver(provinces: readonly string[], year: number): [name: string, variables: object][] {
  const [province] = provinces;
  if (province === undefined) return [];
  const scope = { provinces };
  const years = [year - 1, year];
  return [
    ['ProvinceProfile', { province, year }],
    ['YearCoverage', { scope, year }],
    ['Ranking', { measure: 'members', scope, year }],
    ['Table', { measure: 'members', scope, years, rows: 'PROVINCE', columns: 'YEAR' }],
  ];
}

function lastYear(): number {
  return new Date().getFullYear() - 1;
}
