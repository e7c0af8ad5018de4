import { isDatabaseLost } from '../../../platform/databaseLost';
import { acquireLock, type ImportLock, type LockOptions } from './lock';
import type { ProvinceModels } from './model';
import { removeUncommitted } from './repair';

/** Runs a change as the only one of the province, on data without what was cut off before. @throws ImportBusyError */
export async function holdingLock<Result>(
  models: ProvinceModels,
  options: LockOptions,
  change: (lock: ImportLock) => Promise<Result>,
): Promise<Result> {
  const lock = await acquireLock(models, options);
  try {
    await removeUncommitted(models, lock);
    const result = await change(lock);
    await lock.release();
    return result;
  } catch (error) {
    const released = lock.release();
    // Who asked is told now: a lock that cannot be let go ends by itself.
    if (isDatabaseLost(error)) released.catch(() => undefined);
    else await released;
    throw error;
  }
}
