import type { Connection } from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImportBusyError } from '../errors';
import { isDead } from '../lock';
import type { LockRecord } from '../revisionModel';
import type { ProvinceMigration } from './migration';

/** Programs before this form kept the lock in a collection of its own. */
export const lockInState: ProvinceMigration = {
  name: '0003-lock-in-state',
  async up({ models }) {
    await models.state.db.collection('locks').deleteMany({});
  },
};

type OlderLock = Omit<LockRecord, 'numbers'> & { _id: string };

const pollMillis = 200;

/** Waits for a program of before that is importing. @throws ImportBusyError if it takes longer */
export async function awaitOlderLock(connection: Connection, waitMillis: number): Promise<void> {
  const until = Date.now() + waitMillis;
  for (;;) {
    const holder = await connection.collection<OlderLock>('locks').findOne();
    if (!holder || holder.expiresAt.getTime() <= Date.now() || isDead(holder)) return;
    if (Date.now() >= until) throw new ImportBusyError(holder.purpose, holder.since);
    await sleep(pollMillis);
  }
}
