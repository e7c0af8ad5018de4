import type { Logger } from '../../../../platform/logger';
import { migrate } from '../../../../platform/migrations/migrate';
import { acquireLock } from '../lock';
import { tellCopyApart } from '../copiedDatabase';
import { oldestRevision } from './0001-oldest-revision';
import { figuresWithoutDrafts } from './0002-figures-without-drafts';
import { awaitOlderLock, lockInState } from './0003-lock-in-state';
import { undoCounts } from './0004-undo-counts';
import { figuresBesideCells } from './0005-figures-beside-cells';
import { coverageBelow } from './0006-coverage-below';
import { draftsUnseen } from './0007-drafts-unseen';
import { partsWithinCells } from './0008-parts-within-cells';
import { whenReceived } from './0009-when-received';
import { publishedRevision } from './0010-published-revision';
import { partsOfUnknownTotals } from './0011-parts-of-unknown-totals';
import { silentUnits } from './0012-silent-units';
import type { MigrationContext, ProvinceMigration } from './migration';

/** In the order in which they are run; a new one is added at the end. */
export const provinceMigrations: readonly ProvinceMigration[] = [
  oldestRevision,
  figuresWithoutDrafts,
  lockInState,
  undoCounts,
  figuresBesideCells,
  coverageBelow,
  draftsUnseen,
  partsWithinCells,
  whenReceived,
  publishedRevision,
  partsOfUnknownTotals,
  silentUnits,
];

/** Another process may be importing, or migrating the same database. */
const waitMillis = 60_000;

/** @throws DatabaseTooNewError, ImportBusyError */
export async function migrateProvince(context: MigrationContext, logger: Logger): Promise<void> {
  const { models } = context;
  const lock = await acquireLock(models, { purpose: 'migration', waitMillis });
  try {
    await awaitOlderLock(models.state.db, waitMillis);
    await migrate(models.state.db, provinceMigrations, context, logger);
    await tellCopyApart(models, lock, logger);
  } finally {
    await lock.release();
  }
}
