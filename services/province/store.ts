import type { Catalogue } from '../../domain/catalogue';
import { ImportBusyError } from './data/errors';
import type { ImportRequest, RowMemoryOptions } from './import/importRequest';
import { programDigest } from './import/knownRows/programDigest';
import { previewImport, type ImportPreview } from './import/previewImport';
import { importFile } from './import/writeImport';
import { createFactReader, type FactReader } from './data/factReader';
import { changesOf, type FigureChanges } from './data/figureChanges';
import { createGuard } from './data/guard';
import { holdingLock } from './data/holdingLock';
import { acquireLock, type ImportLock, type LockOptions } from './data/lock';
import type { ProvinceModels } from './data/model';
import { removeUncommitted, type CutOffRevision } from './data/repair';
import { readBackupTime, readRevision, readState, type ProvinceState } from './data/state';
import { createReportReader, type ReportReader } from './data/reportReader';
import {
  createPastReader,
  createRevisionReader,
  type PastReader,
  type RevisionReader,
} from './data/revisionReader';
import { noChanges, type ImportResult } from './data/revise';
import { createTextReader, type TextReader } from './data/textReader';
import { createUnitReader, type UnitReader } from './data/unitReader';
import { undoRevision } from './data/undo';

/** Who changes the data, and how long they would wait for another to finish. */
export type ChangeOptions = { by: string } & Pick<LockOptions, 'waitMillis' | 'expiryMillis'>;
export type ImportOptions = Omit<ImportRequest, 'province' | 'federation' | 'rowMemory'> & {
  /** Name of the provincial federation, for a province that has no units yet. */
  federationName?: string | undefined;
};
/** Whether a file is left out after all; asked while nobody else can change anything. */
type LeaveOut = () => Promise<boolean>;

/** The data of one province, read as of a revision. Knows MongoDB, not GraphQL. */
export interface ProvinceStore
  extends ReportReader, FactReader, UnitReader, TextReader, RevisionReader, PastReader {
  readonly id: string;
  revision(): Promise<number>;
  state(): Promise<ProvinceState>;
  /** When it was backed up last, null if never; null altogether if there is nothing to back up. */
  backup(): Promise<{ at: Date | null } | null>;
  /** @throws ImportError, ImportBusyError */
  import(options: ImportOptions & ChangeOptions & { unless?: LeaveOut }): Promise<ImportResult>;
  /** What an import would change. @throws ImportError */
  preview(options: ImportOptions): Promise<ImportPreview>;
  /** @throws UndoRefusedError, ImportBusyError */
  undo(revision: number, options: ChangeOptions): Promise<ImportResult>;
  /** Removes what was cut off; null if another process is changing the data right now. */
  repair(): Promise<CutOffRevision[] | null>;
}

export function createProvinceStore(
  id: string,
  models: ProvinceModels,
  catalogue: Catalogue,
  /** The same collections over a connection that does not wait for an election. */
  reading: ProvinceModels = models,
  /** By what rows are known from a document's last file; null if all are always read. */
  rowMemory: RowMemoryOptions | null = { program: programDigest(), leastRows: 5_000 },
): ProvinceStore {
  /** One change at a time: of this process in the order of the calls, of others by a lock in the database. */
  let changes: Promise<unknown> = Promise.resolve();

  function changing<Result>(
    options: LockOptions,
    change: (lock: ImportLock) => Promise<Result>,
  ): Promise<Result> {
    const result = changes.then(() => holdingLock(models, options, change));
    changes = result.catch(() => undefined);
    return result;
  }

  async function withFigures(result: Omit<ImportResult, keyof FigureChanges>): Promise<ImportResult> {
    const none = { figures: [], figuresChanged: 0 };
    return { ...result, ...(result.changed ? await changesOf(models, id, result.revision) : none) };
  }

  const request = ({ federationName = id, ...options }: ImportOptions): ImportRequest => ({
    ...options,
    rowMemory: rowMemory ?? undefined,
    province: id,
    federation: { id, name: federationName, level: 'PROVINCE', parent: null },
  });

  const guard = createGuard(id, reading, catalogue);

  return {
    id,
    revision: () => readRevision(reading),
    state: () => readState(reading),
    backup: () => readBackupTime(reading),
    ...createReportReader(id, { models: reading, catalogue, guard }),
    ...createFactReader(id, reading, guard),
    ...createUnitReader(id, reading),
    ...createTextReader(reading, catalogue, guard),
    ...createRevisionReader(reading),
    ...createPastReader(models),
    import: ({ by, waitMillis, expiryMillis, unless, ...options }) =>
      changing({ purpose: `import of "${options.table.name}"`, waitMillis, expiryMillis }, async (lock) => {
        if (await unless?.()) return nothingDone(await readRevision(models));
        return importFile(models, catalogue, lock, { ...request(options), by }).then(withFigures);
      }),
    preview: (options) => previewImport(reading, catalogue, request(options)),
    undo: (revision, { by, waitMillis, expiryMillis }) =>
      changing({ purpose: `undoing of revision ${revision}`, waitMillis, expiryMillis }, async (lock) => {
        const result = await undoRevision(models, catalogue, lock, { revision, by });
        return withFigures({ ...result, warnings: [], sheets: [] });
      }),
    repair: () => repairIfFree(models),
  };
}

function nothingDone(revision: number): ImportResult {
  const counts = { facts: noChanges, units: noChanges };
  const said = { findings: [], warnings: [], sheets: [], figures: [], figuresChanged: 0 };
  return { changed: false, revision, ...counts, ...said };
}

async function repairIfFree(models: ProvinceModels): Promise<CutOffRevision[] | null> {
  try {
    const lock = await acquireLock(models, { purpose: 'repair at a start' });
    return await removeUncommitted(models, lock).finally(() => lock.release());
  } catch (error) {
    if (error instanceof ImportBusyError) return null;
    throw error;
  }
}
