import { createProvinceMaintenance, type ProvinceMaintenance } from '../data/maintenance/maintenance';
import { silentLogger } from '../../../platform/logger';
import { retentionOptions } from '../../../cli/maintenance';
import { catalogue, createTestStore, importInto, reportFile, type TestStore } from './testProvinces';

let test: TestStore;
let maintenance: ProvinceMaintenance;

/** Three revisions of one figure: 10, 20, 30. */
beforeEach(async () => {
  test = await createTestStore();
  maintenance = createProvinceMaintenance('cao-bang', { models: test.models, catalogue }, silentLogger);
  for (const value of [10, 20, 30]) {
    const content = reportFile([
      { id: 'f1', measure: 'gifts', value },
      { id: 'f2', measure: 'members', value: 5 },
    ]);
    await importInto(test.store, content, `${value}.json`);
  }
});
afterEach(() => test.close());

async function giftsAt(revision: number): Promise<number | null | undefined> {
  const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], {
    revision,
    visibility: 'OWN',
  });
  return report?.figures.welfare.gifts?.value;
}

const rows = async () => ({
  facts: await test.models.facts.countDocuments(),
  figures: await test.models.figures.countDocuments(),
});

describe('the removal of old revisions', () => {
  it('keeps what readers see, and the last revisions that are asked for', async () => {
    expect(await rows()).toEqual({ facts: 4, figures: 3 });
    const result = await maintenance.retain({ revisions: 2 });
    expect(result).toEqual({ oldest: 2, removed: { units: 0, documents: 1, facts: 1, figures: 1 } });
    expect([await giftsAt(2), await giftsAt(3)]).toEqual([20, 30]);
    expect(await rows()).toEqual({ facts: 3, figures: 2 });
  });

  it('removes nothing that a dry run does not show, and nothing at all in one', async () => {
    const planned = await maintenance.planRetention({ revisions: 1 });
    expect(await rows()).toEqual({ facts: 4, figures: 3 });
    expect(await maintenance.retain({ revisions: 1 })).toEqual(planned);
    expect(await giftsAt(3)).toBe(30);
    expect(await maintenance.retain({ revisions: 1 })).toEqual({
      oldest: 3,
      removed: { units: 0, documents: 0, facts: 0, figures: 0 },
    });
  });

  it('keeps everything that was seen since a day', async () => {
    const { revisions: imports } = test.models;
    await imports.updateOne({ _id: 1 }, { $set: { startedAt: new Date('2020-05-01') } });
    await imports.updateOne({ _id: 2 }, { $set: { startedAt: new Date('2022-05-01') } });
    const now = new Date('2026-06-01');
    expect(await maintenance.planRetention(retentionOptions({ keepYears: 10 }, now))).toMatchObject({
      oldest: 0,
    });
    expect(await maintenance.planRetention(retentionOptions({ keepYears: 5 }, now))).toMatchObject({
      oldest: 1,
    });
    expect(await maintenance.planRetention(retentionOptions({ keepYears: 3 }, now))).toMatchObject({
      oldest: 2,
    });
    expect(
      await maintenance.planRetention(retentionOptions({ keepYears: 3, keepRevisions: 3 }, now)),
    ).toMatchObject({ oldest: 1 });
  });

  it('never goes beyond what readers see, nor back', async () => {
    await maintenance.retain({ revisions: 1 });
    expect(await maintenance.retain({ revisions: 100 })).toMatchObject({ oldest: 3 });
    await expect(maintenance.retain({})).rejects.toThrow(
      'Tham số "retention" cần là số năm hoặc số phiên bản cần giữ, gặp undefined. Argument "retention" must be years or revisions to keep, got undefined',
    );
  });

  it('refuses to undo what it has removed the other side of, and undoes what came later', async () => {
    await maintenance.retain({ revisions: 2 });
    await expect(test.store.undo(2, { by: 'test' })).rejects.toThrow(
      'Revision 2 cannot be undone: what it replaced is kept from revision 2 on only',
    );
    expect((await test.store.undo(3, { by: 'test' })).revision).toBe(4);
    expect(await giftsAt(4)).toBe(20);
  });
});
