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
    return await change(lock);
  } finally {
    await lock.release();
  }
}
