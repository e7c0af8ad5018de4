import type { Page, PageRequest } from '../../../platform/pagination';
import type { ProvinceModels } from './model';
import { pageOf } from './pages';
import type { RevisionRow } from './rows';
import { readRevision } from './state';
import { visibleAt } from './visible';

export interface RevisionReader {
  /** The newest first. */
  revisions(page: PageRequest, revision: number): Promise<Page<RevisionRow>>;
}

export function createRevisionReader(models: ProvinceModels): RevisionReader {
  return {
    async revisions({ limit, after }, revision) {
      const last = after === null ? revision : Math.min(revision, Number(after) - 1);
      const rows = await models.revisions
        .find({ _id: { $lte: last } })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      const numbers = rows.map((row) => row._id);
      const undoing = await models.revisions
        .find({ undoes: { $in: numbers }, _id: { $lte: revision } })
        .lean();
      const undoneBy = new Map(undoing.map((row) => [row.undoes, row._id]));
      const withUndone = rows.map((row) => ({
        ...row,
        id: String(row._id),
        undoneBy: undoneBy.get(row._id) ?? null,
      }));
      return pageOf(withUndone, limit);
    },
  };
}

/** What is asked of all revisions before they are added to. */
export interface PastReader {
  /** Whether a file was imported before, even if it has been replaced or undone since. */
  hasImported(sha256: string): Promise<boolean>;
  /** Whether all its revisions were made by this one. */
  isChangedOnlyBy(by: string): Promise<boolean>;
  /** Whether all that was ever done to a document was done by this one. */
  isDocumentChangedOnlyBy(document: string, by: string): Promise<boolean>;
  /** Whether readers see documents of sample data. */
  hasSample(): Promise<boolean>;
}

export function createPastReader(models: ProvinceModels): PastReader {
  return {
    async hasImported(sha256) {
      const last = await readRevision(models);
      return (await models.revisions.countDocuments({ sha256, _id: { $lte: last } })) > 0;
    },
    async isChangedOnlyBy(by) {
      const last = await readRevision(models);
      return (await models.revisions.countDocuments({ by: { $ne: by }, _id: { $lte: last } })) === 0;
    },
    async isDocumentChangedOnlyBy(document, by) {
      const last = await readRevision(models);
      const others = { document, by: { $ne: by }, _id: { $lte: last } };
      return (await models.revisions.countDocuments(others)) === 0;
    },
    async hasSample() {
      const last = await readRevision(models);
      return (await models.documents.countDocuments({ status: 'SAMPLE', ...visibleAt(last) })) > 0;
    },
  };
}
