import { createUnitIndex } from '../import/unitIndex';
import { importContent } from './importFiles';
import { createTestStore, type TestStore } from './testProvinces';

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore('cao-bang');
});
afterAll(() => test.close());

const titles = 'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên;Từ ngày;Đến ngày';
const warned = async (...rows: string[]) => {
  const { warnings } = await importContent(test.store, 'units.csv', [titles, ...rows].join('\n'));
  return warnings.map(({ place, message }) => `${place}: ${message.split(';')[0]}`);
};

describe('a unit with the name of another', () => {
  it('is said to be one twice, if it is spelt otherwise', async () => {
    expect(
      await warned(
        'h-a;LĐLĐ huyện A;Cấp huyện;cao-bang;;',
        'h-b;Liên đoàn Lao động Huyện A;Cấp huyện;cao-bang;;',
        'h-c;Liên đoàn Lao động huyện C;Cấp huyện;cao-bang;;',
      ),
    ).toEqual([
      'row 2, column "Tên đơn vị": Đơn vị "h-a" cùng tên "LĐLĐ huyện A", cùng cấp, cùng cấp trên với h-b',
      'row 3, column "Tên đơn vị": Đơn vị "h-b" cùng tên "Liên đoàn Lao động Huyện A", cùng cấp, cùng cấp trên với h-a',
    ]);
  });

  it('is said to be one of those that the province has', async () => {
    expect(await warned('h-d;Liên đoàn Lao động huyện A;Cấp huyện;cao-bang;;')).toEqual([
      'row 2, column "Tên đơn vị": Đơn vị "h-d" cùng tên "Liên đoàn Lao động huyện A", cùng cấp, cùng cấp trên với h-a, h-b',
    ]);
  });

  it('is told of a few others, so that thousands of one name are not each set beside each', () => {
    const index = createUnitIndex();
    const unit = (at: number) =>
      ({ id: `z-${at}`, name: 'CĐCS Hoa Sen', level: 'GRASSROOTS', parent: 'h-a' }) as const;
    for (let at = 0; at < 1_000; at += 1) index.add(unit(at));
    expect(index.namesakes(unit(0)).map(({ id }) => id)).toEqual(['z-1', 'z-2', 'z-3', 'z-4', 'z-5']);
  });

  it('is none if it lies below another unit, or came when the other had ended', async () => {
    expect(
      await warned(
        'x-1;CĐCS Trường Mầm non Hoa Sen;CĐCS;h-a;;',
        'x-2;CĐCS Trường Mầm non Hoa Sen;CĐCS;h-c;;',
        'y-1;CĐCS Công ty Than;CĐCS;h-a;;2025-01-01',
        'y-2;CĐCS Công ty Than;CĐCS;h-a;2025-01-01;',
      ),
    ).toEqual([]);
  });
});
