import { randomUUID } from 'node:crypto';
import { databaseLossOf } from '../../../platform/databaseLost';
import type { Catalogue } from '../../../domain/catalogue';
import type { ImportProblem } from '../../../domain/problems';
import type { RuleFinding } from '../../../domain/rules';
import type { OnProgress } from './progress';
import type { FigureChanges } from './figureChanges';
import type { ImportLock } from './lock';
import type { ProvinceModels } from './model';
import type { ChangeCounts, RevisionRecord } from './revisionModel';
import { recomputeYear } from './recompute';
import { LockLostError } from './errors';
import { removeAbandoned, removeOwn, removeUncommitted } from './repair';
import { readState } from './state';

export interface RevisionResult {
  /** Whether anything changed; the same file twice does not. */
  changed: boolean;
  /** The province's revision afterwards. */
  revision: number;
  facts: ChangeCounts;
  units: ChangeCounts;
  /** What the rules say of it. */
  findings: readonly RuleFinding[];
}

/** What an import or an undoing did. */
export interface ImportResult extends RevisionResult, FigureChanges {
  /** What it did all the same, but not without saying so. */
  warnings: readonly ImportProblem[];
  /** The sheets that were read; empty if there are none. */
  sheets: readonly string[];
  rows?: RowsRead;
}

/** Absent if all rows of a file were read. */
export interface RowsRead {
  read: number;
  /** Rows that were known from the document's last file, so that they were not read again. */
  known: number;
}

export const noChanges: Readonly<ChangeCounts> = Object.freeze({ added: 0, changed: 0, removed: 0 });

/** What a new revision did to the rows. */
export interface Changes {
  facts: ChangeCounts;
  units: ChangeCounts;
  /** Whether the document itself, without its facts, is another. */
  documentChanged: boolean;
  /** Whether readers who see no drafts see that something changed. */
  isPublic: boolean;
  /** Years whose figures have to be derived again. */
  years: readonly number[];
}

export type RevisionHead = Pick<
  RevisionRecord,
  'kind' | 'by' | 'file' | 'sha256' | 'document' | 'undoes' | 'acceptedReason' | 'acceptedRules'
>;

export interface RevisionOptions {
  onProgress?: OnProgress | undefined;
  /** Looks at the figures before they are committed; what it throws keeps the revision from being made. */
  inspect?: (revision: number, years: readonly number[]) => Promise<RuleFinding[]>;
}

/** Findings that are kept with a revision. */
const mostFindings = 100;

/** Writes the rows of a revision: new ones with `since`, replaced ones with `until` set to its number. */
export type WriteRows = (revision: number, lock: ImportLock) => Promise<Changes>;

/**
 * Makes the next revision. All is written under its number, which no reader sees until one atomic write commits it; if
 * anything fails before, everything is taken back. What a crash leaves is removed at the next start or revision.
 */
export async function makeRevision(
  models: ProvinceModels,
  catalogue: Catalogue,
  lock: ImportLock,
  head: RevisionHead,
  write: WriteRows,
  { onProgress, inspect }: RevisionOptions = {},
): Promise<RevisionResult> {
  const { revision: current, origin, publishedRevision } = await readState(models);
  const { revision } = lock;
  await lock.assertHeld();
  await models.revisions.create({ _id: revision, status: 'STARTED', ...head, startedAt: new Date() });
  try {
    const { facts, units, documentChanged, isPublic, years } = await write(revision, lock);
    if (!documentChanged && isNone(facts) && isNone(units)) {
      await removeUncommitted(models, lock);
      return { changed: false, revision: current, facts, units, findings: [] };
    }
    for (const [index, year] of years.entries()) {
      onProgress?.({ phase: 'DERIVING', rows: index, fraction: index / years.length });
      await lock.assertHeld();
      const numbers = { revision, publishedRevision: publishedRevision + 1 };
      await recomputeYear(models, catalogue, year, numbers, lock);
    }
    await lock.assertHeld();
    const findings = (await inspect?.(revision, years)) ?? [];
    const kept = { findings: findings.slice(0, mostFindings) };
    await models.revisions.updateOne({ _id: revision }, { $set: { facts, units, ...kept } });
    await assertWhole(models, head.document, revision, facts);
    await removeAbandoned(models, lock);
    // The moment from which readers see the revision.
    const made = {
      revision,
      publishedRevision: isPublic ? publishedRevision + 1 : publishedRevision,
      origin: origin === 'empty' ? randomUUID() : origin,
    };
    await lock.changeState(made, { revision: current });
    await models.revisions.updateOne({ _id: revision }, { $set: { status: 'DONE' } });
    return { changed: true, revision, facts, units, findings };
  } catch (error) {
    throw await takeBack(models, lock, error);
  }
}

function isNone({ added, changed, removed }: ChangeCounts): boolean {
  return added + changed + removed === 0;
}

/** What was written is what was counted. */
async function assertWhole(
  models: ProvinceModels,
  document: string | null,
  revision: number,
  { added, changed }: ChangeCounts,
): Promise<void> {
  if (document === null) return;
  const written = await models.facts.countDocuments({ document, since: revision });
  if (written === added + changed) return;
  throw new Error(
    `Phiên bản ${revision} có ${written} số liệu mới, cần ${added + changed}; nạp lại. ` +
      `Revision ${revision} has ${written} new facts, expected ${added + changed}; import again`,
  );
}

/** Removes what a revision wrote that failed, or leaves it to the next one if nobody answers. @returns the error to tell of */
async function takeBack(models: ProvinceModels, lock: ImportLock, error: unknown): Promise<unknown> {
  if (databaseLossOf(error) === 'SILENT') return error;
  try {
    await removeUncommitted(models, lock).catch(async (failure: unknown) => {
      if (!(failure instanceof LockLostError)) throw failure;
      await removeOwn(models, lock.revision);
    });
    return error;
  } catch (failure) {
    const message = 'Thay đổi không xong, phần đã ghi sẽ được lần sau dọn. A change failed, and what it had written is still to be removed by the next one';
    return new AggregateError([error, failure], message);
  }
}
