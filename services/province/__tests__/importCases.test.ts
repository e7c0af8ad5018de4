import { importContent, refusals } from './importFiles';
import { createTestStore, itself, type TestStore } from './testProvinces';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore('an-giang');
});
afterEach(() => test.close());

const facts = (...rows: string[]) =>
  ['Đơn vị;Năm;Chỉ tiêu;Số lượng;Hình thức;Chương trình;Khối;Nằm trong', ...rows].join('\n');

async function figures(year = 2024) {
  const [report] = await test.store.reports(
    [{ unit: 'an-giang', year }],
    itself(await test.store.revision()),
  );
  return report?.figures;
}

describe('parts and totals', () => {
  it('rows with a sector are parts of the row without', async () => {
    const result = await importContent(
      test.store,
      'a.csv',
      facts(
        'an-giang;2024;Công đoàn cơ sở;6.428;;;;',
        'an-giang;2024;Công đoàn cơ sở;937;;;Hành chính, sự nghiệp;',
        'an-giang;2024;Công đoàn cơ sở;5.491;;;Sản xuất, kinh doanh;',
      ),
    );
    expect(result.warnings).toEqual([]);
    const membership = (await figures())?.membership;
    expect([membership?.unions?.value, membership?.unions?.exact]).toEqual([6_428, true]);
    expect(membership?.unionsBySector.map(({ sector, unions }) => [sector, unions.value])).toEqual([
      ['PRODUCTION_BUSINESS', 5_491],
      ['STATE_ADMINISTRATION', 937],
    ]);
  });

  it('rows of a programme are parts of the row of none', async () => {
    await importContent(
      test.store,
      'a.csv',
      facts(
        'an-giang;2024;Suất quà;1.500;;;;',
        'an-giang;2024;Suất quà;500;;Tết Sum vầy;;',
        'an-giang;2024;Kinh phí chăm lo đoàn viên;6 tỷ đồng;;;;',
        'an-giang;2024;Kinh phí chăm lo đoàn viên;2 tỷ đồng;;Tết Sum vầy;;',
      ),
    );
    const welfare = (await figures())?.welfare;
    expect([welfare?.spent?.value, welfare?.gifts?.value]).toEqual([6e9, 1_500]);
    expect(welfare?.byProgramme.map(({ spent, gifts }) => [spent?.value, gifts?.value])).toEqual([
      [2e9, 500],
    ]);
  });

  it('rows that say that they are no part are added', async () => {
    const rows = ['an-giang;2024;Suất quà;1.500;;;;', 'an-giang;2024;Suất quà;500;;Tết Sum vầy;;không'];
    await importContent(test.store, 'a.csv', facts(...rows));
    expect((await figures())?.welfare.gifts?.value).toBe(2_000);
  });

  it('parts that are more than their total are refused with both readings', async () => {
    const rows = ['an-giang;2024;Suất quà;400;;;;', 'an-giang;2024;Suất quà;500;;Tết Sum vầy;;'];
    expect(await refusals(test.store, 'a.csv', facts(...rows))).toEqual([
      'row 3, column "Số lượng": Nếu là các phần ("trong đó") của 400 thì cộng lại được 500, nhiều hơn tổng; nếu là số ' +
        'riêng thì tất cả là 900 (an-giang, 2024, gifts). Sửa số, hoặc ghi "Nằm trong" là "không" cho số riêng. As parts ' +
        'of 400 these add up to 500, which is more; as numbers of their own all come to 900. Mend them, or write "không" ' +
        '(none) in "Nằm trong" of what is no part',
    ]);
  });

  it('parts that are less than their total are said, and have to be answered', async () => {
    const rows = [
      'an-giang;2024;Công đoàn cơ sở;7.000;;;;',
      'an-giang;2024;Công đoàn cơ sở;937;;;Hành chính, sự nghiệp;',
      'an-giang;2024;Công đoàn cơ sở;5.491;;;Sản xuất, kinh doanh;',
    ];
    const { findings } = await importContent(test.store, 'a.csv', facts(...rows));
    expect(findings).toEqual([
      {
        rule: 'parts-total',
        importance: 'ASK',
        unit: 'an-giang',
        year: 2024,
        vi: 'Các phần cộng lại được 6428, tổng là 7000 (an-giang, 2024, unions)',
        en: 'The parts add up to 6428, their total is 7000',
      },
    ]);
    const answers = { accept: [] };
    await expect(importContent(test.store, 'b.csv', facts(...rows), { answers })).rejects.toThrow();
  });

  it('are the same if the file comes again', async () => {
    const content = facts('an-giang;2024;Suất quà;1.500;;;;', 'an-giang;2024;Suất quà;500;;Tết Sum vầy;;');
    await importContent(test.store, 'a.csv', content);
    expect((await importContent(test.store, 'a.csv', content)).changed).toBe(false);
  });
});

describe('what the person sees', () => {
  it.each([
    ['Tổng số đoàn viên', 'members'],
    ['Số CĐCS', 'unions'],
    ['CNVCLĐ', 'employees'],
    ['Số suất quà', 'gifts'],
    ['Kinh phí chăm lo', 'spent'],
  ])('%s is a name of %s', async (name, measure) => {
    const result = await importContent(test.store, 'a.csv', facts(`an-giang;2024;${name};500;;;;`));
    expect(result.figures).toEqual([
      {
        unit: 'an-giang',
        year: 2024,
        cells: [{ measure, before: null, after: { value: 500, atLeast: 500, atMost: 500 } }],
      },
    ]);
  });

  it('the same mistake in many rows is said once, with its rows', async () => {
    const rows = [2015, 2016, 2017, 2019].map((year) => `an-giang;${year};Đoàn vien chính;5;;;;`);
    rows.splice(3, 0, 'an-giang;2018;Đoàn viên;5;;;;');
    const refused = importContent(test.store, 'a.csv', facts(...rows));
    await expect(refused).rejects.toThrow(
      [
        '"a.csv" có 4 chỗ sai. "a.csv" has 4 problems',
        '  row 2, column "Chỉ tiêu": Chỉ tiêu "Đoàn vien chính" không có trong danh mục. Measure "Đoàn vien chính" is not in the catalogue; did you mean "members" (Đoàn viên) or "newMembers" (Đoàn viên kết nạp mới)? (dòng / rows 2-4, 6)',
      ].join('\n'),
    );
  });

  it('unknown names get the nearest three', async () => {
    const [problem] = await refusals(test.store, 'a.csv', facts('an-giang;2024;Công đoàn cơ sỡ mới;5;;;;'));
    expect(problem?.match(/"\w+" \([^)]*\)/gu)).toHaveLength(3);
  });
});

describe('documents', () => {
  const units = [
    'Mã đơn vị;Tên đơn vị;Cấp;Đơn vị cấp trên',
    'h-a;Liên đoàn Lao động huyện A;Cấp huyện;an-giang',
    'h-b;Liên đoàn Lao động huyện B;Cấp huyện;an-giang',
  ].join('\n');
  const members = async (year?: number) => (await figures(year))?.membership.members?.value;
  const final = { documentOptions: { status: 'FINAL' } };

  it('of two districts may share the name of a file', async () => {
    await importContent(test.store, 'units.csv', units);
    const name = 'bao-cao-2024.csv';
    await importContent(test.store, name, facts('h-a;2024;Đoàn viên;10.000;;;;'));
    await importContent(test.store, name, facts('h-b;2024;Đoàn viên;20.000;;;;'));
    expect(await members()).toBe(30_000);
    await importContent(test.store, name, facts('h-b;2024;Đoàn viên;21.000;;;;'));
    expect(await members()).toBe(31_000);
  });

  it('of two years may share the name of a file', async () => {
    await importContent(test.store, 'a.csv', facts('an-giang;2023;Đoàn viên;40.000;;;;'));
    await importContent(test.store, 'a.csv', facts('an-giang;2024;Đoàn viên;45.000;;;;'));
    expect([await members(2023), await members(2024)]).toEqual([40_000, 45_000]);
  });

  it('with a total that another has already are refused with the choice', async () => {
    const [first, second] = [45_210, 45_310].map((value) => facts(`an-giang;2024;Đoàn viên;${value};;;;`));
    await importContent(test.store, 'a.csv', first ?? '');
    const refused = () => refusals(test.store, 'dinh-chinh.csv', second ?? '');
    expect(await refused()).toEqual([
      'file: Tài liệu "a" đã có tổng của an-giang, 2024, members; cộng cả hai là đếm hai lần. Chọn: thay tài liệu ấy ' +
        '(--replaces a), cộng thêm (--adds), hoặc sửa và nạp lại đúng tệp ấy. Document "a" has the total of an-giang, ' +
        '2024, members already, and both would be added. Choose: replace it (--replaces a), add to it (--adds), or ' +
        'correct and import that file again',
    ]);
    await importContent(test.store, 'dinh-chinh.csv', second ?? '', { documentChoice: { replaces: 'a' } });
    expect(await members()).toBe(45_310);
  });

  it('are added if that is said', async () => {
    await importContent(test.store, 'a.csv', facts('an-giang;2024;Suất quà;500;;;;'));
    const more = facts('an-giang;2024;Suất quà;30;;;;');
    await importContent(test.store, 'b.csv', more, { documentChoice: { adds: true } });
    expect((await figures())?.welfare.gifts?.value).toBe(530);
  });

  it('that are drafts give way to their final', async () => {
    const draft = facts('an-giang;2024;Đoàn viên;45.000;;;;', 'an-giang;2024;Suất quà;7;;;;');
    await importContent(test.store, 'du-thao.csv', draft, { documentOptions: { status: 'DRAFT' } });
    const content = facts('an-giang;2024;Đoàn viên;45.210;;;;');
    const { warnings } = await importContent(test.store, 'chinh-thuc.csv', content, final);
    expect(warnings.map(({ message }) => message)).toEqual([
      'Thay bản dự thảo "du-thao". It takes the place of the draft "du-thao"',
    ]);
    expect([await members(), (await figures())?.welfare.gifts]).toEqual([45_210, null]);
  });

  it('that are not there cannot be replaced', async () => {
    const content = facts('an-giang;2024;Đoàn viên;1;;;;');
    const [problem] = await refusals(test.store, 'a.csv', content, { documentChoice: { replaces: 'x' } });
    expect(problem).toContain('Không có tài liệu "x" để thay');
  });

  it('are emptied by a word only', async () => {
    await importContent(test.store, 'a.csv', facts('an-giang;2024;Đoàn viên;45.000;;;;'));
    const [problem] = await refusals(test.store, 'a.csv', facts());
    expect(problem).toContain('sẽ bỏ hết 1 số liệu của tài liệu "a"; nếu đúng thế, thêm --empty');
    await importContent(test.store, 'a.csv', facts(), { documentChoice: { empty: true } });
    expect(await members()).toBeUndefined();
  });
});
