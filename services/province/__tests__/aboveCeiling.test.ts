import type { Catalogue } from '../../../domain/catalogue';
import { createProvinceStore } from '../store';
import { importContent, numbersIn, refusals } from './importFiles';
import { catalogue, createTestStore, type TestStore } from './testProvinces';

const units = [
  'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên',
  'h-a;Liên đoàn Lao động huyện A;Cấp huyện;cao-bang',
  'h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang',
].join('\n');
const facts = (...rows: string[]) => ['Đơn vị;Năm;Chỉ tiêu;Số lượng', ...rows].join('\n');
const ask = { answers: { accept: [] } };
const answered = { answers: { accept: ['above-ceiling'], reason: 'Chờ văn bản đính chính' } };

const higher: Catalogue = {
  ...catalogue,
  measures: new Map([...catalogue.measures].map(([id, one]) => [id, { ...one, ceiling: 100_000_000 }])),
};

let test: TestStore;
/** 18 million members in two documents, of a version to which that was not too many. */
beforeEach(async () => {
  test = await createTestStore('cao-bang');
  const before = createProvinceStore('cao-bang', test.models, higher);
  await importContent(before, 'units.csv', units);
  await importContent(before, 'a.csv', facts('h-a;2024;Đoàn viên;9.000.000'));
  await importContent(before, 'b.csv', facts('h-b;2024;Đoàn viên;9.000.000'));
});
afterEach(() => test.close());

describe('a sum that was above its ceiling before', () => {
  it.each([
    ['is lowered', ['h-b;2024;Đoàn viên;5.000.000'], '14.000.000'],
    [
      'stays, if something else changes',
      ['h-b;2024;Đoàn viên;9.000.000', 'h-b;2024;Suất quà;10'],
      '18.000.000',
    ],
  ])('is asked about if it %s', async (_what, rows, left) => {
    const content = facts(...rows);
    const said = `cao-bang, 2024: "Đoàn viên" là ${left}, vẫn vượt trần 10.000.000 như trước (18.000.000); số nào sai thì sửa tiếp`;
    await expect(importContent(test.store, 'b.csv', content, ask)).rejects.toThrow(`above-ceiling: ${said}`);
    expect(await numbersIn(test.store)).toMatchObject({ 'h-b 2024 members': 9_000_000 });
    const { changed, findings } = await importContent(test.store, 'b.csv', content, answered);
    expect([changed, findings.map(({ rule }) => rule)]).toEqual([true, ['above-ceiling']]);
  });

  it('is refused if it grows', async () => {
    expect(await refusals(test.store, 'b.csv', facts('h-b;2024;Đoàn viên;9.000.001'), answered)).toEqual([
      expect.stringContaining('cao-bang, 2024: Số 18000001 vượt trần 10000000 của "Đoàn viên"'),
    ]);
  });

  it('is not spoken of once it is below', async () => {
    const done = await importContent(test.store, 'b.csv', facts('h-b;2024;Đoàn viên;1.000.000'), ask);
    expect(done).toMatchObject({ changed: true, findings: [] });
  });
});

describe('a row that was above its ceiling before', () => {
  const row = 'h-b;2024;Đoàn viên;30.000.000';
  beforeEach(async () => {
    const before = createProvinceStore('cao-bang', test.models, higher);
    await importContent(before, 'b.csv', facts(row));
  });

  it.each([
    ['stays, if something else changes', [row, 'h-b;2024;Suất quà;10'], '30.000.000'],
    ['is lowered', ['h-b;2024;Đoàn viên;20.000.000'], '20.000.000'],
  ])('is asked about if it %s', async (_what, rows, left) => {
    const content = facts(...rows);
    const said = `h-b, 2024: "Đoàn viên" là ${left}, vẫn vượt trần 10.000.000 như trước (30.000.000)`;
    await expect(importContent(test.store, 'b.csv', content, ask)).rejects.toThrow(`above-ceiling: ${said}`);
    const { changed, findings } = await importContent(test.store, 'b.csv', content, answered);
    expect([changed, findings.map(({ unit }) => unit)]).toEqual([true, ['h-b', 'cao-bang']]);
  });

  it('is asked about with each file, though rows that did not change are not read again', async () => {
    const knowing = { program: 'one', leastRows: 1 };
    const store = createProvinceStore('cao-bang', test.models, catalogue, test.models, knowing);
    const gifts = (first: number) =>
      Array.from({ length: 20 }, (_, at) => `h-a;${2004 + at};Suất quà;${at === 0 ? first : 10}`);
    await importContent(store, 'b.csv', facts(row, ...gifts(10)), answered);
    const corrected = facts(row, ...gifts(11));
    await expect(importContent(store, 'b.csv', corrected, ask)).rejects.toThrow('above-ceiling: h-b, 2024');
    const { findings, rows } = await importContent(store, 'b.csv', corrected, answered);
    expect([findings.map(({ unit }) => unit), rows]).toEqual([['h-b'], { read: 2, known: 19 }]);
  });

  it.each([
    ['it grows', 'b.csv', 'h-b;2024;Đoàn viên;30.000.001'],
    ['it is of another year', 'b.csv', 'h-b;2023;Đoàn viên;30.000.000'],
    ['it is of another document', 'c.csv', row],
  ])('is refused if %s', async (_what, name, content) => {
    expect(await refusals(test.store, name, facts(content), answered)).toEqual([
      expect.stringMatching(/^row 2, column "Số lượng": Số 3000000[01] vượt trần 10000000 của "Đoàn viên"/),
    ]);
  });
});
