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

async function season(id: string, year: number, fields: string): Promise<unknown> {
  const query = `query ($id: ID!, $year: Int!) { cluster(id: $id) { season(year: $year) { ${fields} } } }`;
  const { data, errors } = await register.query(query, { id, year });
  expect(errors).toBeUndefined();
  return (data as { cluster: { season: unknown } }).cluster.season;
}

describe('the figures that a cluster published', () => {
  it('say what it printed in its own words, and what is only the sum of that', async () => {
    const said = '{ value derived printed parts }';
    const fact = (id: string) => `fact:register:${id}`;
    expect(
      await season(
        'cum-5',
        2024,
        `published {
          membership { unions ${said} unionsBySector { unions ${said} } }
          awards { total ${said} byKind { count ${said} } }
          welfare { spent ${said} gifts ${said} }
        }`,
      ),
    ).toEqual({
      published: {
        membership: {
          unions: { value: 6_428, derived: false, printed: '6.428', parts: [fact('s0-01')] },
          unionsBySector: [
            { unions: { value: 937, derived: false, printed: '937', parts: [fact('s0-02')] } },
            { unions: { value: 5_491, derived: false, printed: '5.491', parts: [fact('s0-03')] } },
          ],
        },
        awards: {
          total: {
            value: 1_188,
            derived: true,
            printed: null,
            parts: ['s0-23', 's0-24', 's0-25', 's0-26'].map(fact),
          },
          byKind: [
            { count: { value: 14, derived: false, printed: '14', parts: [fact('s0-23')] } },
            { count: { value: 74, derived: false, printed: '74', parts: [fact('s0-24')] } },
            { count: { value: 100, derived: false, printed: '100', parts: [fact('s0-25')] } },
            { count: { value: 1_000, derived: false, printed: 'hàng nghìn', parts: [fact('s0-26')] } },
          ],
        },
        welfare: {
          spent: {
            value: 79_000_000_000,
            derived: true,
            printed: null,
            parts: ['s0-10', 's0-12', 's0-22'].map(fact),
          },
          // The cluster printed it of several programmes, not of all.
          gifts: { value: 160_000, derived: true, printed: null, parts: [fact('s0-09')] },
        },
      },
    });
  });

  it('are as printed for cluster 5 of 2024', async () => {
    expect(await season('cum-5', 2024, `published { ${figuresFields} }`)).toEqual({
      published: {
        membership: {
          members: exactly(339_739),
          employees: null,
          newMembers: exactly(25_493),
          unions: exactly(6_428),
          newUnions: exactly(132),
          unionsBySector: [
            { sector: 'PRODUCTION_BUSINESS', unions: exactly(937) },
            { sector: 'STATE_ADMINISTRATION', unions: exactly(5_491) },
          ],
          partyNominees: exactly(7_417),
          partyAdmissions: exactly(4_925),
        },
        awards: {
          total: over(1_188),
          byKind: [
            {
              kind: 'EMULATION_FLAG',
              awardedBy: 'CONFEDERATION',
              recipient: 'COLLECTIVE',
              count: exactly(14),
            },
            {
              kind: 'CERTIFICATE_OF_MERIT',
              awardedBy: 'CONFEDERATION',
              recipient: 'COLLECTIVE',
              count: exactly(74),
            },
            {
              kind: 'CERTIFICATE_OF_MERIT',
              awardedBy: 'CONFEDERATION',
              recipient: 'INDIVIDUAL',
              count: exactly(100),
            },
            { kind: 'CERTIFICATE_OF_MERIT', awardedBy: 'PROVINCE', recipient: null, count: over(1_000) },
          ],
        },
        welfare: {
          spent: { value: 79_000_000_000, atLeast: 9_000_000_000, atMost: null, exact: false, reportedBy: 1 },
          contributed: null,
          people: exactly(4_425),
          personTimes: null,
          gifts: exactly(160_000),
          houses: null,
          byProgramme: [
            {
              ...noWelfare,
              programme: 'mai-am-cong-doan',
              name: 'Mái ấm Công đoàn',
              spent: nearly(10_000_000_000),
              people: exactly(225),
            },
            {
              ...noWelfare,
              programme: 'nhieu-chuong-trinh',
              name: 'Nhiều chương trình chăm lo, không tách riêng',
              spent: nearly(60_000_000_000),
              gifts: exactly(160_000),
            },
            {
              ...noWelfare,
              programme: 'khac-phuc-bao-so-3-2024',
              name: 'Khắc phục hậu quả bão số 3 năm 2024',
              spent: over(9_000_000_000),
              people: exactly(4_200),
            },
          ],
        },
        activities: [
          {
            measure: 'voterMeetings',
            name: 'Hội nghị tiếp xúc cử tri chuyên đề',
            quantity: exactly(13),
          },
          { measure: 'petitions', name: 'Ý kiến, kiến nghị của đoàn viên', quantity: exactly(122) },
          {
            measure: 'leaderDialogues',
            name: 'Hội nghị đối thoại với người đứng đầu cấp ủy, chính quyền',
            quantity: exactly(9),
          },
          {
            measure: 'bargainingAndDialogueSessions',
            name: 'Cuộc thương lượng về bữa ăn ca, đối thoại về lương',
            quantity: exactly(109),
          },
          { measure: 'trainingClasses', name: 'Lớp bồi dưỡng, tập huấn', quantity: exactly(202) },
          { measure: 'trainingAttendances', name: 'Lượt cán bộ được tập huấn', quantity: over(24_000) },
        ],
      },
    });
  });

  it('keep the bounds of "gần" and "hơn"', async () => {
    const fields = `published {
      membership { newUnions { value atLeast atMost } newMembers { value atLeast atMost } }
      welfare { spent { value atLeast atMost } houses { value atLeast atMost } }
    }`;
    expect(await season('nam-trung-bo-tay-nguyen', 2020, fields)).toEqual({
      published: {
        membership: {
          newUnions: { value: 187, atLeast: 187, atMost: 187 },
          newMembers: { value: 30_000, atLeast: 0, atMost: 30_000 },
        },
        welfare: {
          spent: { value: 16_000_000_000, atLeast: 16_000_000_000, atMost: null },
          houses: { value: 300, atLeast: 300, atMost: null },
        },
      },
    });
  });

  it('are null if it published none', async () => {
    expect(
      await season('cum-5', 2025, 'published { awards { total { value } } } facts { id } documents { id }'),
    ).toEqual({
      published: null,
      facts: [],
      documents: [],
    });
  });

  it('stand beside their facts, those too that are never added, each with its document', async () => {
    const fields = 'facts { id measure printed quantity { value } includedIn notAdded document { id } }';
    const { facts } = (await season('cum-5', 2024, fields)) as { facts: { id: string }[] };
    expect(facts).toHaveLength(27);
    expect(
      facts.filter(({ id }) => ['s0-02', 's0-30', 's0-32'].includes(id.replace('fact:register:', ''))),
    ).toEqual([
      {
        id: 'fact:register:s0-02',
        measure: 'unions',
        printed: '937',
        quantity: { value: 937 },
        includedIn: 'fact:register:s0-01',
        notAdded: null,
        document: { id: 'document:register:cum-5-2024-12-21' },
      },
      {
        id: 'fact:register:s0-30',
        measure: 'houseArea',
        printed: 'gần 100 m2',
        quantity: { value: 100 },
        includedIn: null,
        notAdded: null,
        document: { id: 'document:register:cum-5-2024-12-21' },
      },
      {
        id: 'fact:register:s0-32',
        measure: 'spent',
        printed: '75 triệu đồng',
        quantity: { value: 75_000_000 },
        includedIn: null,
        notAdded:
          'Có thể đã nằm trong số gần 10 tỷ đồng của Mái ấm Công đoàn / May already be part of the nearly 10 billion of Union Shelter',
        document: { id: 'document:register:cum-5-2024-12-21' },
      },
    ]);
  });

  it('name each document once', async () => {
    const fields = 'documents { id file sha256 publisher publishedOn eventOn status }';
    expect(await season('cum-5', 2024, fields)).toEqual({
      documents: [
        {
          id: 'document:register:cum-5-2024-12-21',
          file: '000_36cce4a0ec160860.txt',
          sha256: '9a0dbf41b6a67f6148bfa1a4225c2a97a66b6a39cd603ab0e2bcb64a038426e3',
          publisher: 'LĐLĐ tỉnh Cao Bằng (ldld.caobang.gov.vn)',
          publishedOn: '2024-12-23',
          eventOn: '2024-12-21',
          status: 'FINAL',
        },
      ],
    });
  });

  it('take one document in two seasons', async () => {
    const document = [{ id: 'document:register:nam-trung-bo-tay-nguyen-2021-01-12', publisher: null }];
    expect(await season('nam-trung-bo-tay-nguyen', 2020, 'documents { id publisher }')).toEqual({
      documents: document,
    });
    expect(
      await season('nam-trung-bo-tay-nguyen', 2021, 'documents { id publisher } facts { measure year }'),
    ).toEqual({
      documents: document,
      facts: [{ measure: 'pactFocusPoints', year: 2021 }],
    });
  });
});
