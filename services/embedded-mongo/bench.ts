/**
 * Measures the stand-in, server and client in a process each:
 *   npm run build && node dist/services/embedded-mongo/bench.js <documents> [folder]
 * The folder must not exist yet; without one everything stays in memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '.';

type Facts = mongoose.mongo.Collection;

const perCommand = 1000;
const units = 5000;

function factsFrom(start: number, now: Date): mongoose.mongo.Document[] {
  return Array.from({ length: perCommand }, (_, offset) => {
    const at = start + offset;
    return {
      unit: `unit-${at % units}`,
      year: 2015 + (at % 10),
      measure: `measure-${at % 12}`,
      document: `document-${start / perCommand}`,
      code: `code-${at}`,
      value: offset * 1000,
      atLeast: offset * 1000,
      atMost: null,
      since: now,
      note: 'Báo cáo của công đoàn cấp trên trực tiếp cơ sở',
      kind: 'ITEM',
    };
  });
}

const indexes: mongoose.mongo.IndexDescription[] = [
  { key: { unit: 1, year: 1, since: 1 }, name: 'unit' },
  { key: { year: 1, measure: 1, unit: 1, _id: 1 }, name: 'year' },
  { key: { document: 1 }, name: 'document' },
  { key: { code: 1 }, name: 'code', unique: true },
];

async function measure(name: string, times: number, run: (at: number) => Promise<unknown>): Promise<void> {
  const started = performance.now();
  for (let at = 0; at < times; at++) await run(at);
  const millis = performance.now() - started;
  const each = (millis / times).toFixed(2).padStart(10);
  process.stdout.write(`${name.padEnd(58)} ${String(times).padStart(6)} x ${each} ms\n`);
}

async function fill(facts: Facts, documents: number): Promise<void> {
  await facts.createIndexes(indexes);
  const now = new Date();
  await measure('insertMany of 1,000, five indexes', documents / perCommand, (at) =>
    facts.insertMany(factsFrom(at * perCommand, now)),
  );
}

async function measureReads(facts: Facts, documents: number): Promise<void> {
  const page = (filter: mongoose.mongo.Filter<mongoose.mongo.Document>) =>
    facts.find(filter).sort({ _id: 1 }).limit(500).toArray();
  const ids = (await page({})).map(({ _id }) => _id);
  await measure('findOne by _id', 500, (at) => facts.findOne({ _id: ids[at] }));
  await measure('findOne by a unique field', 500, (at) =>
    facts.findOne({ code: `code-${(at * 37) % documents}` }),
  );
  await measure('find by {unit, year}', 200, (at) =>
    facts.find({ unit: `unit-${at}`, year: 2015 + (at % 10) }).toArray(),
  );
  await measure('find by {year, measure}, sort by index, limit 20', 200, (at) =>
    facts
      .find({ year: 2015 + (at % 10), measure: `measure-${at % 12}` })
      .sort({ unit: 1, _id: 1 })
      .limit(20)
      .toArray(),
  );
  await measure('next 500 by _id', 50, (at) => page({ _id: { $gt: ids[at] } }));
  await measure('count of half of all, no index', 1, () =>
    facts.countDocuments({ value: { $gte: 500_000 } }),
  );
  await measure('sort of all, no index, limit 20', 1, () =>
    facts.find().sort({ value: -1 }).limit(20).toArray(),
  );
  const year = { $match: { year: 2016 } };
  const sums = { total: { $sum: '$value' }, least: { $sum: '$atLeast' } };
  await measure('group of a year by measure', 1, () =>
    facts.aggregate([year, { $group: { _id: '$measure', ...sums } }]).toArray(),
  );
  const byUnit = { $group: { _id: { unit: '$unit', year: '$year' }, ...sums } };
  await measure('group of all by {unit, year}', 1, () => facts.aggregate([byUnit]).toArray());
}

async function measureWrites(facts: Facts): Promise<void> {
  await measure('insertOne', 300, (at) => facts.insertOne({ code: `one-${at}` }));
  await measure('50 insertOne at the same time', 40, (at) =>
    Promise.all(Array.from({ length: 50 }, (_, n) => facts.insertOne({ code: `many-${at}-${n}` }))),
  );
  await measure('updateOne by a unique field', 300, (at) =>
    facts.updateOne({ code: `code-${at}` }, { $set: { value: at } }),
  );
  await measure('bulkWrite of 1,000 upserts', 5, (at) =>
    facts.bulkWrite(
      Array.from({ length: 1000 }, (_, n) => ({
        updateOne: { filter: { code: `new-${at}-${n}` }, update: { $set: { value: n } }, upsert: true },
      })),
    ),
  );
}

async function startServer(folder: string): Promise<{ uri: string; stop(): void }> {
  const server = fork(__filename, ['serve', folder]);
  const [uri] = (await once(server, 'message')) as [string];
  return { uri, stop: () => server.kill() };
}

async function main([first = '100000', folder = '']: string[]): Promise<void> {
  if (first === 'serve') {
    const { uri } = await startEmbeddedMongo(folder ? { folder } : {});
    process.send?.(uri);
    return;
  }
  if (folder && existsSync(folder))
    throw new Error(`The folder "${folder}" is there already, choose a new one`);
  const server = await startServer(folder);
  const client = await mongoose.mongo.MongoClient.connect(server.uri);
  const facts = client.db('bench').collection('facts');
  await fill(facts, Number(first));
  await measureReads(facts, Number(first));
  await measureWrites(facts);
  await client.close();
  server.stop();
  if (folder) await measure('start again', 1, async () => (await startServer(folder)).stop());
}

if (require.main === module) void main(process.argv.slice(2));
