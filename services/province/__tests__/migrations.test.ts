import { silentLogger } from '../../../platform/logger';
import { migrate, readMigrations, type Migration } from '../../../platform/migrations/migrate';
import { eventually } from '../../../platform/testing/eventually';
import { migrateProvince } from '../data/migrations/migrateProvince';
import { catalogue, createTestStore, importInto, reportFile, type TestStore } from './testProvinces';

let test: TestStore;

beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.close());

const step = (name: string, done: string[]): Migration<null> => ({
  name,
  up: () => {
    done.push(name);
    return Promise.resolve();
  },
});

describe('migrations', () => {
  it('run once each, in order, and are noted in the database', async () => {
    const { db } = test.models.state;
    const done: string[] = [];
    await migrate(db, [step('0001-a', done)], null, silentLogger);
    await migrate(db, [step('0001-a', done), step('0002-b', done), step('0003-c', done)], null, silentLogger);
    expect(done).toEqual(['0001-a', '0002-b', '0003-c']);
    expect(await readMigrations(db)).toEqual(['0001-a', '0002-b', '0003-c']);
  });

  it('go on with the one that failed', async () => {
    const { db } = test.models.state;
    const done: string[] = [];
    const failing: Migration<null> = { name: '0002-b', up: () => Promise.reject(new Error('disk full')) };
    await expect(migrate(db, [step('0001-a', done), failing], null, silentLogger)).rejects.toThrow(
      'disk full',
    );
    await migrate(db, [step('0001-a', done), step('0002-b', done)], null, silentLogger);
    expect(done).toEqual(['0001-a', '0002-b']);
  });

  it('are understood if a library noted them, as in versions before', async () => {
    const { db } = test.models.state;
    const noted = { _id: '0001-a', at: new Date('2026-11-27T08:00:00Z') };
    await db.collection<typeof noted>('migrations').insertOne(noted);
    const done: string[] = [];
    await migrate(db, [step('0001-a', done), step('0002-b', done)], null, silentLogger);
    expect(done).toEqual(['0002-b']);
    expect(await db.collection<typeof noted>('migrations').findOne({ _id: '0001-a' })).toEqual(noted);
  });

  it('refuse a database that a newer program has changed, before anything is done', async () => {
    const { db } = test.models.state;
    await migrate(db, [step('0001-a', []), step('0002-later', [])], null, silentLogger);
    const done: string[] = [];
    await expect(migrate(db, [step('0001-a', done)], null, silentLogger)).rejects.toThrow(
      `Database "${db.name}" has form 2, this program knows up to 1 (0002-later is unknown); run the newer program`,
    );
    expect(done).toEqual([]);
  });

  it('bring the data of a province from before there were any to its form of today', async () => {
    await importInto(test.store, reportFile([{ id: 'f1', measure: 'members', value: 5 }]), 'a.json');
    await test.models.state.collection.updateOne({}, { $unset: { oldest: '' } });
    await Promise.all([1, 2].map(() => migrateProvince({ models: test.models, catalogue }, silentLogger)));
    expect(await test.models.state.findById('state').lean()).toMatchObject({ revision: 1, oldest: 0 });
    expect(await readMigrations(test.models.state.db)).toEqual([
      '0001-oldest-revision',
      '0002-figures-without-drafts',
      '0003-lock-in-state',
      '0004-undo-counts',
      '0005-figures-beside-cells',
      '0006-coverage-below',
      '0007-drafts-unseen',
      '0008-parts-within-cells',
      '0009-when-received',
      '0010-published-revision',
      '0011-parts-of-unknown-totals',
      '0012-silent-units',
    ]);
  });

  it('wait for an import of the program before, which kept its lock elsewhere', async () => {
    const locks = test.models.state.db.collection<{ _id: string }>('locks');
    const older = { _id: 'import', owner: 'x', host: 'elsewhere', pid: 1, purpose: 'x', since: new Date() };
    await locks.insertOne({ ...older, expiresAt: new Date(Date.now() + 60_000) } as never);
    const migrated = migrateProvince({ models: test.models, catalogue }, silentLogger);
    await eventually(async () => {
      expect((await test.models.state.findById('state').lean())?.lock?.purpose).toBe('migration');
    });
    expect(await readMigrations(test.models.state.db)).toEqual([]);
    await locks.updateOne({}, { $set: { expiresAt: new Date(0) } });
    await migrated;
    expect(await locks.countDocuments()).toBe(0);
  });

  it('give a database that was copied by other tools an origin of its own, once', async () => {
    const context = { models: test.models, catalogue };
    await migrateProvince(context, silentLogger);
    await importInto(test.store, reportFile([{ id: 'f1', measure: 'members', value: 5 }]), 'a.json');
    await migrateProvince(context, silentLogger);
    const { origin, revision } = await test.store.state();
    // As mongorestore does: the same documents in a new collection.
    const rows = await test.models.state.collection.find().toArray();
    await test.models.state.collection.drop();
    await test.models.state.collection.insertMany(rows);
    await migrateProvince(context, silentLogger);
    const copied = await test.store.state();
    expect(copied.revision).toBe(revision);
    expect(copied.origin).not.toBe(origin);
    await migrateProvince(context, silentLogger);
    expect(await test.store.state()).toEqual(copied);
  });

  it('count the units right that an undoing of an undoing brought back', async () => {
    const { revisions } = test.models;
    const wrong = { added: 0, changed: 3, removed: -2 };
    const common = { status: 'DONE' as const, by: 'x', startedAt: new Date() };
    await revisions.create({ _id: 1, kind: 'UNDO', units: wrong, ...common });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    expect((await revisions.findById(1).lean())?.units).toEqual({ added: 2, changed: 1, removed: 0 });
  });

  it('tell parts of awards that another number has too, and what is apart', async () => {
    const award = (id: string, value: number, more: object = {}) => ({
      id,
      measure: 'awards',
      value,
      ...more,
    });
    const kind = 'CERTIFICATE_OF_MERIT';
    await importInto(
      test.store,
      reportFile([award('all', 1000, { kind }), award('persons', 400, { kind, recipient: 'INDIVIDUAL' })]),
      'a.json',
    );
    // As a program before wrote them.
    const { facts, figures } = test.models;
    await facts.updateMany({ adds: 'WITHIN' }, { $set: { adds: 'BREAKDOWN' } });
    for (const { unit, cells } of await figures.find().lean()) {
      await figures.updateOne({ unit }, { $set: { cells: cells.map(({ apart: _, ...cell }) => cell) } });
    }
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const rows = await facts.find().sort({ id: 1 }).lean();
    expect(rows.map(({ id, adds }) => [id, adds])).toEqual([
      ['all', 'TOTAL'],
      ['persons', 'WITHIN'],
    ]);
    const [row] = await figures.find().lean();
    expect(row?.cells.map(({ value, apart }) => [value, apart?.value ?? null]).sort()).toEqual([
      [1000, null],
      [1000, 1000],
      [400, 0],
    ]);
  });

  it('derive again what a total of one programme had hidden', async () => {
    const gifts = { measure: 'gifts', programme: 'tet-sum-vay' };
    const facts = [
      { id: 'f1', value: 500, ...gifts },
      { id: 'f2', value: 70, unit: 'huyen-a', ...gifts, programme: 'thang-cong-nhan' },
    ];
    await importInto(test.store, reportFile(facts), 'a.json');
    const { origin } = await test.store.state();
    const hidden = [{ ...gifts, value: 500, atLeast: 500, atMost: 500 }];
    await test.models.figures.updateOne({ unit: 'cao-bang' }, { $set: { cells: hidden } });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const own = await test.models.figures.findOne({ unit: 'cao-bang', until: null }).lean();
    expect(own?.cells.map(({ value, programme = null }) => [value, programme]).sort()).toEqual([
      [500, 'tet-sum-vay'],
      [570, null],
      [70, 'thang-cong-nhan'],
    ]);
    expect((await test.store.state()).origin).not.toBe(origin);
  });

  it('open the total of what is one sector alone', async () => {
    const unions = { measure: 'unions', sector: 'STATE_ADMINISTRATION' };
    await importInto(test.store, reportFile([{ id: 'f1', value: 86, ...unions }]), 'a.json');
    const { origin } = await test.store.state();
    const exactly = { value: 86, atLeast: 86, atMost: 86 };
    const before = [
      { measure: 'unions', ...exactly },
      { ...unions, ...exactly },
    ];
    await test.models.figures.updateOne({ unit: 'cao-bang' }, { $set: { cells: before } });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const own = await test.models.figures.findOne({ unit: 'cao-bang', until: null }).lean();
    expect(own?.cells).toMatchObject([
      { value: 86, atLeast: 86, atMost: null },
      { value: 86, atLeast: 86, atMost: 86, sector: 'STATE_ADMINISTRATION' },
    ]);
    expect((await test.store.state()).origin).not.toBe(origin);
  });

  it('open the cells beside a district that gave its total only', async () => {
    const gifts = { measure: 'gifts', programme: 'tet-sum-vay' };
    const facts = [
      { id: 'f1', value: 30, unit: 'huyen-a', ...gifts },
      { id: 'f2', value: 40, unit: 'huyen-a', measure: 'gifts' },
      { id: 'f3', value: 20, unit: 'huyen-b', measure: 'gifts' },
    ];
    await importInto(test.store, reportFile(facts), 'a.json');
    const exactly = (value: number) => ({ value, atLeast: value, atMost: value });
    const before = [
      { measure: 'gifts', ...exactly(60) },
      { ...gifts, ...exactly(30) },
    ];
    await test.models.figures.updateOne({ unit: 'cao-bang' }, { $set: { cells: before } });
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const own = await test.models.figures.findOne({ unit: 'cao-bang', until: null }).lean();
    expect(
      own?.cells.map(({ value, atMost, programme = null }) => [value, atMost, programme]).sort(),
    ).toEqual([
      [30, null, 'tet-sum-vay'],
      [60, 60, null],
    ]);
  });

  it('open what some districts only have reported', async () => {
    const facts = [
      { id: 'f1', measure: 'members', value: 500, unit: 'huyen-a' },
      { id: 'f2', measure: 'gifts', value: 70 },
    ];
    await importInto(test.store, reportFile(facts), 'a.json');
    const whole = [{ measure: 'members', value: 500, atLeast: 500, atMost: 500 }];
    await test.models.figures.updateOne(
      { unit: 'cao-bang' },
      { $set: { cells: whole }, $unset: { coverage: '' } },
    );
    await migrateProvince({ models: test.models, catalogue }, silentLogger);
    const own = await test.models.figures.findOne({ unit: 'cao-bang', until: null }).lean();
    expect(own?.cells.find(({ measure }) => measure === 'members')).toMatchObject({
      value: 500,
      atMost: null,
    });
    expect(own?.coverage).toEqual([{ measure: 'members', expected: 2, reported: 1, missing: ['huyen-b'] }]);
  });
});
