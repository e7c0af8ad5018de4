import { startTestRegister, type TestRegister } from './testRegister';

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const term = '{ province { id validTo } electedOn endedOn endReason }';

describe('the clusters', () => {
  it('are those that have a season in the year', async () => {
    const query =
      '{ all: clusters { id name } y2021: clusters(year: 2021) { id } y2010: clusters(year: 2010) { id } }';
    expect(await register.query(query)).toEqual({
      data: {
        all: [
          { id: 'cum-5', name: 'Cụm thi đua số 5' },
          { id: 'nam-trung-bo-tay-nguyen', name: 'Cụm thi đua Nam Trung Bộ và Tây Nguyên' },
        ],
        y2021: [{ id: 'nam-trung-bo-tay-nguyen' }],
        y2010: [],
      },
    });
  });

  it('are null if the id is unknown, and so is a season of a year that the register knows none of', async () => {
    const query =
      '{ cluster(id: "cum-99") { id } known: cluster(id: "cum-5") { season(year: 2023) { id } } }';
    expect(await register.query(query)).toEqual({ data: { cluster: null, known: { season: null } } });
  });
});

describe('a season', () => {
  it('ends the terms of a chair and a vice chair that are merged within its year', async () => {
    const query = `{
      cluster(id: "cum-5") {
        season(year: 2025) { id theme cluster { id } provinces { id } chair ${term} viceChair ${term} }
      }
    }`;
    expect(await register.query(query)).toEqual({
      data: {
        cluster: {
          season: {
            id: 'cum-5:2025',
            theme: null,
            cluster: { id: 'cum-5' },
            provinces: [
              { id: 'cao-bang' },
              { id: 'bac-kan' },
              { id: 'lang-son' },
              { id: 'thai-nguyen' },
              { id: 'tuyen-quang' },
              { id: 'ha-giang' },
            ],
            chair: {
              province: { id: 'ha-giang', validTo: '2025-07-01' },
              electedOn: '2024-12-21',
              endedOn: '2025-07-01',
              endReason:
                'Sáp nhập vào Tuyên Quang (tuyen-quang-2025) / Merged into Tuyên Quang (tuyen-quang-2025)',
            },
            viceChair: {
              province: { id: 'thai-nguyen', validTo: '2025-07-01' },
              electedOn: '2024-12-21',
              endedOn: '2025-07-01',
              endReason:
                'Sáp nhập vào Thái Nguyên (thai-nguyen-2025) / Merged into Thái Nguyên (thai-nguyen-2025)',
            },
          },
        },
      },
    });
  });

  it('lets the terms of provinces that are merged in a later year last', async () => {
    const query = `{
      cluster(id: "nam-trung-bo-tay-nguyen") { seasons { id year theme chair ${term} viceChair ${term} } }
    }`;
    expect(await register.query(query)).toEqual({
      data: {
        cluster: {
          seasons: [
            {
              id: 'nam-trung-bo-tay-nguyen:2020',
              year: 2020,
              theme: 'Nâng cao chất lượng hoạt động công đoàn cơ sở',
              chair: null,
              viceChair: null,
            },
            {
              id: 'nam-trung-bo-tay-nguyen:2021',
              year: 2021,
              theme:
                'Tận dụng cơ hội, vượt mọi khó khăn, nỗ lực phấn đấu đưa Nghị quyết của Đảng vào cuộc sống',
              chair: {
                province: { id: 'khanh-hoa', validTo: '2025-07-01' },
                electedOn: '2021-01-12',
                endedOn: null,
                endReason: null,
              },
              viceChair: {
                province: { id: 'gia-lai', validTo: '2025-07-01' },
                electedOn: '2021-01-12',
                endedOn: null,
                endReason: null,
              },
            },
          ],
        },
      },
    });
  });

  it('stands with its cluster and with its provinces, oldest first, within the years asked for', async () => {
    const query = `{
      cluster(id: "cum-5") { all: seasons { id } from2025: seasons(from: 2025) { id } to2024: seasons(to: 2024) { id } }
      haGiang: province(id: "ha-giang") { seasons { id } }
      konTum: province(id: "kon-tum") { seasons(from: 2021, to: 2021) { id } }
      successor: province(id: "tuyen-quang-2025") { seasons { id } }
    }`;
    expect(await register.query(query)).toEqual({
      data: {
        cluster: {
          all: [{ id: 'cum-5:2024' }, { id: 'cum-5:2025' }],
          from2025: [{ id: 'cum-5:2025' }],
          to2024: [{ id: 'cum-5:2024' }],
        },
        haGiang: { seasons: [{ id: 'cum-5:2024' }, { id: 'cum-5:2025' }] },
        konTum: { seasons: [{ id: 'nam-trung-bo-tay-nguyen:2021' }] },
        successor: { seasons: [] },
      },
    });
  });
});
