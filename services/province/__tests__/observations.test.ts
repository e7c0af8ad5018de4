import type { ProvinceService } from '..';
import { analyst } from '../../../platform/testing/gatewayKeys';
import { askAs } from './asking';
import { openStoreOf, startTestService, importCsv } from './csvImports';

let service: ProvinceService;
const units = [
  'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên',
  'h-a;Liên đoàn Lao động huyện A;Cấp huyện;cao-bang',
  'h-b;Liên đoàn Lao động huyện B;Cấp huyện;cao-bang',
];
const report = [
  'Đơn vị;Năm;Chỉ tiêu;Số lượng;Ước tính;Tình trạng số liệu',
  'cao-bang;2024;Đoàn viên;khoảng 45.000;;',
  'cao-bang;2024;Suất quà;không có;;',
  'cao-bang;2024;Căn nhà xây mới hoặc sửa chữa;;;Chưa có số liệu',
  'cao-bang;2024;Công đoàn ngành địa phương;không áp dụng;;',
  'cao-bang;2024;Công đoàn cơ sở;786;;Sơ bộ',
  'h-a;2024;Đoàn viên kết nạp mới;312;;',
  'h-b;2024;Đoàn viên kết nạp mới;chưa có số liệu;;',
  'h-a;2024;Người được chăm lo;200;;',
  'h-b;2024;Người được chăm lo;500;có;',
];

beforeAll(async () => {
  service = await startTestService(['cao-bang']);
  const store = openStoreOf(service, 'cao-bang');
  await importCsv(store, 'don-vi.csv', units);
  await importCsv(store, 'bao-cao.csv', report);
});
afterAll(() => service.stop());

const quantity = '{ value atLeast atMost exact estimated }';

async function ask(selection: string) {
  const { data, errors } = await askAs(service, analyst, selection);
  expect(errors).toBeUndefined();
  return data._entities[0];
}

describe('what a cell says besides a number', () => {
  it('stands in the facts: an estimate, nil, not applicable, not collected, provisional', async () => {
    const { facts } = await ask(
      `facts(year: 2024) { edges { node { unit measure status printed quantity ${quantity} } } }`,
    );
    const of = (unit: string, measure: string) => {
      const { node } = facts.edges.find(
        (edge: any) => edge.node.unit === unit && edge.node.measure === measure,
      );
      return [node.status, node.printed, node.quantity];
    };
    const exactly = (value: number) => ({
      value,
      atLeast: value,
      atMost: value,
      exact: true,
      estimated: false,
    });
    const about = (value: number) => ({ value, atLeast: 0, atMost: null, exact: false, estimated: true });
    expect(of('cao-bang', 'members')).toEqual([null, 'khoảng 45.000', about(45_000)]);
    expect(of('cao-bang', 'gifts')).toEqual(['NIL', 'không có', exactly(0)]);
    expect(of('cao-bang', 'houses')).toEqual(['NOT_COLLECTED', null, null]);
    expect(of('cao-bang', 'sectorUnions')).toEqual(['NOT_APPLICABLE', 'không áp dụng', null]);
    expect(of('cao-bang', 'unions')).toEqual(['PROVISIONAL', null, exactly(786)]);
    expect(of('h-b', 'people')).toEqual([null, null, about(500)]);
  });

  it('stands in the figures, whose sums stay honest', async () => {
    const { report: found } = await ask(`report(year: 2024) { figures {
      membership { members ${quantity} newMembers ${quantity} }
      welfare { gifts ${quantity} houses ${quantity} people ${quantity} }
      activities { measure quantity ${quantity} }
    } }`);
    const { membership, welfare, activities } = found.figures;
    expect(membership).toEqual({
      members: { value: 45_000, atLeast: 0, atMost: null, exact: false, estimated: true },
      newMembers: { value: 312, atLeast: 312, atMost: null, exact: false, estimated: false },
    });
    expect(welfare).toEqual({
      gifts: { value: 0, atLeast: 0, atMost: 0, exact: true, estimated: false },
      houses: null,
      people: { value: 700, atLeast: 200, atMost: null, exact: false, estimated: true },
    });
    expect(activities).toEqual([
      {
        measure: 'sectorUnions',
        quantity: { value: 0, atLeast: 0, atMost: 0, exact: true, estimated: false },
      },
    ]);
  });
});

describe('an import refuses', () => {
  it.each([
    [
      'a number beside its absence',
      'cao-bang;2024;Suất quà;500;;Chưa có số liệu',
      'row 2, column "Tình trạng số liệu": Cần tình trạng hợp với số, gặp "NOT_COLLECTED". Expected a status that fits the number, got "NOT_COLLECTED"',
    ],
    [
      'a number above the ceiling of its measure',
      'cao-bang;2024;Đoàn viên;9007199254740991;;',
      'row 2, column "Số lượng": Số 9007199254740991 vượt trần 10000000 của "Đoàn viên"; xem lại số và đơn vị tính. ' +
        'The number 9007199254740991 is above the ceiling 10000000 of "members"; look at it and its unit of measure again',
    ],
  ])('%s', async (_name, row, problem) => {
    const store = openStoreOf(service, 'cao-bang');
    await expect(importCsv(store, 'sai.csv', [report[0] ?? '', row])).rejects.toThrow(
      `"sai.csv" có 1 chỗ sai. "sai.csv" has 1 problem\n  ${problem}`,
    );
  });

  it('a number whose printed form says otherwise', async () => {
    const rows = ['Đơn vị;Năm;Chỉ tiêu;Số lượng;Nguyên văn', 'cao-bang;2024;Đoàn viên;4521;45.210 đoàn viên'];
    await expect(importCsv(openStoreOf(service, 'cao-bang'), 'sai.csv', rows)).rejects.toThrow(
      'row 2, column "Nguyên văn": Số 4521 khác với nguyên văn "45.210 đoàn viên"; sửa một trong hai. ' +
        'The number 4521 is not what was printed, "45.210 đoàn viên"; mend one of them',
    );
  });
});
