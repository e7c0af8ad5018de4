import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImportBusyError } from '../errors';
import type { LockRecord, ProvinceModels } from './model';
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
  /** @throws where it may have expired; what is being written must then not be committed */
  assertHeld(): void;
  release(): Promise<void>;
}

const pollMillis = 50;

/** @throws ImportBusyError where another has it for longer than `waitMillis` */
export async function acquireLock(models: ProvinceModels, options: LockOptions): Promise<ImportLock> {
  const { waitMillis = 0, expiryMillis = 30_000 } = options;
  const until = Date.now() + waitMillis;
  const owner = `${thisProcess} ${randomUUID()}`;
  for (;;) {
    const takenAt = Date.now();
    if (await tryToTake(models, owner, options.purpose, expiryMillis)) {
      return hold(models, owner, takenAt, expiryMillis);
    }
    const holder = await models.locks.findById('import').lean();
    if (!holder) continue;
    if (isOfDeadProcess(holder)) {
      await models.locks.deleteOne({ _id: 'import', owner: holder.owner });
      continue;
    }
    if (Date.now() >= until) throw new ImportBusyError(holder.purpose, holder.since);
    await sleep(Math.min(pollMillis, until - Date.now()));
  }
}

async function tryToTake(
  models: ProvinceModels,
  owner: string,
  purpose: string,
  expiryMillis: number,
): Promise<boolean> {
  const now = Date.now();
  try {
    await models.locks.updateOne(
      { _id: 'import', expiresAt: { $lte: new Date(now) } },
      {
        $set: {
          owner,
          purpose,
          host: machine,
          pid: process.pid,
          since: new Date(now),
          expiresAt: new Date(now + expiryMillis),
        },
      },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === duplicateKey) return false;
    throw error;
  }
}

const duplicateKey = 11_000;

/** Renews the lock until it is released. A lock that could not be renewed in time counts as lost well before it expires. */
function hold(models: ProvinceModels, owner: string, takenAt: number, expiryMillis: number): ImportLock {
  let renewedAt = takenAt;
  let lost = false;
  const renew = async () => {
    const now = Date.now();
    const expiresAt = new Date(now + expiryMillis);
    const { matchedCount } = await models.locks.updateOne({ _id: 'import', owner }, { $set: { expiresAt } });
    if (matchedCount === 1) renewedAt = now;
    else lost = true;
  };
  // A renewal that fails is tried again; without one in time the lock is lost.
  const timer = setInterval(() => void renew().catch(() => undefined), expiryMillis / 6);
  timer.unref();
  return {
    assertHeld() {
      if (lost || Date.now() - renewedAt > (expiryMillis * 2) / 3) {
        throw new Error('The import lost its lock, since the database did not answer in time; import again');
      }
    },
    async release() {
      clearInterval(timer);
      await models.locks.deleteOne({ _id: 'import', owner });
    },
  };
}

function isOfDeadProcess({ host, pid, owner }: LockRecord): boolean {
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
