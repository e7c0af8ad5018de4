import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseLossOf, DatabaseUnavailableError } from '../../../platform/databaseLost';
import { ImportBusyError, LockLostError } from './errors';
import type { ProvinceModels } from './model';
import type { LockRecord, NumberRange, StateRecord } from './revisionModel';
import { isAlive } from '../../../platform/isAlive';

export interface LockOptions {
  /** What for, in a few words; shown to who has to wait. */
  purpose: string;
  /** How long to wait for another's lock; default 0. */
  waitMillis?: number | undefined;
  /** After how long without renewal a lock is nobody's; default 30 s. */
  expiryMillis?: number | undefined;
}

/** The right to change a province's data, one holder at a time whatever the number of processes. */
export interface ImportLock {
  /** The number of its revision. No other holder writes under it, also not one that takes over. */
  revision: number;
  /** To be called before every write. @throws LockLostError if another has taken it */
  assertHeld(): Promise<void>;
  /**
   * Changes many rows while it is held. MongoDB's driver repeats a change of one row if another primary is elected under it, and
   * no such one: this does, once, so that it must come to the same if it is done twice, and if the first is done after what was
   * written since (`standingBefore`). @throws LockLostError
   */
  changeMany<Result>(send: () => Promise<Result>): Promise<Result>;
  /** Changes the state, if it is as expected and the lock still held: by one atomic write. @throws LockLostError */
  changeState(change: Partial<StateRecord>, expected?: Partial<StateRecord>): Promise<void>;
  /** Writes under these numbers instead of one; in an empty database, in which nobody else's can stand. */
  claimNumbers(numbers: NumberRange): Promise<void>;
  release(): Promise<void>;
}

const pollMillis = 50;
/** Who holds it is seen once a majority has it: not for so long if none is there. */
const mostUnseenMillis = 30_000;

/** @throws ImportBusyError if another has it for longer than `waitMillis` */
export async function acquireLock(models: ProvinceModels, options: LockOptions): Promise<ImportLock> {
  const { waitMillis = 0, expiryMillis = 30_000 } = options;
  const until = Date.now() + waitMillis;
  for (;;) {
    const takenAt = Date.now();
    const state = await models.state.findById('state').lean();
    const holder = state?.lock;
    if (!holder || isDead(holder) || holder.expiresAt.getTime() <= takenAt) {
      const lock = await take(models, state, options.purpose, takenAt, expiryMillis);
      if (lock) return hold(models, lock, takenAt, expiryMillis);
      if (Date.now() >= until + mostUnseenMillis) throw new DatabaseUnavailableError('SILENT');
    } else if (Date.now() >= until) throw new ImportBusyError(holder.purpose, holder.since);
    await sleep(pollMillis);
  }
}

/** Takes the lock if the state is still as it was seen. A holder that may be alive keeps its numbers to itself. */
async function take(
  models: ProvinceModels,
  seen: StateRecord | null,
  purpose: string,
  now: number,
  expiryMillis: number,
): Promise<LockRecord | null> {
  const holder = seen?.lock;
  const given = holder && !isDead(holder) ? [{ ...holder.numbers, at: new Date(now) }] : [];
  const abandoned = [...(seen?.abandoned ?? []), ...given];
  const number = Math.max(seen?.revision ?? 0, ...abandoned.map(({ to }) => to)) + 1;
  const lock: LockRecord = {
    owner: `${thisProcess} ${randomUUID()}`,
    purpose,
    host: machine,
    pid: process.pid,
    since: new Date(now),
    expiresAt: new Date(now + expiryMillis),
    numbers: { from: number, to: number },
  };
  if (!seen) return (await insertState(models, lock)) ? lock : null;
  const asSeen = {
    revision: seen.revision,
    'lock.owner': holder?.owner ?? null,
    'lock.expiresAt': holder?.expiresAt ?? null,
  };
  const change = given.length > 0 ? { lock, abandoned } : { lock };
  return (await update(models, asSeen, change)) ? lock : null;
}

async function insertState(models: ProvinceModels, lock: LockRecord): Promise<boolean> {
  try {
    await models.state.create({ _id: 'state', revision: 0, oldest: 0, lock });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === duplicateKey) return false;
    throw error;
  }
}

const duplicateKey = 11_000;

async function update(models: ProvinceModels, filter: object, change: object): Promise<boolean> {
  const { matchedCount } = await models.state.updateOne({ _id: 'state', ...filter }, { $set: change });
  return matchedCount === 1;
}

/**
 * Renews the lock until it is released. If it could not be renewed in time, since the process was busy with itself, it is renewed
 * before the next write: it is still ours if nobody has taken it.
 */
function hold(
  models: ProvinceModels,
  { owner, numbers }: LockRecord,
  takenAt: number,
  expiryMillis: number,
): ImportLock {
  let renewedAt = takenAt;
  let lost = false;
  const ours = { 'lock.owner': owner };
  const renew = async () => {
    const now = Date.now();
    if (await update(models, ours, { 'lock.expiresAt': new Date(now + expiryMillis) })) renewedAt = now;
    else lost = true;
  };
  // A renewal that fails is tried again, by the next or by who is about to write.
  const timer = setInterval(() => void renew().catch(() => undefined), expiryMillis / 6);
  timer.unref();
  const assertHeld = async () => {
    if (!lost && Date.now() - renewedAt > (expiryMillis * 2) / 3) await renew();
    if (lost) throw new LockLostError();
  };
  const changeMany = async <Result>(send: () => Promise<Result>) => {
    await assertHeld();
    try {
      return await send();
    } catch (error) {
      if (databaseLossOf(error) !== 'SILENT') throw error;
      await assertHeld();
      return await send();
    }
  };
  const changeState = async (change: object, expected: object = {}) => {
    await assertHeld();
    if (await update(models, { ...expected, ...ours }, change)) return;
    lost = true;
    throw new LockLostError();
  };
  return {
    revision: numbers.from,
    assertHeld,
    changeMany,
    changeState,
    claimNumbers: (claimed) => changeState({ 'lock.numbers': claimed, abandoned: [] }),
    async release() {
      clearInterval(timer);
      await models.state.updateOne({ _id: 'state', ...ours }, { $unset: { lock: '' } });
    },
  };
}

/** Whether a process that wrote this down is gone; of another machine nobody can tell. */
export function isDead({ host, pid, owner }: Pick<LockRecord, 'host' | 'pid' | 'owner'>): boolean {
  if (host !== machine) return false;
  // An earlier process had our number, as the first one of a container always has.
  if (pid === process.pid) return !owner.startsWith(`${thisProcess} `);
  return !isAlive(pid);
}

const thisProcess = randomUUID();

/** Containers of one host name may count processes apart. */
const machine = `${hostname()} ${processNamespace()}`;

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return process.platform;
  }
}
