import type { Catalogue } from '../../../domain/catalogue';
import { isDatabaseLost } from '../../../platform/databaseLost';
import type { Logger } from '../../../platform/logger';
import { differencesOf, type EntryChange, type RegisterContent } from '../data/content';
import { removeOlderRows, writeRows } from '../data/load';
import type { RegisterModels } from '../data/model';
import { createRevisions, type Revision, type Revisions } from '../data/revisions';
import { rowsOf, type RegisterBase } from '../data/rows';
import { EntryChangedError } from '../errors';
import type { ChangeResult, MadeChange } from './checkChange';

export interface WritingOptions {
  models: RegisterModels;
  base: RegisterBase;
  catalogue: Catalogue;
  logger: Logger;
}

/** What a revision says of itself. */
export type RevisionHead = Pick<
  Revision,
  'kind' | 'by' | 'file' | 'sha256' | 'reason' | 'accepted' | 'undoes'
>;

export interface Writing {
  revisions: Revisions;
  newest(): Promise<Revision>;
  /** Whether it was written: not if there is one of this number already. */
  add(number: number, content: RegisterContent, entries: EntryChange[], head: RevisionHead): Promise<boolean>;
  /**
   * Makes a change of what is there, and again of what another process has made of it in between.
   *
   * @throws EntryChangedError if that other one changed the same entry
   */
  write(
    make: (before: Revision) => MadeChange | Promise<MadeChange>,
    head: RevisionHead,
    /** The revision that whoever changes it has seen; the newest if it is not given. */
    seen?: number,
  ): Promise<ChangeResult>;
  /** Shows the newest revision with the provinces that this version of the program comes with. */
  refresh(): Promise<void>;
}

export function createWriting({ models, base, catalogue, logger }: WritingOptions): Writing {
  const revisions = createRevisions(models);

  async function newest(): Promise<Revision> {
    const found = await revisions.newest();
    if (!found) throw new Error('Sổ đăng ký còn trống. The register is empty: its data was never loaded');
    return found;
  }

  async function add(number: number, content: RegisterContent, entries: EntryChange[], head: RevisionHead) {
    // Written before the revision that shows them: a process that is killed leaves the old state or the new.
    const version = await writeRows(models, rowsOf(base, content, catalogue), number, logger);
    const isAdded = await revisions.add({ _id: number, at: new Date(), ...head, entries, content, version });
    if (!isAdded) return false;
    logger.info({ revision: number, version }, 'Loaded the register');
    // The revision is in: what is left of older ones is removed with the next.
    await removeOlderRows(models, number).catch((error: unknown) => {
      if (!isDatabaseLost(error)) throw error;
      logger.warn({ revision: number, err: error }, 'Rows of older revisions stay until the next change');
    });
    return true;
  }

  return {
    revisions,
    newest,
    add,
    async write(make, head, seen) {
      const first = (seen === undefined ? null : await revisions.read(seen)) ?? (await newest());
      for (let before = await newest(); ; before = await newest()) {
        const { next, result } = await make(before);
        assertUnchanged(first, before, result.entries);
        if (!result.changed) return result;
        const number = before._id + 1;
        if (await add(number, next, result.entries, head)) return { ...result, revision: number };
      }
    },
    async refresh() {
      const { _id: number, content, version: before } = await newest();
      const version = await writeRows(models, rowsOf(base, content, catalogue), number, logger, before);
      if (version !== before) await revisions.reload({ _id: number, version: before }, version);
    },
  };
}

/** Who changes an entry has seen it: not what somebody else has made of it in the meantime. */
function assertUnchanged(seen: Revision, now: Revision, entries: readonly EntryChange[]): void {
  if (seen._id === now._id) return;
  const between = differencesOf(seen.content, now.content).map(({ entry }) => entry);
  const both = entries.map(({ entry }) => entry).filter((entry) => between.includes(entry));
  if (both.length > 0) throw new EntryChangedError(both, { by: now.by, at: now.at, revision: now._id });
}
