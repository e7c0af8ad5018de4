import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { openEditing } from '..';
import { readDataset, type Dataset } from '../import/dataset';
import { readVersion, writeRows } from '../data/load';
import type { RegisterModels } from '../data/model';
import { rowsOf } from '../data/rows';
import { createRegisterStore } from '../store';
import { openTestModels } from './testRegister';

const catalogue = loadCatalogue();
const dataset = readDataset(catalogue);
let opened: Awaited<ReturnType<typeof openTestModels>>;
let models: RegisterModels;
beforeEach(async () => {
  opened = await openTestModels();
  models = opened.models;
});
afterEach(() => opened.close());

const start = (from: Dataset = dataset) =>
  openEditing(opened.connection, { dataset: from, catalogue, logger: silentLogger });

/** The register's data with another name for cluster 5. */
function renamed(name: string): Dataset {
  const { base, content } = dataset;
  const clusters = content.clusters.map((cluster) =>
    cluster.id === 'cum-5' ? { ...cluster, name } : cluster,
  );
  return { base, content: { ...content, clusters } };
}

async function nameAt(version: string | null): Promise<string | undefined> {
  const [cluster] = await createRegisterStore(models).clusters(['cum-5'], version ?? '');
  return cluster?.name;
}

async function everything(): Promise<unknown> {
  const rows = Object.values(models).map((model: { find(): { lean(): Promise<unknown[]> } }) =>
    model.find().lean(),
  );
  return Promise.all(rows);
}

describe('a start of the register', () => {
  it('changes nothing if the data is the same', async () => {
    await start();
    const before = await everything();
    await start();
    expect(await everything()).toEqual(before);
  });

  it('writes every row once', async () => {
    await start();
    const counts = {
      provinces: await models.provinces.countDocuments(),
      clusters: await models.clusters.countDocuments(),
      seasons: await models.seasons.countDocuments(),
      unplaced: await models.unplaced.countDocuments(),
      documents: await models.documents.countDocuments(),
      facts: await models.facts.countDocuments(),
      revisions: await models.revisions.countDocuments(),
    };
    expect(counts).toEqual({
      provinces: 86,
      clusters: 2,
      seasons: 4,
      unplaced: 1,
      documents: 3,
      facts: 53,
      revisions: 1,
    });
  });

  it('keeps the version before for the requests that are reading it, and none that are older', async () => {
    const versions: (string | null)[] = [];
    for (const name of ['A', 'B', 'C']) {
      await start(renamed(name));
      versions.push(await readVersion(models));
    }
    expect(await Promise.all(versions.map(nameAt))).toEqual([undefined, 'B', 'C']);
  });

  it('shows nothing of a write that was cut off, and finishes it the next time', async () => {
    await start(renamed('A'));
    const { base, content } = renamed('B');
    const dying = jest.spyOn(models.facts.collection, 'bulkWrite');
    dying.mockRejectedValueOnce(new Error('killed'));
    await expect(writeRows(models, rowsOf(base, content, catalogue), 2, silentLogger)).rejects.toThrow(
      'killed',
    );
    dying.mockRestore();
    expect(await nameAt(await readVersion(models))).toBe('A');

    await start(renamed('B'));
    const version = await readVersion(models);
    expect(await nameAt(version)).toBe('B');
    expect(await models.clusters.countDocuments({ version })).toBe(2);
  });

  it('may be made by two processes at once', async () => {
    await Promise.all([1, 2].map(() => start()));
    expect(await models.revisions.countDocuments()).toBe(1);
    expect(await models.provinces.countDocuments()).toBe(86);
  });

  it('shows other provinces of a newer program under the same revision', async () => {
    await start();
    const { base, content } = dataset;
    const provinces = base.provinces.map((one) => (one.id === 'cao-bang' ? { ...one, name: 'X' } : one));
    await start({ base: { ...base, provinces }, content });
    expect(await models.revisions.countDocuments()).toBe(1);
    const [province] = await createRegisterStore(models).provinces(
      ['cao-bang'],
      (await readVersion(models)) ?? '',
    );
    expect(province?.name).toBe('X');
  });

  it('takes over a register of before revisions, whose rows go with the second', async () => {
    const old = 'a'.repeat(64);
    await models.clusters.collection.insertOne({ id: 'cum-5', name: 'Cũ', version: old });
    await start();
    expect(await nameAt(await readVersion(models))).toBe('Cụm thi đua số 5');
    expect(await nameAt(old)).toBe('Cũ');
    await start(renamed('B'));
    expect(await nameAt(old)).toBeUndefined();
  });
});
