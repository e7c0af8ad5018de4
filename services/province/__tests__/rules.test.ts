import type { ProvinceService } from '..';
import { readAnswers } from '../../../platform/ruleAnswers';
import { askAs, own } from './asking';
import { importCsv, openStoreOf, startTestService } from './csvImports';

const header = 'Đơn vị;Năm;Chỉ tiêu;Số lượng;Hình thức;Loại số liệu';
const doubtful = [
  header,
  'cao-bang;2024;Đoàn viên;90.000;;',
  'cao-bang;2024;Công chức, viên chức, người lao động;45.000;;',
  'cao-bang;2024;Đoàn viên kết nạp mới;95.000;;',
  'cao-bang;2024;Kinh phí chăm lo đoàn viên;6;;',
  'cao-bang;2024;Suất quà;900.000.000;;',
  'cao-bang;2024;Người được chăm lo;5.000;;',
  'cao-bang;2024;Lượt người được chăm lo;100;;',
];
const asked = [
  'members-employees',
  'new-members',
  'people-person-times',
  'spent-per-person',
  'spent-per-gift',
];

let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService(['cao-bang', 'ha-giang', 'lang-son']);
});
afterAll(() => service.stop());

const store = () => openStoreOf(service, 'cao-bang');

describe('an import that the rules doubt', () => {
  it('is refused with every doubt, and writes nothing', async () => {
    const error = await importCsv(store(), 'a.csv', doubtful, readAnswers(undefined, undefined)).catch(
      (refusal: unknown) => refusal as Error & { extensions: any },
    );
    // any: what was caught is an AppError, whose extensions are looked at here
    expect((error as any).extensions.code).toBe('IMPORT_UNANSWERED');
    expect((error as any).extensions.findings.map(({ rule }: any) => rule)).toEqual(asked);
    expect((error as Error).message).toContain(
      'members-employees: cao-bang, 2024: Đoàn viên (90.000) nhiều hơn công chức, viên chức, người lao động (45.000). ' +
        'There are more members (90.000) than employees (45.000)',
    );
    expect(await store().revision()).toBe(0);
  });

  it('asks about single cases that come to more than their total, and not about those that do not', async () => {
    const lines = (cases: number) => [
      header,
      'cao-bang;2024;Suất quà;100;;',
      'cao-bang;2024;Suất quà;70;;Từng việc',
      `cao-bang;2024;Suất quà;${cases};;Từng việc`,
      'cao-bang;2023;Suất quà;500;;Từng việc',
    ];
    const asks = readAnswers(undefined, undefined);
    await expect(importCsv(store(), 'cases.csv', lines(60), asks)).rejects.toThrow(
      'parts-total: cao-bang, 2024: Từng việc của "gifts" cộng lại ít nhất 130, nhiều hơn tổng 100',
    );
    const { findings } = await importCsv(openStoreOf(service, 'lang-son'), 'cases.csv', [
      header,
      ...lines(30)
        .slice(1)
        .map((line) => line.replace('cao-bang', 'lang-son')),
    ]);
    expect(findings.filter(({ rule }) => rule === 'parts-total')).toEqual([]);
  });

  it('needs a reason for what is accepted, and rules that there are', () => {
    expect(() => readAnswers('new-members', undefined)).toThrow(
      'Argument "reason" must be why they are accepted',
    );
    expect(() => readAnswers('no-such-rule', 'x')).toThrow(
      'Argument "accept" must be some of members-employees',
    );
  });

  it('is written if all is accepted, and keeps what was said and why', async () => {
    const answers = readAnswers(asked.join(), 'Đã đối chiếu với văn bản');
    const result = await importCsv(store(), 'a.csv', doubtful, answers);
    expect(result.findings.map(({ rule }) => rule)).toEqual(asked);
    const { data } = await askAs(
      service,
      own,
      'revisions { edges { node { acceptedReason findings { rule unit year vi } } } }',
    );
    const [{ node }] = data._entities[0].revisions.edges;
    expect(node.acceptedReason).toBe('Đã đối chiếu với văn bản');
    expect(node.findings[1]).toEqual({
      rule: 'new-members',
      unit: 'cao-bang',
      year: 2024,
      vi: 'Đoàn viên kết nạp mới (95.000) nhiều hơn đoàn viên (90.000)',
    });
  });

  it('is set beside the year before, the units below and today', async () => {
    const lines = [
      'Đơn vị;Năm;Chỉ tiêu;Số lượng',
      'cao-bang;2025;Đoàn viên;9.000',
      'cao-bang;2090;Đoàn viên;9.000',
    ];
    await expect(importCsv(store(), 'b.csv', lines, readAnswers(undefined, undefined))).rejects.toThrow(
      /year-before-stock: cao-bang, 2025: "members" gấp 0,1 lần năm trước \(90\.000\), nay 9\.000[^]*future-year: cao-bang, 2090/,
    );
  });
});

it('says that two cases are the same, without asking', async () => {
  const row = 'lang-son;2024;Khen thưởng;12;Bằng khen;Từng việc';
  const result = await importCsv(
    openStoreOf(service, 'lang-son'),
    'c.csv',
    [header, row, row],
    readAnswers(undefined, undefined),
  );
  expect(result.findings).toEqual([
    expect.objectContaining({ rule: 'same-items', importance: 'NOTE', unit: 'lang-son', year: 2024 }),
  ]);
});

it('refuses a year of a province that had ended, and names the one that followed', async () => {
  await expect(
    importCsv(openStoreOf(service, 'ha-giang'), 'd.csv', [header, 'ha-giang;2026;Đoàn viên;30.000;;']),
  ).rejects.toThrow('Province "ha-giang" ended on 2025-07-01; the numbers of 2026 are of "tuyen-quang-2025"');
});

it('refuses the end of a year of a unit that had ended before it, not what it did in the year', async () => {
  const lang = openStoreOf(service, 'lang-son');
  const units = ['Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên', 'h-a;LĐLĐ huyện A;Cấp huyện;lang-son'];
  await importCsv(lang, 'units.csv', units);
  await expect(importCsv(lang, 'e.csv', [header, 'h-a;2025;Đoàn viên;9.000;;'])).rejects.toThrow(
    'Unit "h-a" ended on 2025-07-01 and has no number as of the end of 2025',
  );
  expect((await importCsv(lang, 'f.csv', [header, 'h-a;2025;Suất quà;9;;'])).changed).toBe(true);
});
