import { loadCatalogue } from '../../../platform/loadCatalogue';
import { silentLogger } from '../../../platform/logger';
import { readDataset } from '../dataset';
import { loadRegister, readVersion } from '../load';
import type { RegisterModels, RegisterRows } from '../model';
import { createRegisterStore } from '../store';
import { openTestModels } from './testRegister';

const catalogue = loadCatalogue();
let models: RegisterModels;
let close: () => Promise<void>;
beforeEach(async () => {
  const opened = await openTestModels();
  models = opened.models;
  close = opened.close;
});
afterEach(() => close());

/** The register's data with another name for cluster 5. */
function renamed(name: string): RegisterRows {
  const rows = readDataset(catalogue);
  return {
    ...rows,
    clusters: rows.clusters.map((cluster) => (cluster.id === 'cum-5' ? { ...cluster, name } : cluster)),
  };
}

async function clusterName(version: string): Promise<string | undefined> {
  const [cluster] = await createRegisterStore(models).clusters(['cum-5'], version);
  return cluster?.name;
}

async function everything(): Promise<unknown> {
  const { state, ...collections } = models;
  const rows = Object.values(collections).map((model: { find(): { lean(): Promise<unknown[]> } }) =>
    model.find().lean(),
  );
  return Promise.all([state.find().lean(), ...rows]);
}

describe('loading the register', () => {
  it('changes nothing where the data is the same', async () => {
    const first = await loadRegister(models, readDataset(catalogue), silentLogger);
    const before = await everything();
    const second = await loadRegister(models, readDataset(catalogue), silentLogger);
    expect(first.changed).toBe(true);
    expect(second).toEqual({ changed: false, version: first.version });
    expect(await everything()).toEqual(before);
  });

  it('writes every row once', async () => {
    await loadRegister(models, readDataset(catalogue), silentLogger);
    const counts = {
      provinces: await models.provinces.countDocuments(),
      clusters: await models.clusters.countDocuments(),
      seasons: await models.seasons.countDocuments(),
      unplaced: await models.unplaced.countDocuments(),
      documents: await models.documents.countDocuments(),
      facts: await models.facts.countDocuments(),
    };
    expect(counts).toEqual({ provinces: 86, clusters: 2, seasons: 4, unplaced: 1, documents: 3, facts: 53 });
  });

  it('keeps the version before for the requests that are reading it, and none that are older', async () => {
    const { version: first } = await loadRegister(models, renamed('A'), silentLogger);
    const { version: second } = await loadRegister(models, renamed('B'), silentLogger);
    expect([await clusterName(first), await clusterName(second)]).toEqual(['A', 'B']);
    const { version: third } = await loadRegister(models, renamed('C'), silentLogger);
    expect([await clusterName(first), await clusterName(second), await clusterName(third)]).toEqual([
      undefined,
      'B',
      'C',
    ]);
  });

  it('shows nothing of a load that was cut off, and finishes it the next time', async () => {
    const { version: first } = await loadRegister(models, renamed('A'), silentLogger);
    await loadUntilFacts(renamed('B'));
    expect(await readVersion(models)).toBe(first);
    expect(await clusterName(first)).toBe('A');

    const { changed, version } = await loadRegister(models, renamed('B'), silentLogger);
    expect(changed).toBe(true);
    expect(await clusterName(version)).toBe('B');
    expect(await models.clusters.countDocuments({ version })).toBe(2);
  });

  it('may be done by two processes at once', async () => {
    const results = await Promise.all([1, 2].map(() => loadRegister(models, renamed('A'), silentLogger)));
    expect(new Set(results.map(({ version }) => version)).size).toBe(1);
    expect(await models.provinces.countDocuments()).toBe(86);
  });
});

/** Stands for a process that dies before it has written the facts. */
async function loadUntilFacts(rows: RegisterRows): Promise<void> {
  const dying = jest.spyOn(models.facts.collection, 'bulkWrite');
  dying.mockRejectedValueOnce(new Error('The process died'));
  await expect(loadRegister(models, rows, silentLogger)).rejects.toThrow('The process died');
  dying.mockRestore();
}
