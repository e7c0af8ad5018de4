import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import { createProvinceModels, type ProvinceModels } from '../../services/province/data/model';
import { groupFacts } from '../../services/province/data/groupFacts';
import { recomputeYear } from '../../services/province/data/recompute';
import { createProvinceStore } from '../../services/province/store';
import { visibleAt } from '../../services/province/data/visible';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createMongo } from '../../platform/mongo';
import { print } from '../print';
import { range } from '../report';
import { spreadOf } from '../summary';
import { round } from '../targets';

/**
 * One province of many facts, at the level of its store: a report read beside the driver's bare `findOne` of the same row,
 * and the figures of 100,000 rows recomputed beside a bare `$group` over them. `node dist/bench/province/index.js [facts]`;
 * on the development stand-in, in this process, or on MONGODB_URI given as the second argument.
 */

/** Nobody else changes the data of a measurement. */
const unlocked = {
  assertHeld: () => Promise.resolve(),
  changeMany: <Result>(send: () => Promise<Result>) => send(),
};

const first = { revision: 1, publishedRevision: 1 };
const province = 'p1';
const units = 1_000;
const perYear = 100_000;
const firstYear = 2015;
const perInsert = 5_000;
const repeats = 5;
const reads = 300;
const catalogue = loadCatalogue();

async function main(): Promise<void> {
  const facts = Number(process.argv[2] ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-bench-province-'));
  const embedded = process.argv[3] === undefined ? await startEmbeddedMongo({ folder }) : null;
  const mongo = createMongo();
  try {
    const database = await mongo.database(process.argv[3] ?? embedded?.uri ?? '', 'bench-province');
    const models = await createProvinceModels(database);
    await timed(`${facts} facts written`, () => fill(models, facts));
    const years = Array.from({ length: Math.ceil(facts / perYear) }, (_, index) => firstYear + index);
    for (const year of years)
      await timed(`figures of ${year}`, () => recomputeYear(models, catalogue, year, first, unlocked));
    await compareReads(models, years);
    await compareRecompute(models, years);
    if (!embedded) await database.dropDatabase();
  } finally {
    await mongo.close();
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(models: ProvinceModels, facts: number): Promise<void> {
  const ids = Array.from({ length: units }, (_, index) => (index === 0 ? province : `unit-${index}`));
  const parentOf = (id: string) => (id === province ? null : province);
  await models.units.collection.insertMany(
    ids.map((id) => ({
      id,
      name: id,
      level: 'DISTRICT' as const,
      parent: parentOf(id),
      validFrom: null,
      validTo: null,
      since: 1,
      until: null,
    })),
  );
  const held = { since: 1, until: null };
  await models.documents.collection.insertOne({
    id: 'report',
    file: 'report.csv',
    status: 'FINAL',
    unit: province,
    importSha256: 'none',
    ...held,
  });
  for (let start = 0; start < facts; start += perInsert) {
    await models.facts.collection.insertMany(
      Array.from({ length: Math.min(perInsert, facts - start) }, (_, offset) => {
        const at = start + offset;
        return {
          id: `fact-${String(at).padStart(9, '0')}`,
          unit: ids[at % units] ?? province,
          year: firstYear + Math.floor(at / perYear),
          measure: measures[Math.floor(at / units) % measures.length] ?? 'members',
          form: 'ITEM' as const,
          adds: 'TOTAL' as const,
          document: 'report',
          value: at % 1_000,
          atLeast: at % 1_000,
          atMost: at % 1_000,
          ...held,
        };
      }),
    );
  }
}

const measures = ['members', 'employees', 'newMembers', 'unions', 'newUnions', 'awards', 'spent', 'gifts'];

async function compareReads(models: ProvinceModels, years: readonly number[]): Promise<void> {
  const store = createProvinceStore(province, models, catalogue);
  const year = (at: number) => years[at % years.length] ?? firstYear;
  await compare(
    'a report read, over the bare findOne',
    async () => {
      for (let at = 0; at < reads; at += 1)
        await store.reports([{ unit: province, year: year(at) }], { revision: 1, visibility: 'OWN' });
    },
    async () => {
      for (let at = 0; at < reads; at += 1)
        await models.figures.collection.findOne({ unit: province, year: year(at), since: 1 });
    },
  );
}

async function compareRecompute(models: ProvinceModels, years: readonly number[]): Promise<void> {
  const year = years[0] ?? firstYear;
  const filter = { year, ...visibleAt(1) };
  const bare = { unit: '$unit', measure: '$measure' };
  await compare(
    `figures of ${perYear} rows recomputed, over a bare $group`,
    () => recomputeYear(models, catalogue, year, first, unlocked),
    () =>
      models.facts.collection
        .aggregate([{ $match: filter }, { $group: { _id: bare, value: { $sum: '$value' } } }])
        .toArray(),
  );
  await compare(
    'the $group of the figures alone, over the bare one',
    () => groupFacts(models, filter),
    () =>
      models.facts.collection
        .aggregate([{ $match: filter }, { $group: { _id: bare, value: { $sum: '$value' } } }])
        .toArray(),
  );
}

/** In turn, several times. */
async function compare(name: string, ours: () => Promise<unknown>, bare: () => Promise<unknown>) {
  await ours();
  await bare();
  const quotients: number[] = [];
  const byProcessor: number[] = [];
  const millis: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const [above, below] = [await spentBy(ours), await spentBy(bare)];
    quotients.push(above.millis / below.millis);
    byProcessor.push(above.processorMillis / below.processorMillis);
    millis.push(above.millis);
  }
  const absolute = round(spreadOf(millis).median);
  const processor = `by processor time of this process ${range(spreadOf(byProcessor))}`;
  print(`${name}: ${range(spreadOf(quotients))}; ${processor}; ${absolute} ms`);
}

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  print(`${name}: ${round((await spentBy(work)).millis)} ms`);
}

/** The stand-in works in this process too; a MongoDB does not. */
async function spentBy(work: () => Promise<unknown>): Promise<{ millis: number; processorMillis: number }> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { millis: performance.now() - startedAt, processorMillis: (user + system) / 1_000 };
}

main().catch((error: unknown) => {
  print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
