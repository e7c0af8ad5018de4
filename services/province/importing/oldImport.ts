import type { Catalogue } from '../shared/catalogue';
import type { Unit } from '../shared/facts';
import { ImportError, type ProvinceReportFile } from '../shared/importFile';
import type { ProvinceModels } from './model';
import { recomputeYear } from './recompute';

const insertBatch = 1_000;

export interface ImportSource {
  /** Name of the import file. */
  file: string;
  /** SHA-256 of its content. */
  sha256: string;
}

export interface ImportResult {
  /** Whether anything changed; the same file twice does not. */
  changed: boolean;
  /** The province's revision afterwards. */
  revision: number;
}

export async function readRevision(models: ProvinceModels): Promise<number> {
  const state = await models.state.findById('state').lean();
  return state?.revision ?? 0;
}

/**
 * Imports one document: its facts replace those of the document's version before. All is written under the next
 * revision, which no reader sees until it is committed by one atomic write; what a crash leaves is removed by `repair`.
 *
 * @throws ImportError where the file does not fit the province's other documents; nothing is written
 */
export async function importReport(
  models: ProvinceModels,
  catalogue: Catalogue,
  report: ProvinceReportFile,
  source: ImportSource,
): Promise<ImportResult> {
  const current = await readRevision(models);
  const known = await models.documents.findOne({ id: report.document.id, until: null }).lean();
  if (known?.importSha256 === source.sha256) return { changed: false, revision: current };
  await checkForeignFacts(models, report, source.file);

  const revision = current + 1;
  await models.imports.create({
    _id: revision,
    status: 'STARTED',
    ...source,
    document: report.document.id,
    facts: report.facts.length,
    startedAt: new Date(),
  });
  const years = await replaceDocument(models, report, source, revision);
  await replaceUnits(models, report.units, revision);
  for (const year of years) await recomputeYear(models, catalogue, year, revision);
  await models.state.updateOne({ _id: 'state' }, { $set: { revision } }, { upsert: true });
  await models.imports.updateOne({ _id: revision }, { $set: { status: 'DONE' } });
  return { changed: true, revision };
}

/** Fact ids are unique in a province, so that `includedIn` and links mean one fact. */
async function checkForeignFacts(
  models: ProvinceModels,
  report: ProvinceReportFile,
  file: string,
): Promise<void> {
  const foreign = await models.facts
    .find({
      id: { $in: report.facts.map((fact) => fact.id) },
      until: null,
      document: { $ne: report.document.id },
    })
    .select('id document -_id')
    .lean();
  if (foreign.length === 0) return;
  const indexOf = new Map(report.facts.map((fact, index) => [fact.id, index]));
  throw new ImportError(
    file,
    foreign.map(({ id, document }) => ({
      place: `facts[${indexOf.get(id)}].id`,
      message: `Fact "${id}" stands in document "${document}" already`,
    })),
  );
}

async function replaceDocument(
  models: ProvinceModels,
  { document, facts }: ProvinceReportFile,
  source: ImportSource,
  revision: number,
): Promise<number[]> {
  const replaced = { document: document.id, until: null };
  const yearsBefore = await models.facts.distinct('year', replaced);
  await models.facts.updateMany(replaced, { $set: { until: revision } });
  await models.documents.updateMany({ id: document.id, until: null }, { $set: { until: revision } });
  await models.documents.create({ ...document, importSha256: source.sha256, since: revision, until: null });
  for (let start = 0; start < facts.length; start += insertBatch) {
    const batch = facts.slice(start, start + insertBatch);
    await models.facts.insertMany(batch.map((fact) => ({ ...fact, since: revision, until: null })));
  }
  return [...new Set([...yearsBefore, ...facts.map((fact) => fact.year)])].sort((a, b) => a - b);
}

async function replaceUnits(models: ProvinceModels, units: Unit[], revision: number): Promise<void> {
  const known = await models.units.find({ until: null }).lean();
  const knownOf = new Map(known.map((unit) => [unit.id, unit]));
  const changed = units.filter((unit) => {
    const before = knownOf.get(unit.id);
    return before?.name !== unit.name || before.level !== unit.level || before.parent !== unit.parent;
  });
  const ids = changed.map((unit) => unit.id);
  await models.units.updateMany({ id: { $in: ids }, until: null }, { $set: { until: revision } });
  await models.units.insertMany(changed.map((unit) => ({ ...unit, since: revision, until: null })));
}

/** Removes what an import that was cut off has left behind; readers never saw it. */
export async function repair(models: ProvinceModels): Promise<{ removedImports: number }> {
  const revision = await readRevision(models);
  for (const model of [models.units, models.documents, models.facts, models.figures]) {
    await model.collection.deleteMany({ since: { $gt: revision } });
    await model.collection.updateMany({ until: { $gt: revision } }, { $set: { until: null } });
  }
  await models.imports.updateMany(
    { _id: { $lte: revision }, status: 'STARTED' },
    { $set: { status: 'DONE' } },
  );
  const { deletedCount } = await models.imports.deleteMany({ _id: { $gt: revision } });
  return { removedImports: deletedCount };
}
