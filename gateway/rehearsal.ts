import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { gapReasons } from '../domain/gapReasons';
import type { Logger } from '../platform/logger';
import { anybody, createSendAsClient, type Answer } from './export/askAsClient';
import type { OperationCoverage } from './operation/coverage';

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
 * what they fail with is what a reader's operation would fail with just then, and is logged where it is seen. A service that
 * still starts is asked once, and not so often that it counts as one that fails again and again.
 */
export function addRehearsal(app: FastifyInstance, { provinces, logger }: RehearsalOptions): void {
  const send = createSendAsClient(app);
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();

  async function rehearse(): Promise<void> {
    const startedAt = performance.now();
    await runAll();
    logger.debug(
      { millis: Math.round(performance.now() - startedAt) },
      'The rehearsal of saved operations is over',
    );
  }

  async function runAll(): Promise<void> {
    const year = lastYear();
    let left: readonly string[] = [...provinces()].slice(0, mostProvinces);
    for (const [name, variablesOf] of Array.from({ length: rounds }, () => operations).flat()) {
      const [province] = left;
      if (isStopped || province === undefined) return;
      const failed = await run(name, variablesOf({ province, scope: { provinces: left }, year }));
      left = failed === 'all' ? [] : left.filter((id) => !failed.has(id));
      await turn();
    }
  }

  /** Which provinces failed. */
  async function run(operation: string, variables: object): Promise<ReadonlySet<string> | 'all'> {
    try {
      const answer = await send(anybody, operation, variables);
      if (answer.data != null) return failedIn(answer);
      logger.debug({ errors: answer.errors, operation }, 'An operation was rehearsed without an answer');
    } catch (error) {
      logger.debug({ err: error, operation }, 'An operation was rehearsed without an answer');
    }
    return 'all';
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

function failedIn({ extensions }: Pick<Answer<unknown>, 'extensions'>): ReadonlySet<string> {
  // As our own plugin writes it.
  const { missing = [], stale = [] } = (extensions?.coverage ?? {}) as Partial<OperationCoverage>;
  return new Set([...missing, ...stale].filter(({ reason }) => gapReasons[reason].isFault).map(idOf));
}

function idOf({ province }: { province: string }): string {
  return province;
}

/** What is asked. */
interface Asked {
  province: string;
  scope: { provinces: readonly string[] };
  year: number;
}

/** Between them they plan, ask the register and provinces, check, add up, and write. */
const operations: readonly (readonly [name: string, variablesOf: (asked: Asked) => object])[] = [
  ['ProvinceProfile', ({ province, year }) => ({ province, year })],
  ['YearCoverage', ({ scope, year }) => ({ scope, year })],
  ['Ranking', ({ scope, year }) => ({ measure: 'members', scope, year })],
  [
    'Table',
    ({ scope, year }) => ({
      measure: 'members',
      scope,
      years: [year - 1, year],
      rows: 'PROVINCE',
      columns: 'YEAR',
    }),
  ],
];

function lastYear(): number {
  return new Date().getFullYear() - 1;
}
