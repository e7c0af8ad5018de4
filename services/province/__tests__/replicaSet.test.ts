import type { Fault } from '../../embedded-mongo/testing/replicaSet';
import { testReplicaSet } from '../../embedded-mongo/testing/testReplicaSet';
import { effort } from '../../../platform/testing/effort';
import { bindProvinceModels, createProvinceModels, type ProvinceModels } from '../data/model';
import { createProvinceStore } from '../store';
import { catalogue, importInto, itself, reportFile } from './testProvinces';

const running = testReplicaSet();

const gifts = (values: readonly number[], status = 'FINAL') =>
  reportFile(
    values.map((value, at) => ({
      ...{ id: `f${at}`, measure: 'gifts', form: 'ITEM', value, unit: at % 2 === 0 ? 'huyen-a' : 'huyen-b' },
    })),
    { status },
  );

let databases = 0;
async function openDatabase(): Promise<ProvinceModels> {
  databases += 1;
  return createProvinceModels(await running.mongo.database(running.set.uri, `test-${databases}`));
}

/** An import, one that corrects and adds, its undoing, one of other units that removes, and one of the same again. */
async function changeAll(models: ProvinceModels): Promise<void> {
  const store = createProvinceStore('cao-bang', models, catalogue);
  await importInto(store, gifts([1, 2, 3]), 'first.json');
  await importInto(store, gifts([1, 20, 30, 40]), 'second.json');
  await store.undo(2, { by: 'test' });
  const renamed = gifts([5]);
  renamed.units.splice(1, 1, { ...renamed.units[1]!, name: 'Liên đoàn Lao động huyện Mới' });
  await importInto(store, renamed, 'third.json');
  // Changes nothing, so that what was begun is taken back.
  await importInto(store, renamed, 'again.json');
}

/** All that is stored, but what is made anew each time. */
async function storedIn(models: ProvinceModels): Promise<Record<string, unknown>> {
  const changing = ['_id', 'updatedAt', 'receivedAt', 'startedAt', 'origin', 'publishedAs'];
  const rowsOf = async ({ collection }: { collection: ProvinceModels['facts']['collection'] }) =>
    (await collection.find().toArray())
      .map((row) =>
        JSON.stringify(row, (key, value: unknown) => (changing.includes(key) ? undefined : value)),
      )
      .sort();
  const { units, documents, facts, figures, revisions } = models;
  return {
    units: await rowsOf(units),
    documents: await rowsOf(documents),
    facts: await rowsOf(facts),
    figures: await rowsOf(figures),
    revisions: await rowsOf(revisions),
    state:
      (await models.state.findById('state').select('revision publishedRevision oldest lock').lean()) ?? {},
  };
}

const writes = ['insert', 'update', 'delete'];
const isWrite = (command: object) => writes.some((name) => name in command);

function faultsOf(at: number): (Fault | null)[] {
  return at % 2 === 0 ? ['NOT_PRIMARY', null, 'ANSWER_LOST'] : ['ANSWER_LOST', null, 'NOT_PRIMARY'];
}

/** Such as `update facts many`. */
function kindOf(command: Record<string, any>): string {
  const [name = ''] = Object.keys(command);
  const isMany = command.updates?.[0].multi === true || command.deletes?.[0].limit === 0;
  return `${name} ${command[name]}${isMany ? ' many' : ''}`;
}

describe('a province on a replica set', () => {
  it('comes to the same whichever change another primary is elected under', async () => {
    const models = await openDatabase();
    const from = running.set.commands.length;
    await changeAll(models);
    const expected = await storedIn(models);
    expect(expected.state).toMatchObject({ revision: 4, publishedRevision: 4 });
    const kinds = [...new Set(running.set.commands.slice(from).filter(isWrite).map(kindOf))];
    expect(kinds).toEqual(
      expect.arrayContaining(['update facts many', 'delete facts many', 'update state', 'insert figures']),
    );
    // What we send again ourselves, always; what the driver does, in turn.
    const tried = kinds.filter((kind, at) => kind.endsWith('many') || at % effort(3, 1) === 0);
    for (const [at, kind] of tried.entries()) {
      const others = await openDatabase();
      let sent = 0;
      // The first one of the kind, and that after it was sent again.
      running.set.faultOf((command) => (kindOf(command) === kind ? (faultsOf(at)[sent++] ?? null) : null));
      await changeAll(others);
      expect([kind, await storedIn(others)]).toEqual([kind, expected]);
    }
  }, 60_000);

  it.each(['documents', 'units', 'figures', 'facts'])(
    'keeps what it wrote of %s, though a change that was sent again is done a first time behind it',
    async (collection) => {
      const expected = await openDatabase();
      await changeAll(expected);
      const models = await openDatabase();
      let sent = 0;
      running.set.faultOf((command) => {
        if (kindOf(command) !== `update ${collection} many`) return null;
        sent += 1;
        return sent % 2 === 1 ? 'LATE' : null;
      });
      await changeAll(models);
      expect(sent).toBeGreaterThan(1);
      expect(await storedIn(models)).toEqual(await storedIn(expected));
    },
    20_000,
  );

  it('is read again if another primary is elected under the reading', async () => {
    const models = await openDatabase();
    await changeAll(models);
    const store = createProvinceStore('cao-bang', bindProvinceModels(models.state.db), catalogue);
    for (const fault of ['NOT_PRIMARY', 'ANSWER_LOST'] as const) {
      let count = 0;
      running.set.faultOf((command) => (!isWrite(command) && count++ % 2 === 0 ? fault : null));
      const [row] = await store.reports([{ unit: 'cao-bang', year: 2024 }], itself(await store.revision()));
      expect(row?.figures.welfare.gifts?.value).toBe(5);
      expect(count).toBeGreaterThan(2);
    }
  });

  it('reads what a majority has, and writes to a majority, whatever it does', async () => {
    const models = await openDatabase();
    const from = running.set.commands.length;
    await changeAll(models);
    const commands = running.set.commands.slice(from);
    const concernOf = (command: object, names: readonly string[], concern: string) =>
      names.some((name) => name in command) ? [(command as Record<string, unknown>)[concern]] : [];
    const written = commands.flatMap((command) => concernOf(command, writes, 'writeConcern'));
    const read = commands.flatMap((command) =>
      concernOf(command, ['find', 'aggregate', 'distinct'], 'readConcern'),
    );
    expect(new Set(written.map((concern) => JSON.stringify(concern)))).toEqual(
      new Set(['{"w":"majority","j":true}']),
    );
    expect(new Set(read.map((concern) => JSON.stringify(concern)))).toEqual(
      new Set(['{"level":"majority"}']),
    );
  });
});
