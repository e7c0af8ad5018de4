import { isDatabaseLost } from '../../../platform/databaseLost';
import type { ImportLock } from './lock';
import type { ProvinceModels } from './model';
import type { KnownRowsRecord } from './revisionModel';

/** MongoDB keeps no more than 16 MB in one document. */
const partBytes = 8 << 20;

/** What is known of the rows of a document as it holds since a revision; null if nothing is, or of another basis. */
export async function readKnownRows(
  { knownRows }: ProvinceModels,
  document: string,
  since: number,
  basis: string,
): Promise<Buffer | null> {
  const parts = await knownRows.collection
    .find<KnownRowsRecord>({ document, since, basis }, { promoteBuffers: true })
    .sort({ part: 1 })
    .toArray();
  const isWhole = parts.length > 0 && parts.every(({ parts: all }) => all === parts.length);
  return isWhole ? Buffer.concat(parts.map(({ data }) => data)) : null;
}

/** Under the number of a revision that is being made. */
export async function writeKnownRows(
  { knownRows }: ProvinceModels,
  { document, since, basis }: Pick<KnownRowsRecord, 'document' | 'since' | 'basis'>,
  data: Buffer,
  lock: Pick<ImportLock, 'assertHeld'>,
): Promise<void> {
  const parts = Math.ceil(data.length / partBytes);
  for (let part = 0; part < parts; part += 1) {
    await lock.assertHeld();
    await knownRows.collection.insertOne({
      document,
      since,
      part,
      parts,
      basis,
      data: data.subarray(part * partBytes, (part + 1) * partBytes),
    });
  }
}

/**
 * What no revision that can come needs. The one that replaced it is in, whatever becomes of the lock or the database now: nobody
 * reads what is left, and the document's next file removes it.
 */
export async function removeOlderKnownRows(
  { knownRows }: ProvinceModels,
  document: string,
  since: number,
): Promise<void> {
  await knownRows.collection.deleteMany({ document, since: { $lt: since } }).catch((error: unknown) => {
    if (!isDatabaseLost(error)) throw error;
  });
}
