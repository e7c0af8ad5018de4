import { createTestStore, itself, reportFile, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.close());

async function membersOf(unit: string, year = 2024): Promise<number | null> {
  const revision = await test.store.revision();
  const [report] = await test.store.reports([{ unit, year }], itself(revision));
  return report?.figures.membership.members?.value ?? null;
}

const members = (value: number, more: object = {}) => ({ id: 'f1', measure: 'members', value, ...more });

describe('importing a document', () => {
  it('derives the figures of the province and of its units, under the next revision', async () => {
    const result = await test.importFile(
      reportFile([members(100), { id: 'f2', measure: 'members', value: 40, unit: 'huyen-a' }]),
    );
    expect(result).toEqual({ changed: true, revision: 1 });
    expect(await membersOf('cao-bang')).toBe(100);
    expect(await membersOf('huyen-a')).toBe(40);
    expect(await membersOf('huyen-b')).toBeNull();
  });

  it('changes nothing if the same file comes twice', async () => {
    await test.importFile(reportFile([members(100)]));
    expect(await test.importFile(reportFile([members(100)]))).toEqual({ changed: false, revision: 1 });
    expect(await test.models.facts.countDocuments()).toBe(1);
    expect(await test.models.revisions.countDocuments()).toBe(1);
  });

  it("replaces the document's facts and keeps what stood before as history", async () => {
    await test.importFile(reportFile([members(100), { id: 'f2', measure: 'newMembers', value: 5 }]));
    expect(await test.importFile(reportFile([members(110)]))).toEqual({ changed: true, revision: 2 });
    expect(await membersOf('cao-bang')).toBe(110);
    const [before] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(1));
    expect(before?.figures.membership.members?.value).toBe(100);
    expect(before?.figures.membership.newMembers?.value).toBe(5);
    const page = await test.store.facts({}, { limit: 10, after: null }, itself(2));
    expect(page.rows.map((fact) => [fact.id, fact.value])).toEqual([['f1', 110]]);
  });

  it('adds documents up that stand beside each other', async () => {
    const gifts = (value: number, id: string) => ({ id, measure: 'gifts', form: 'ITEM', value });
    await test.importFile(reportFile([gifts(3, 'a')], { id: 'first' }));
    await test.importFile(reportFile([gifts(4, 'b')], { id: 'second' }));
    const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(2));
    expect(report?.figures.welfare.gifts?.value).toBe(7);
    expect(report?.documentIds).toEqual(['first', 'second']);
  });

  it('lets a real report take the place of a simulated one, which fills no gaps of it', async () => {
    const sample = { id: 'sample-2024', status: 'SAMPLE' };
    await test.importFile(
      reportFile([members(100, { id: 's1' }), { id: 's2', measure: 'gifts', value: 7 }], sample),
    );
    expect(await membersOf('cao-bang')).toBe(100);
    await test.importFile(reportFile([members(120)]));
    const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(2));
    expect(report?.figures.membership.members?.value).toBe(120);
    expect(report?.figures.welfare.gifts).toBeNull();
    expect(report?.documentIds).toEqual(['report-2024']);
  });

  it('recomputes only the years that it touches', async () => {
    await test.importFile(reportFile([members(100, { year: 2023 })], { id: 'report-2023' }));
    await test.importFile(reportFile([{ id: 'f9', measure: 'members', value: 110 }]));
    const rows = await test.store.reportsBetween({ from: 2000, to: 2100 }, itself(2));
    expect(rows.map((row) => [row.year, row.revision, row.figures.membership.members?.value])).toEqual([
      [2023, '1', 100],
      [2024, '2', 110],
    ]);
  });

  it("does not take the report of one district for the province's own", async () => {
    const city = reportFile([{ id: 'f1', measure: 'newMembers', value: 107, unit: 'huyen-a' }], {
      unit: 'huyen-a',
    });
    await test.importFile(city);
    const [own] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(1));
    const [district] = await test.store.reports([{ unit: 'huyen-a', year: 2024 }], itself(1));
    expect(own).toBeUndefined();
    expect(district?.figures.membership.newMembers?.value).toBe(107);
  });

  it('adds districts up if the province reported through them', async () => {
    await test.importFile(
      reportFile([
        { id: 'f1', measure: 'newMembers', value: 107, unit: 'huyen-a' },
        { id: 'f2', measure: 'newMembers', value: 93, unit: 'huyen-b' },
      ]),
    );
    const [own] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(1));
    expect(own?.figures.membership.newMembers?.value).toBe(200);
  });

  it('refuses a fact id of another document, and writes nothing', async () => {
    await test.importFile(reportFile([members(100)], { id: 'first' }));
    await expect(
      test.importFile(reportFile([members(100)], { id: 'second' }), 'second.json'),
    ).rejects.toThrow(
      '"second.json" có 1 chỗ sai. "second.json" has 1 problem\n  facts[0].id: Số liệu "f1" đã có trong tài liệu "first". Fact "f1" stands in document "first" already',
    );
    expect(await test.store.revision()).toBe(1);
    expect(await test.models.documents.countDocuments()).toBe(1);
  });

  it('takes imports one after the other if they come at once', async () => {
    const files = [1, 2, 3].map((n) =>
      reportFile([{ id: `f${n}`, measure: 'gifts', form: 'ITEM', value: n }], { id: `d${n}` }),
    );
    const results = await Promise.all(files.map((file) => test.importFile(file)));
    expect(results.map((result) => result.revision)).toEqual([1, 2, 3]);
    const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(3));
    expect(report?.figures.welfare.gifts?.value).toBe(6);
  });
});

describe('repair', () => {
  it('removes what an import that was cut off has left, and readers never saw it', async () => {
    await test.importFile(reportFile([members(100)]));
    // What an import leaves that was killed before its commit.
    await test.models.facts.updateMany({}, { $set: { until: 2 } });
    await test.models.figures.updateMany({}, { $set: { until: 2 } });
    const [fact] = await test.models.facts.find().lean();
    await test.models.facts.create({ ...fact, _id: undefined, value: 999, since: 2, until: null });
    await test.models.revisions.create({
      _id: 2,
      kind: 'IMPORT',
      status: 'STARTED',
      by: 'test',
      file: 'report.json',
      sha256: 'x',
      document: 'report-2024',
      startedAt: new Date(),
    });
    expect(await membersOf('cao-bang')).toBe(100);
    const cutOff = await test.store.repair();
    expect(cutOff?.map(({ record, outcome }) => [record._id, record.file, outcome])).toEqual([
      [2, 'report.json', 'REMOVED'],
    ]);
    expect(await membersOf('cao-bang')).toBe(100);
    expect(await test.models.facts.countDocuments()).toBe(1);
    expect(await test.importFile(reportFile([members(110)]))).toEqual({ changed: true, revision: 2 });
    expect(await membersOf('cao-bang')).toBe(110);
  });
});
