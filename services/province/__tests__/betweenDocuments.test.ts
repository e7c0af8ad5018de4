import { AppError } from '../../../domain/errors';
import type { Bounds } from '../../../domain/quantity';
import { importContent, type Given } from './importFiles';
import { createTestStore, itself, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore('cao-bang');
});
afterEach(() => test.close());

const units = (...more: string[]) =>
  [
    'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên;Từ ngày;Đến ngày',
    'h-a;Liên đoàn Lao động huyện A;Cấp huyện;cao-bang;;',
    ...(more.length > 0 ? more : ['h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang;;']),
  ].join('\n');
const facts = (...rows: string[]) =>
  ['Đơn vị;Năm;Chỉ tiêu;Số lượng;Loại số liệu', ...rows.map((row) => `${row};`)].join('\n');
const cases = (...rows: string[]) => facts(...rows.map((row) => `${row};Từng việc`));

/** One file after the other; the last has to say something, or is taken. */
interface Between {
  files: [name: string, content: string, given?: Given][];
  /** What is said of the last. */
  said: string | null;
  members?: Bounds | null;
  gifts?: Bounds | null;
}

const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });
const adds: Given = { documentChoice: { adds: true } };
const ask: Given = { answers: { accept: [] } };
const tenTimes = 'year-before-stock: cao-bang, 2024: "members" gấp 10 lần năm trước (4.000), nay 40.000';
const beyond = 'cao-bang, 2024: Số 18000000 vượt trần 10000000 của "Đoàn viên"';
const moreCases =
  'parts-total: cao-bang, 2024: Từng việc của "gifts" cộng lại ít nhất 121, nhiều hơn tổng 100';

const table: Record<string, Between> = {
  'units below that add up to more than can be': {
    files: [['a.csv', facts('h-a;2024;Đoàn viên;9.000.000', 'h-b;2024;Đoàn viên;9.000.000')]],
    said: beyond,
    members: null,
  },
  'a second unit whose number makes the sum more than can be': {
    files: [
      ['a.csv', facts('h-a;2024;Đoàn viên;9.000.000')],
      ['b.csv', facts('h-b;2024;Đoàn viên;9.000.000')],
    ],
    said: beyond,
    members: { value: 9_000_000, atLeast: 9_000_000, atMost: null },
  },
  'a document that adds to another more than can be': {
    files: [
      ['a.csv', facts('cao-bang;2024;Đoàn viên;9.000.000')],
      ['b.csv', facts('cao-bang;2024;Đoàn viên;9.000.000'), adds],
    ],
    said: beyond,
    members: exactly(9_000_000),
  },
  'the most that can be': {
    files: [['a.csv', facts('cao-bang;2024;Đoàn viên;10.000.000')]],
    said: null,
    members: exactly(10_000_000),
  },
  'a year before that comes later': {
    files: [
      ['a.csv', facts('cao-bang;2024;Đoàn viên;40.000')],
      ['b.csv', facts('cao-bang;2023;Đoàn viên;4.000'), ask],
    ],
    said: tenTimes,
    members: exactly(40_000),
  },
  'a year before that is corrected, in one file with a year that stays': {
    files: [
      ['a.csv', facts('cao-bang;2023;Đoàn viên;40.000', 'cao-bang;2024;Đoàn viên;40.000')],
      ['a.csv', facts('cao-bang;2023;Đoàn viên;4.000', 'cao-bang;2024;Đoàn viên;40.000'), ask],
    ],
    said: tenTimes,
    members: exactly(40_000),
  },
  'a year before that stays within reason': {
    files: [
      ['a.csv', facts('cao-bang;2024;Đoàn viên;40.000')],
      ['b.csv', facts('cao-bang;2023;Đoàn viên;39.000'), ask],
    ],
    said: null,
    members: exactly(40_000),
  },
  'cases that are more than the total of another document': {
    files: [
      ['a.csv', facts('cao-bang;2024;Suất quà;100')],
      ['b.csv', cases('cao-bang;2024;Suất quà;121'), ask],
    ],
    said: moreCases,
    gifts: exactly(100),
  },
  'a total that is less than the cases of another document': {
    files: [
      ['b.csv', cases('cao-bang;2024;Suất quà;121')],
      ['a.csv', facts('cao-bang;2024;Suất quà;100'), ask],
    ],
    said: moreCases,
    gifts: exactly(121),
  },
  'cases that are less than the total of another document': {
    files: [
      ['a.csv', facts('cao-bang;2024;Suất quà;100')],
      ['b.csv', cases('cao-bang;2024;Suất quà;99'), ask],
    ],
    said: null,
    gifts: exactly(100),
  },
  'cases of before in the file that is corrected': {
    files: [
      ['a.csv', cases('cao-bang;2024;Suất quà;121')],
      ['a.csv', facts('cao-bang;2024;Suất quà;100'), ask],
    ],
    said: null,
    gifts: exactly(100),
  },
  'a unit that ended before the end of a year of which it has members': {
    files: [
      ['a.csv', facts('h-a;2024;Đoàn viên;10', 'h-b;2024;Đoàn viên;5')],
      ['units.csv', units('h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang;;2024-06-30')],
    ],
    said: 'h-b, 2024: Đơn vị "h-b" kết thúc ngày 2024-06-30, không có số cuối năm 2024',
    members: exactly(15),
  },
  'a unit that began after a year of which it has gifts': {
    files: [
      ['a.csv', facts('h-a;2024;Suất quà;10', 'h-b;2024;Suất quà;5')],
      ['units.csv', units('h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang;2025-01-01;')],
    ],
    said: 'h-b, 2024: Đơn vị "h-b" bắt đầu ngày 2025-01-01, không có số của năm 2024',
    gifts: exactly(15),
  },
  'a unit that ended within a year in which it gave gifts': {
    files: [
      ['a.csv', facts('h-a;2024;Suất quà;10', 'h-b;2024;Suất quà;5')],
      ['units.csv', units('h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang;;2024-06-30')],
    ],
    said: null,
    gifts: exactly(15),
  },
};

describe('what a file says beside what is in already', () => {
  it.each(Object.entries(table))('%s', async (_, { files, said, members, gifts }) => {
    await importContent(test.store, 'units.csv', units());
    const last = files.length - 1;
    for (const [index, [name, content, given]] of files.entries()) {
      const done = importContent(test.store, name, content, given);
      if (index < last || said === null) expect((await done).findings).toEqual([]);
      else expect(await done.catch((error: unknown) => messageOf(error))).toContain(said);
    }
    const revision = await test.store.revision();
    const [report] = await test.store.reports([{ unit: 'cao-bang', year: 2024 }], itself(revision));
    const { membership, welfare } = report?.figures ?? {};
    if (members !== undefined) expect(membership?.members ?? null).toEqual(members && like(members));
    if (gifts !== undefined) expect(welfare?.gifts ?? null).toEqual(gifts && like(gifts));
  });
});

function like(bounds: Bounds): unknown {
  return expect.objectContaining(bounds);
}

function messageOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  return error.message;
}
