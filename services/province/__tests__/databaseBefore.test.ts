import { EJSON, type Document } from 'bson';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProvinceService, type ProvinceService } from '..';
import { createMongo } from '../../../platform/mongo';
import { readMigrations } from '../../../platform/migrations/migrate';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { provinceMigrations } from '../data/migrations/migrateProvince';
import { askAs, own, publicCaller } from './asking';
import { importInto, reportFile } from './testProvinces';

/**
 * The whole database of a province as the version of November 2026 wrote it (form 2): a report of 2023; one of 2024 that was
 * imported, corrected with a unit more, undone and brought back; a draft with a unit of its own. That version had the
 * units of revision 5 counted wrong, took the 500 gifts of one programme for all gifts, and showed everybody the unit of the
 * draft. Never written anew: a version that no longer reads it has lost its users' data.
 */
const before = EJSON.parse(
  readFileSync(join(__dirname, 'databaseBefore', 'cao-bang.json'), 'utf8'),
) as Record<string, { indexes: { name: string; key: Record<string, 1>; unique?: true }[]; rows: Document[] }>;

const prefix = uniquePrefix();
const mongo = createMongo();
let service: ProvinceService;

const database = () => mongo.database(testMongodbUri(), `${prefix}cao-bang`);
const start = () =>
  startProvinceService({
    provinces: ['cao-bang'],
    mongodbUriOf: testMongodbUri,
    databasePrefix: prefix,
    gatewayKeys: testPublicKeys,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });

beforeAll(async () => {
  const connection = await database();
  for (const [name, { indexes, rows }] of Object.entries(before)) {
    const collection = await connection.createCollection(name);
    if (indexes.length > 0) await collection.createIndexes(indexes);
    if (rows.length > 0) await collection.insertMany(rows);
  }
  service = await start();
});
afterAll(async () => {
  await service.stop();
  await mongo.close();
  await dropDatabases(prefix, ['cao-bang']);
});

const selection = `
  reports(from: 2023, to: 2025) {
    year draft documents { id }
    figures { membership { members { value } } welfare { gifts { value } } }
  }
  units(first: 10) { edges { node { id } } }`;

async function read(caller: Parameters<typeof askAs>[1]) {
  const answer = await askAs(service, caller, selection);
  expect(answer.errors).toBeUndefined();
  const [{ reports, units }] = answer.data._entities;
  return {
    reports: reports.map(({ documents, figures, ...report }: any) => ({
      ...report,
      documents: documents.map(({ id }: { id: string }) => id),
      members: figures.membership.members?.value ?? null,
      gifts: figures.welfare.gifts?.value ?? null,
    })),
    units: units.edges.map(({ node }: { node: { id: string } }) => node.id),
  };
}

describe('the database of the version before', () => {
  it('is brought to the form of today, and its figures are right', async () => {
    expect(await readMigrations(await database())).toEqual(provinceMigrations.map(({ name }) => name));
    expect(await read(own)).toEqual({
      reports: [
        { year: 2023, draft: false, documents: ['report-2023'], members: 1200, gifts: null },
        { year: 2024, draft: true, documents: ['draft-2024', 'report-2024'], members: 810, gifts: 570 },
      ],
      units: ['cao-bang', 'cs-a', 'huyen-a', 'huyen-b', 'huyen-c'],
    });
  });

  it('shows the public nothing of the draft', async () => {
    expect(await read(publicCaller)).toEqual({
      reports: [
        { year: 2023, draft: false, documents: ['report-2023'], members: 1200, gifts: null },
        { year: 2024, draft: false, documents: ['report-2024'], members: 720, gifts: 570 },
      ],
      units: ['cao-bang', 'cs-a', 'huyen-a', 'huyen-b'],
    });
  });

  it('tells nobody by its revision that there is a draft', async () => {
    const store = service.stores.get('cao-bang');
    expect(await store?.state()).toMatchObject({ revision: 6, publishedRevision: 5 });
    const numbers = 'reports(from: 2023, to: 2024) { year revision }';
    const asSeen = async (caller: Parameters<typeof askAs>[1]) =>
      (await askAs(service, caller, numbers)).data._entities[0].reports.map(({ revision }: any) => revision);
    expect([await asSeen(publicCaller), await asSeen(own)]).toEqual([
      ['1', '5'],
      ['1', '6'],
    ]);
  });

  it('keeps its revisions, counted right', async () => {
    const page =
      'revisions(first: 10) { edges { node { number kind undoes units { added changed removed } } } }';
    const { data } = await askAs(service, own, page);
    const counts = data._entities[0].revisions.edges.map(({ node: { number, kind, undoes, units } }: any) => [
      number,
      kind,
      undoes,
      [units.added, units.changed, units.removed],
    ]);
    expect(counts).toEqual([
      [6, 'IMPORT', null, [1, 0, 0]],
      [5, 'UNDO', 4, [1, 0, 0]],
      [4, 'UNDO', 3, [0, 0, 1]],
      [3, 'IMPORT', null, [1, 0, 0]],
      [2, 'IMPORT', null, [0, 0, 0]],
      [1, 'IMPORT', null, [3, 0, 0]],
    ]);
  });

  it('is changed as any other, also after another start', async () => {
    await service.stop();
    service = await start();
    const store = service.stores.get('cao-bang');
    if (!store) throw new Error('The service holds Cao Bằng');
    const report = reportFile([{ id: 'm-25', measure: 'members', value: 1300, year: 2025 }], {
      id: 'report-2025',
    });
    expect(await importInto(store, report, 'report-2025.json')).toEqual({ changed: true, revision: 7 });
    expect(await store.undo(6, { by: 'an operator', waitMillis: 1_000 })).toMatchObject({ revision: 8 });
    const { reports } = await read(publicCaller);
    expect(reports.map(({ year, members }: any) => [year, members])).toEqual([
      [2023, 1200],
      [2024, 720],
      [2025, 1300],
    ]);
  });
});
