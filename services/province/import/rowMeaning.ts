import { createHash } from 'node:crypto';
import type { Catalogue } from '../../../domain/catalogue';
import type { Unit } from '../../../domain/facts';
import type { ProvinceModels } from '../data/model';
import { readKnownRows } from '../data/knownRows';
import { countsOtherwise } from './documentDifference';
import type { ReportDocument } from './documentInput';
import type { ImportSubject } from './importSubject';
import type { RowGroup } from './knownRows/rowGroups';
import { mostComparedCases } from './caseNotes';
import { unpackKnownRows, type KnownRows } from './knownRows/knownRows';

/** Bumped if what is kept of rows is written otherwise. */
const format = 1;

export interface Meaning {
  program: string;
  province: string;
  signature: string;
  subject: Pick<ImportSubject, 'read' | 'replaces' | 'saidOfAll' | 'units'>;
  catalogue: Catalogue;
}

/**
 * What a row means and what is wrong with it, beside its own bytes and those of its group: how the file and its document are read,
 * the units that rows may name, the catalogue, and the program. `importSha256` is that of the file whose rows are known.
 */
export function meaningDigest(
  { program, province, signature, subject, catalogue }: Meaning,
  importSha256: string,
): string {
  const { read, replaces = null, saidOfAll, units } = subject;
  const { id, status, unit, period = null, kind = null } = read;
  const hash = createHash('sha256').update(
    JSON.stringify([
      format,
      program,
      province,
      signature,
      id,
      status,
      unit,
      period,
      kind,
      replaces,
      saidOfAll,
    ]),
  );
  hash.update(importSha256).update(catalogueText(catalogue));
  const lines = [...units.all.values()].map(unitLine).sort();
  for (const line of lines) hash.update(line);
  return hash.digest('base64');
}

/** What is known of the rows of the document as it is now, if that can be relied on for a file that means so. */
export async function readKnown(models: ProvinceModels, meaning: Meaning): Promise<KnownRows | null> {
  const { read } = meaning.subject;
  const before = await models.documents.findOne({ id: read.id, until: null }).lean();
  if (!before || countsOtherwise(before, read)) return null;
  const basis = meaningDigest(meaning, before.importSha256);
  const packed = await readKnownRows(models, read.id, before.since, basis);
  const known = packed && unpackKnownRows(packed);
  if (!known || !isSetBesideOthers(known.groups)) return known;
  return known.others === (await othersDigest(models, read)) ? known : null;
}

/** Totals may be in other documents too, and so may be cases and totals of each other. */
function isSetBesideOthers(groups: readonly RowGroup[]): boolean {
  const cases = groups.reduce((sum, group) => sum + group.cases, 0);
  return cases <= mostComparedCases || groups.some(({ totals }) => totals > 0);
}

/** The documents that a document's totals are set beside, as they are now. */
export async function othersDigest({ documents }: ProvinceModels, { id }: ReportDocument): Promise<string> {
  const others = await documents
    .find({ until: null, id: { $ne: id } })
    .select('id since status kind period -_id')
    .sort({ id: 1 })
    .lean();
  const lines = others.map((other) => [other.id, other.since, other.status, other.kind, other.period]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64');
}

function unitLine({ id, name, level, parent, validFrom, validTo, aliases }: Unit): string {
  return JSON.stringify([id, name, level, parent, validFrom ?? null, validTo ?? null, aliases ?? []]);
}

function catalogueText(catalogue: Catalogue): string {
  return JSON.stringify(catalogue, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}
