import { figuresFields } from './figuresFields';
import { startTestRegister, type TestRegister } from './testRegister';

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const exactly = (value: number) => ({ value, atLeast: value, atMost: value, exact: true, reportedBy: 1 });
const nearly = (value: number) => ({ value, atLeast: 0, atMost: value, exact: false, reportedBy: 1 });
const over = (value: number) => ({ value, atLeast: value, atMost: null, exact: false, reportedBy: 1 });
const noWelfare = {
  spent: null,
  contributed: null,
  people: null,
  personTimes: null,
  gifts: null,
  houses: null,
};

describe('a report whose province its document does not name', () => {
  it('is shown with its figures', async () => {
    const query = `{ unplaced { id unitName year document { id publisher } figures { ${figuresFields} } } }`;
    expect(await register.query(query)).toEqual({
      data: {
        unplaced: [
          {
            id: 'cong-doan-vien-chuc-2024',
            unitName: 'Công đoàn Viên chức tỉnh (tài liệu không nêu tên tỉnh)',
            year: 2024,
            document: { id: 'document:register:cong-doan-vien-chuc-2024-12-10', publisher: null },
            figures: {
              membership: {
                members: exactly(4_535),
                employees: null,
                newMembers: exactly(106),
                unions: null,
                newUnions: null,
                unionsBySector: [],
                partyNominees: null,
                partyAdmissions: null,
              },
              awards: {
                total: exactly(203),
                byKind: [
                  {
                    kind: 'COMMENDATION',
                    awardedBy: 'SUPERIOR_UNION',
                    recipient: 'COLLECTIVE',
                    count: exactly(54),
                  },
                  {
                    kind: 'COMMENDATION',
                    awardedBy: 'SUPERIOR_UNION',
                    recipient: 'INDIVIDUAL',
                    count: exactly(144),
                  },
                  {
                    kind: 'COMMEMORATIVE_MEDAL',
                    awardedBy: 'CONFEDERATION',
                    recipient: 'INDIVIDUAL',
                    count: exactly(5),
                  },
                ],
              },
              welfare: {
                spent: exactly(650_500_000),
                contributed: {
                  value: 3_303_000_000,
                  atLeast: 3_100_000_000,
                  atMost: null,
                  exact: false,
                  reportedBy: 1,
                },
                people: exactly(50),
                personTimes: null,
                gifts: exactly(363),
                houses: null,
                byProgramme: [
                  {
                    ...noWelfare,
                    programme: 'cho-tet-cong-doan',
                    name: 'Chợ Tết công đoàn',
                    people: exactly(50),
                  },
                  {
                    ...noWelfare,
                    programme: 'nhieu-chuong-trinh',
                    name: 'Nhiều chương trình chăm lo, không tách riêng',
                    spent: exactly(186_500_000),
                    gifts: exactly(363),
                  },
                  {
                    ...noWelfare,
                    programme: 'tham-om-dau-hoan-nan',
                    name: 'Thăm hỏi đoàn viên ốm đau, hoạn nạn',
                    spent: exactly(464_000_000),
                  },
                  {
                    ...noWelfare,
                    programme: 'khac-phuc-bao-so-3-2024',
                    name: 'Khắc phục hậu quả bão số 3 năm 2024',
                    contributed: over(1_500_000_000),
                  },
                  {
                    ...noWelfare,
                    programme: 'quy-tam-long-vang',
                    name: 'Quỹ Tấm lòng Vàng',
                    contributed: nearly(203_000_000),
                  },
                  {
                    ...noWelfare,
                    programme: 'nhieu-quy',
                    name: 'Quỹ Vì người nghèo và Quỹ Đền ơn đáp nghĩa, không tách riêng',
                    contributed: over(1_600_000_000),
                  },
                ],
              },
              activities: [
                { measure: 'delegates', name: 'Đại diện công đoàn cơ sở dự hội nghị', quantity: exactly(54) },
              ],
            },
          },
        ],
      },
    });
  });

  it('is shown with every fact, also of another year and of the units below', async () => {
    const { data } = await register.query('{ unplaced { facts { id unit year includedIn } } }');
    const { facts } = (data as { unplaced: { facts: { id: string }[] }[] }).unplaced[0]!;
    expect(facts).toHaveLength(19);
    expect(facts.filter(({ id }) => id.endsWith('s1-14') || id.endsWith('s1-18'))).toEqual([
      {
        id: 'fact:register:s1-14',
        unit: 'unit:register:cong-doan-vien-chuc-tinh',
        year: 2025,
        includedIn: null,
      },
      {
        id: 'fact:register:s1-18',
        unit: 'unit:register:cdcs-so-khoa-hoc-va-cong-nghe',
        year: 2024,
        includedIn: 'fact:register:s1-16',
      },
    ]);
  });
});

describe('the catalogue', () => {
  it('is that of the project', async () => {
    const query =
      '{ measures { id domain unit kind additive name nameEn definition definitionEn } programmes { id name nameEn } }';
    const { data } = await register.query(query);
    const { measures, programmes } = data as { measures: unknown[]; programmes: unknown[] };
    expect(measures[0]).toEqual({
      id: 'members',
      domain: 'membership',
      unit: 'people',
      kind: 'STOCK',
      additive: true,
      name: 'Đoàn viên',
      nameEn: 'Members',
      definition: 'Số người là đoàn viên công đoàn tại các công đoàn cơ sở của tỉnh, tính đến cuối năm.',
      definitionEn: 'People who belong to a grassroots union of the province, as of the end of the year.',
    });
    expect(measures).toContainEqual(
      expect.objectContaining({
        id: 'healthCheckRate',
        domain: 'activities',
        unit: 'basis_point',
        kind: 'FLOW',
        additive: false,
        name: 'Tỷ lệ công đoàn cơ sở tổ chức khám sức khỏe',
        nameEn: 'Share of grassroots unions that held health checks',
      }),
    );
    expect(programmes[0]).toEqual({
      id: 'mai-am-cong-doan',
      name: 'Mái ấm Công đoàn',
      nameEn: 'Union Shelter',
    });
  });
});
