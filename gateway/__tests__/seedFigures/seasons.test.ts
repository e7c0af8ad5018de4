import { figuresFields } from './queries';
import { startMillis, startSystem, type System } from './system';

const quantity = '{ value atLeast atMost exact reportedBy }';
const totalsFields = `{
  year
  figures ${figuresFields(quantity)}
  coverage {
    expected reported complete asOf draft simulated { id } missing { province { id } reason }
    mentioned { province { id } documents { id publisher kind } } provinces { province { id } standing }
  }
}`;
const noFigures = {
  membership: {
    members: null,
    employees: null,
    newMembers: null,
    unions: null,
    newUnions: null,
    unionsBySector: [],
    partyNominees: null,
    partyAdmissions: null,
  },
  awards: { total: null, byKind: [] },
  welfare: {
    spent: null,
    contributed: null,
    people: null,
    personTimes: null,
    gifts: null,
    houses: null,
    byProgramme: [],
  },
  activities: [],
};
const notReported = (id: string) => ({ province: { id }, reason: 'NOT_REPORTED' });
const mentionedIn = (id: string) => ({
  province: { id },
  documents: [
    {
      id: `document:${id}:cum-5-2024-12-21`,
      publisher: 'LĐLĐ tỉnh Cao Bằng (ldld.caobang.gov.vn)',
      kind: 'MENTION',
    },
  ],
});

let system: System | undefined;
beforeAll(async () => {
  system = await startSystem();
}, startMillis);
afterAll(() => system?.stop());

/** A season's fields as the gateway answers them; fails if it answers with an error. */
async function season(cluster: string, year: number, fields: string): Promise<unknown> {
  const text = `{ cluster(id: "${cluster}") { season(year: ${year}) { ${fields} } } }`;
  const { body } = await system!.query(text);
  expect(body.errors).toBeUndefined();
  return body.data.cluster.season;
}

describe('cluster 5 in 2024', () => {
  it('totals the five awards that the cluster names as at least, of three provinces that have not reported', async () => {
    expect(await season('cum-5', 2024, `totals ${totalsFields}`)).toEqual({
      totals: {
        year: 2024,
        figures: {
          ...noFigures,
          awards: {
            total: { value: 5, atLeast: 5, atMost: null, exact: false, reportedBy: 0 },
            byKind: [
              {
                kind: 'EMULATION_FLAG',
                awardedBy: 'CONFEDERATION',
                recipient: 'COLLECTIVE',
                count: { value: 1, atLeast: 1, atMost: null, exact: false, reportedBy: 0 },
              },
              {
                kind: 'CERTIFICATE_OF_MERIT',
                awardedBy: 'CONFEDERATION',
                recipient: 'COLLECTIVE',
                count: { value: 4, atLeast: 4, atMost: null, exact: false, reportedBy: 0 },
              },
            ],
          },
        },
        coverage: {
          expected: 6,
          reported: 0,
          complete: false,
          asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          simulated: [],
          draft: false,
          missing: [notReported('bac-kan'), notReported('tuyen-quang'), notReported('ha-giang')],
          mentioned: [mentionedIn('cao-bang'), mentionedIn('lang-son'), mentionedIn('thai-nguyen')],
          provinces: [
            { province: { id: 'cao-bang' }, standing: 'MENTIONED' },
            { province: { id: 'bac-kan' }, standing: 'MISSING' },
            { province: { id: 'lang-son' }, standing: 'MENTIONED' },
            { province: { id: 'thai-nguyen' }, standing: 'MENTIONED' },
            { province: { id: 'tuyen-quang' }, standing: 'MISSING' },
            { province: { id: 'ha-giang' }, standing: 'MISSING' },
          ],
        },
      },
    });
  });

  it('has the same total on the map of today, since its provinces were merged with each other', async () => {
    const fields =
      'totals(boundaries: CURRENT) { figures { awards { total { value } } } coverage { expected reported } }';
    expect(await season('cum-5', 2024, fields)).toEqual({
      totals: { figures: { awards: { total: { value: 5 } } }, coverage: { expected: 6, reported: 0 } },
    });
  });

  it('explains every published figure by the provinces that are missing', async () => {
    const { reconciliation } = (await season(
      'cum-5',
      2024,
      `reconciliation {
        measure sector kind awardedBy recipient programme published ${quantity} computed ${quantity}
        difference { atLeast atMost } verdict
      }`,
    )) as { reconciliation: Row[] };
    expect(new Set(reconciliation.map(({ verdict }) => verdict))).toEqual(new Set(['EXPLAINED_BY_MISSING']));
    expect(reconciliation.map(nameOf)).toEqual([
      'members',
      'newMembers',
      'unions',
      'newUnions',
      'partyNominees',
      'partyAdmissions',
      'unions PRODUCTION_BUSINESS',
      'unions STATE_ADMINISTRATION',
      'awards',
      'awards EMULATION_FLAG CONFEDERATION COLLECTIVE',
      'awards CERTIFICATE_OF_MERIT CONFEDERATION COLLECTIVE',
      'awards CERTIFICATE_OF_MERIT CONFEDERATION INDIVIDUAL',
      'awards CERTIFICATE_OF_MERIT PROVINCE',
      'spent',
      'people',
      'gifts',
      'spent mai-am-cong-doan',
      'people mai-am-cong-doan',
      'spent nhieu-chuong-trinh',
      'gifts nhieu-chuong-trinh',
      'spent khac-phuc-bao-so-3-2024',
      'people khac-phuc-bao-so-3-2024',
      'voterMeetings',
      'petitions',
      'leaderDialogues',
      'bargainingAndDialogueSessions',
      'trainingClasses',
      'trainingAttendances',
    ]);
    expect(reconciliation).toEqual(
      expect.arrayContaining([
        {
          measure: 'members',
          sector: null,
          kind: null,
          awardedBy: null,
          recipient: null,
          programme: null,
          published: { value: 339_739, atLeast: 339_739, atMost: 339_739, exact: true, reportedBy: 1 },
          computed: null,
          difference: { atLeast: null, atMost: 339_739 },
          verdict: 'EXPLAINED_BY_MISSING',
        },
        {
          measure: 'awards',
          sector: null,
          kind: 'CERTIFICATE_OF_MERIT',
          awardedBy: 'CONFEDERATION',
          recipient: 'COLLECTIVE',
          programme: null,
          published: { value: 74, atLeast: 74, atMost: 74, exact: true, reportedBy: 1 },
          computed: { value: 4, atLeast: 4, atMost: null, exact: false, reportedBy: 0 },
          difference: { atLeast: null, atMost: 70 },
          verdict: 'EXPLAINED_BY_MISSING',
        },
        {
          measure: 'spent',
          sector: null,
          kind: null,
          awardedBy: null,
          recipient: null,
          programme: 'mai-am-cong-doan',
          published: {
            value: 10_000_000_000,
            atLeast: 0,
            atMost: 10_000_000_000,
            exact: false,
            reportedBy: 1,
          },
          computed: null,
          difference: { atLeast: null, atMost: 10_000_000_000 },
          verdict: 'EXPLAINED_BY_MISSING',
        },
      ]),
    );
  });
});

describe('cluster 5 in 2025', () => {
  it('has a chair and a vice chair whose terms ended in July, by merger', async () => {
    const term = '{ province { id } electedOn endedOn endReason }';
    expect(await season('cum-5', 2025, `chair ${term} viceChair ${term}`)).toEqual({
      chair: {
        province: { id: 'ha-giang' },
        electedOn: '2024-12-21',
        endedOn: '2025-07-01',
        endReason: 'Sáp nhập vào Tuyên Quang (tuyen-quang-2025) / Merged into Tuyên Quang (tuyen-quang-2025)',
      },
      viceChair: {
        province: { id: 'thai-nguyen' },
        electedOn: '2024-12-21',
        endedOn: '2025-07-01',
        endReason: 'Sáp nhập vào Thái Nguyên (thai-nguyen-2025) / Merged into Thái Nguyên (thai-nguyen-2025)',
      },
    });
  });
});

describe('the cluster of ten provinces in 2020', () => {
  const cluster = 'nam-trung-bo-tay-nguyen';
  const tenProvinces = [
    'khanh-hoa',
    'quang-ngai',
    'quang-nam',
    'binh-dinh',
    'phu-yen',
    'kon-tum',
    'gia-lai',
    'dak-lak',
    'dak-nong',
    'lam-dong',
  ];

  it('published six figures', async () => {
    expect(await season(cluster, 2020, `published ${figuresFields('{ value atLeast atMost }')}`)).toEqual({
      published: {
        ...noFigures,
        membership: {
          ...noFigures.membership,
          newMembers: { value: 30_000, atLeast: 0, atMost: 30_000 },
          newUnions: { value: 187, atLeast: 187, atMost: 187 },
        },
        welfare: {
          ...noFigures.welfare,
          spent: { value: 16_000_000_000, atLeast: 16_000_000_000, atMost: null },
          houses: { value: 300, atLeast: 300, atMost: null },
          byProgramme: [
            {
              programme: 'mai-am-cong-doan',
              spent: { value: 16_000_000_000, atLeast: 16_000_000_000, atMost: null },
              contributed: null,
              people: null,
              personTimes: null,
              gifts: null,
              houses: { value: 300, atLeast: 300, atMost: null },
            },
          ],
        },
        activities: [
          { measure: 'provincesHonoured', quantity: { value: 4, atLeast: 4, atMost: 4 } },
          { measure: 'welfareAgreements', quantity: { value: 78, atLeast: 78, atMost: 78 } },
        ],
      },
    });
  });

  it('has no figure in its totals, since none of its provinces reported', async () => {
    expect(await season(cluster, 2020, `totals ${totalsFields}`)).toEqual({
      totals: {
        year: 2020,
        figures: noFigures,
        coverage: {
          expected: 10,
          reported: 0,
          complete: false,
          asOf: null,
          simulated: [],
          draft: false,
          missing: tenProvinces.map(notReported),
          mentioned: [],
          provinces: tenProvinces.map((id) => ({ province: { id }, standing: 'MISSING' })),
        },
      },
    });
  });

  it('has no total on the map of today, since three of its provinces were merged with others', async () => {
    const fields =
      'totals(boundaries: CURRENT) { figures { awards { total { value } } } notExpressible { province { id } } }';
    const { totals } = (await season(cluster, 2020, fields)) as { totals: { notExpressible: unknown[] } };
    expect(totals).toEqual({ figures: null, notExpressible: expect.any(Array) });
    expect(totals.notExpressible).toHaveLength(3);
    expect(totals.notExpressible).toEqual(
      expect.arrayContaining([
        { province: { id: 'da-nang-2025' } },
        { province: { id: 'khanh-hoa-2025' } },
        { province: { id: 'lam-dong-2025' } },
      ]),
    );
  });
});

/** Measure and dimensions of a row, such as `spent mai-am-cong-doan`. */
function nameOf({ measure, sector, kind, awardedBy, recipient, programme }: Row): string {
  return [measure, sector, kind, awardedBy, recipient, programme].filter((part) => part !== null).join(' ');
}

type Row = Record<string, string | null>;
