import { createTestStore, itself, reportFile, type TestStore } from './testProvinces';

const dayMillis = 86_400_000;

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.close());

const importGifts = (value: number) =>
  test.importFile(reportFile([{ id: 'f1', measure: 'gifts', form: 'ITEM', value }]));

async function stamps() {
  const as = itself(await test.store.revision());
  const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], as);
  return { updatedAt: report!.updatedAt.getTime(), receivedAt: report!.receivedAt!.getTime() };
}

describe('what was imported while the clock ran a day ahead', () => {
  it('is as of now once the clock is right, and not from tomorrow, which no gateway believes', async () => {
    await importGifts(1);
    const tomorrow = new Date(Date.now() + dayMillis);
    await test.models.figures.updateMany({}, { $set: { updatedAt: tomorrow, receivedAt: tomorrow } });
    const { updatedAt, receivedAt } = await stamps();
    expect(updatedAt).toBeLessThanOrEqual(Date.now());
    expect(receivedAt).toBeLessThanOrEqual(Date.now());
  });
});
