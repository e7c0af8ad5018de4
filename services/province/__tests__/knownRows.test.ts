import { ImportError } from '../../../domain/problems';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { effort } from '../../../platform/testing/effort';
import { createRandom, type Random } from '../../../platform/testing/random';
import { createProvinceModels, type ProvinceModels } from '../data/model';
import type { RowMemoryOptions } from '../import/importRequest';
import { createProvinceStore, type ImportOptions, type ProvinceStore } from '../store';
import { withCsv } from './csvImports';
import { catalogue, importInto, reportFile } from './testProvinces';

const prefix = uniquePrefix();
const databases: string[] = [];
let mongo: Mongo;
beforeAll(() => {
  mongo = createMongo();
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await mongo.close();
  await dropDatabases(prefix, databases);
});

interface Province {
  store: ProvinceStore;
  models: ProvinceModels;
}

const knowing: RowMemoryOptions = { program: 'one', leastRows: 1 };

/** A province with some units, as a program that knows rows has it, or one that reads all of them. */
async function createProvince(rowMemory: RowMemoryOptions | null = knowing): Promise<Province> {
  const name = `p${databases.length}`;
  databases.push(name);
  const models = await createProvinceModels(await mongo.database(testMongodbUri(), `${prefix}${name}`));
  const store = createProvinceStore('cao-bang', models, catalogue, models, rowMemory);
  await importLines(store, 'units.csv', [
    'Mã đơn vị,Tên đơn vị,Cấp,Cấp trên',
    'huyen-a,Công đoàn huyện A,DISTRICT,cao-bang',
    'huyen-b,Công đoàn huyện B,DISTRICT,cao-bang',
    'coso-1,Công đoàn cơ sở 1,GRASSROOTS,huyen-a',
  ]);
  return { store, models };
}

type Given = Partial<Omit<ImportOptions, 'table'>>;

function importLines(store: ProvinceStore, name: string, lines: readonly string[], given: Given = {}) {
  const common = { by: 'test', federationName: 'LĐLĐ tỉnh', ...given };
  return withCsv(name, lines, (table) => store.import({ table, ...common }));
}

const asReport: Given = { documentOptions: { id: 'report' } };
const header = 'Đơn vị,Năm,Chỉ tiêu,Loại số liệu,Số lượng,Khối';

describe('rows that are known from the last file of a document', () => {
  /** 40 rows for each of five years. */
  const cases = Array.from({ length: 200 }, (_, at) => `huyen-a,${2020 + (at % 5)},gifts,ITEM,${1 + at},`);

  it('are not read again; only those that changed are, with the others of their unit, year and measure', async () => {
    const { store, models } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const corrected = cases.with(7, 'huyen-a,2022,gifts,ITEM,1000,');
    const result = await importLines(store, 'b.csv', [header, ...corrected], asReport);
    expect(result).toMatchObject({
      facts: { added: 0, changed: 1, removed: 0 },
      rows: { read: 40, known: 160 },
      figures: [
        { unit: 'cao-bang', year: 2022 },
        { unit: 'huyen-a', year: 2022 },
      ],
    });
    expect(await models.facts.countDocuments({ until: null, value: 1000 })).toBe(1);
  });

  it('are known again after each correction, and if lines end otherwise or move', async () => {
    const { store } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const first = cases.with(0, 'huyen-a,2020,gifts,ITEM,1000,');
    await importLines(store, 'a.csv', [header, ...first], asReport);
    const second = ['huyen-b,2023,gifts,ITEM,7,', ...first].map((line) => `${line}\r`);
    const result = await importLines(store, 'a.csv', ['BÁO CÁO\r', `${header}\r`, ...second], asReport);
    expect(result).toMatchObject({ facts: { added: 1, changed: 0 }, rows: { read: 1, known: 200 } });
  });

  it.each([
    ['empty lines', ''],
    ['delimiters', ',,,,,'],
    ['spaces', '   '],
    ['spaces and tabs between delimiters', ' ,\t, ,,,'],
    ['quotes with nothing in them', '"","","","","",""'],
    ['quotes with spaces in them', '" ",,"\t",,,'],
  ])('are found beside blank rows, which are none: %s', async (_, blank) => {
    const { store } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const corrected = cases.with(7, 'huyen-a,2022,gifts,ITEM,1000,');
    const padded = [...corrected, ...Array<string>(300).fill(blank)];
    const result = await importLines(store, 'b.csv', [header, ...padded], asReport);
    expect(result).toMatchObject({ facts: { changed: 1 }, rows: { read: 40, known: 160 } });
  });

  it.each([
    ['a cell that is a delimiter', '",",,,,,'],
    ['a cell that is a quote', '"""",,,,,'],
    ['a mark that is left alone', '-,,,,,'],
  ])('do not hide a row that is wrong, though it looks blank: %s', async (_, wrong) => {
    const { store } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const result = importLines(store, 'b.csv', [header, ...cases, wrong], asReport);
    await expect(result).rejects.toThrow(ImportError);
  });

  it('are all read if more than a quarter of them would be', async () => {
    const { store } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const corrected = cases.with(0, 'huyen-a,2020,gifts,ITEM,9,').with(1, 'huyen-a,2021,gifts,ITEM,9,');
    const result = await importLines(store, 'a.csv', [header, ...corrected], asReport);
    expect(result.facts).toEqual({ added: 0, changed: 2, removed: 0 });
    expect(result.rows).toBeUndefined();
  });

  const doubts: [string, (province: Province) => Promise<unknown>][] = [
    ['a unit has another name', ({ store }) => importLines(store, 'u.csv', renamed)],
    ['the document was undone', ({ store }) => undoneAndDone(store)],
    ['it came in another format since', ({ store }) => importInto(store, oneFact, 'report.json')],
    ['what was kept is gone', ({ models }) => models.knownRows.deleteMany({})],
    ['a part of what was kept is gone', ({ models }) => models.knownRows.updateMany({}, { parts: 2 })],
  ];
  const renamed = ['Mã đơn vị,Tên đơn vị,Cấp,Cấp trên', 'huyen-b,Công đoàn huyện C,DISTRICT,cao-bang'];
  const oneFact = reportFile([{ id: 'x', measure: 'gifts', form: 'ITEM', value: 3 }], { id: 'report' });
  async function undoneAndDone(store: ProvinceStore) {
    await store.undo(await store.revision(), { by: 'test' });
    await store.undo(await store.revision(), { by: 'test' });
  }

  it.each(doubts)('are all read if %s', async (_, cast) => {
    const province = await createProvince();
    await importLines(province.store, 'a.csv', [header, ...cases], asReport);
    await cast(province);
    const corrected = cases.with(7, 'huyen-a,2022,gifts,ITEM,1000,');
    const result = await importLines(province.store, 'a.csv', [header, ...corrected], asReport);
    expect(result).toMatchObject({ changed: true });
    expect(result.rows).toBeUndefined();
  });

  it('are all read by another program, and if options or columns say otherwise', async () => {
    const { store, models } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const corrected = [header, ...cases.with(7, 'huyen-a,2022,gifts,ITEM,1000,')];
    const upgraded = createProvinceStore('cao-bang', models, catalogue, models, {
      ...knowing,
      program: 'two',
    });
    const read = async (other: ProvinceStore, lines: readonly string[], given: Given = asReport) =>
      (await withCsv('a.csv', lines, (table) => other.preview({ table, ...given }))).rows;
    expect(await read(store, corrected)).toEqual({ read: 40, known: 160 });
    expect(await read(upgraded, corrected)).toBeUndefined();
    expect(
      await read(store, corrected, { documentOptions: { id: 'report', unit: 'huyen-a' } }),
    ).toBeUndefined();
    expect(
      await read(store, corrected.with(0, header.replace('Số lượng', 'Số lượng (nghìn suất)'))),
    ).toBeUndefined();
  });

  it('do not hide that a file may not be imported', async () => {
    const { store } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const wrong = cases.with(7, 'huyen-a,2022,gifts,ITEM,nhiều lắm,').with(8, '"huyen-a,2022,gifts,ITEM,1,');
    await expect(importLines(store, 'a.csv', [header, ...wrong], asReport)).rejects.toThrow(ImportError);
  });

  it('are left to the next file if the database goes away just after a revision was made, which is not said to have failed', async () => {
    const { store, models } = await createProvince();
    const importNext = (value: number) =>
      importLines(store, 'a.csv', [header, ...cases.with(7, `huyen-a,2022,gifts,ITEM,${value},`)], asReport);
    await importNext(1_000);
    const gone = Object.assign(new Error('connection closed'), { name: 'MongoNetworkError' });
    const removing = jest.spyOn(models.knownRows.collection, 'deleteMany').mockRejectedValueOnce(gone);
    expect(await importNext(2_000)).toMatchObject({ changed: true });
    expect(removing).toHaveBeenCalledTimes(1);
    expect(await models.knownRows.distinct('since')).toHaveLength(2);
    expect(await importNext(3_000)).toMatchObject({ changed: true, rows: { read: 40, known: 160 } });
    expect(await models.knownRows.distinct('since')).toEqual([await store.revision()]);
  });

  it('are not kept of a revision that was not made', async () => {
    const { store, models } = await createProvince();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    const [kept] = await models.knownRows.find().lean();
    await importLines(store, 'a.csv', [header, ...cases], asReport);
    expect(await models.knownRows.distinct('since')).toEqual([kept?.since]);
  });
});

describe('files with random changes', () => {
  it(
    'have the same outcome whether known rows are read or not',
    async () => {
      let known = 0;
      for (let seed = 1; seed <= effort(2, 60); seed += 1) known += await playSeed(seed);
      expect(known).toBeGreaterThan(effort(2, 60));
    },
    effort(120_000, 900_000),
  );
});

/** @returns how many files were taken by known rows */
async function playSeed(seed: number): Promise<number> {
  const random = createRandom(seed);
  const [quick, whole] = [await createProvince(), await createProvince(null)];
  let lines = randomRows(random);
  let known = 0;
  for (let step = 0; step < 6; step += 1) {
    const act = step === 0 ? importOf(lines, random) : randomStep(random, lines);
    const [ours, theirs] = [await act.run(quick.store), await act.run(whole.store)];
    known += ours.isKnown ? 1 : 0;
    expect({ seed, step, outcome: ours.outcome }).toEqual({ seed, step, outcome: theirs.outcome });
    expect({ seed, step, state: await stateOf(quick) }).toEqual({ seed, step, state: await stateOf(whole) });
    if (!('refused' in ours.outcome)) lines = act.lines;
  }
  return known;
}

interface Outcome {
  isKnown: boolean;
  outcome: object;
}

interface Step {
  lines: string[];
  run(store: ProvinceStore): Promise<Outcome>;
}

function randomStep(random: Random, lines: string[]): Step {
  const kind = random.between(1, 12);
  if (kind === 1)
    return {
      lines,
      run: (store) => outcomeOf(async () => store.undo(await store.revision(), { by: 'test' })),
    };
  if (kind === 2) {
    const other = [header, `huyen-b,2023,members,SUMMARY,${random.between(1, 9)},`];
    const given = { documentOptions: { id: 'other' }, documentChoice: { adds: random.between(0, 1) === 1 } };
    return { lines, run: (store) => outcomeOf(() => importLines(store, 'o.csv', other, given)) };
  }
  const edited = [...lines];
  for (let edits = random.between(1, 2); edits > 0; edits -= 1) edit(random, edited);
  return importOf(edited, random);
}

function importOf(lines: string[], random: Random): Step {
  const end = random.pick(['', '', '\r']);
  const titles = random.pick([
    ...Array<string[]>(8).fill([]),
    ['Số liệu tạm tính năm 2023'],
    ['Suất quà: 300 suất'],
    [''],
  ]);
  const all = [...titles, header, ...lines].map((line) => `${line}${end}`);
  const name = random.pick([...Array<string>(5).fill('a.csv'), 'b.csv']);
  const given = random.pick<Given>([
    ...Array<Given>(8).fill(asReport),
    {},
    { ...asReport, documentChoice: { adds: true } },
  ]);
  return {
    lines,
    async run(store) {
      const preview = await outcomeOf(() =>
        withCsv(name, all, (table) => store.preview({ table, ...given })),
      );
      const result = await outcomeOf(() => importLines(store, name, all, given));
      return { isKnown: result.isKnown, outcome: { preview: preview.outcome, ...result.outcome } };
    },
  };
}

/** What is told of it, without how it was done. */
async function outcomeOf(act: () => Promise<{ rows?: unknown }>): Promise<Outcome> {
  try {
    const { rows, ...outcome } = await act();
    return { isKnown: rows !== undefined, outcome };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { isKnown: false, outcome: { refused: error.message } };
  }
}

const units = ['huyen-a', 'Công đoàn huyện A', 'huyen-b', '"Công đoàn huyện B"', 'coso-1', 'cao-bang'];
const sectors = ['', '', 'PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION', '"Sản xuất, kinh doanh"'];

function randomRow(random: Random): string {
  const cells = [
    random.pick(units),
    `${random.between(2019, 2024)}`,
    random.pick(['gifts', 'members', 'Suất quà']),
  ];
  return [
    ...cells,
    random.pick(['ITEM', 'ITEM', 'ITEM', 'ITEM', 'SUMMARY']),
    random.between(1, 99),
    random.pick(sectors),
  ].join(',');
}

/** Such that the first file is usually taken: totals are not there twice. */
function randomRows(random: Random): string[] {
  const rows = Array.from({ length: random.between(60, 120) }, () => randomRow(random));
  return rows.filter((row) => !row.includes('SUMMARY') || random.between(1, 5) === 1);
}

function edit(random: Random, lines: string[]): void {
  const at = random.between(0, lines.length - 1);
  const other = random.between(0, lines.length - 1);
  const line = lines[at] ?? '';
  const edits: (() => void)[] = [
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, randomRow(random)),
    () => lines.splice(at, 1, randomRow(random)),
    () => lines.splice(at, 1, line.replace(/M,\d+,/, `M,${random.between(1, 9)},`)),
    () => lines.splice(at, 1, line.replace(/M,\d+,/, `M,${random.between(10, 99)},`)),
    () => lines.splice(at, 0, line),
    () => lines.splice(at, 1, lines[other] ?? ''),
    () => ([lines[at], lines[other]] = [lines[other] ?? '', line]),
    () => lines.splice(at, 0, random.pick(['', ',,,,,', '  '])),
    () => lines.splice(at, 1, line.replace(/^([^",]+),/, '"$1",')),
    () =>
      lines.splice(
        at,
        1,
        line.replace(/,(\d+),/, random.pick([',khoảng $1,', ',"$1\n",', ',x,', ',"$1,', ',1"$1,'])),
      ),
    () => lines.push(...lines.splice(0, random.between(1, 5))),
  ];
  random.pick(edits)();
}

/** All that the province holds, without when it was written. */
async function stateOf({ models }: Province): Promise<object> {
  const rowsOf = async (name: 'units' | 'documents' | 'facts' | 'figures' | 'revisions') => {
    const rows = await models[name].collection.find().toArray();
    const timeless = rows.map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([field]) => !isOfRun(name, field))
          .sort(),
      ),
    );
    return timeless.map(withoutTimes).sort();
  };
  const names = ['units', 'documents', 'facts', 'figures', 'revisions'] as const;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await rowsOf(name)])));
}

function isOfRun(name: string, field: string): boolean {
  return field === '_id' && name !== 'revisions';
}

function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time');
}
