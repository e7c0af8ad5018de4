import { startTestRegister, type TestRegister } from './testRegister';

let register: TestRegister;
beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

async function provinceIds(on: string | null): Promise<string[]> {
  const { data } = await register.query('query ($on: Date) { provinces(on: $on) { id } }', { on });
  return (data as { provinces: { id: string }[] }).provinces.map(({ id }) => id);
}

const lineage = `
  query ($id: ID!) {
    province(id: $id) {
      id name aliases type validFrom validTo
      codes { scheme code validFrom validTo }
      predecessors { id }
      successors { id }
    }
  }
`;

describe('the provinces', () => {
  it('are 63 until June 2025 and 34 from July', async () => {
    const before = await provinceIds('2025-06-30');
    const after = await provinceIds('2025-07-01');
    expect(before).toHaveLength(63);
    expect(after).toHaveLength(34);
    expect(before.filter((id) => after.includes(id))).toEqual([
      'cao-bang',
      'dien-bien',
      'ha-noi',
      'ha-tinh',
      'hue',
      'lai-chau',
      'lang-son',
      'nghe-an',
      'quang-ninh',
      'son-la',
      'thanh-hoa',
    ]);
    expect(after.filter((id) => !before.includes(id)).every((id) => id.endsWith('-2025'))).toBe(true);
  });

  it('are those of today if no day is given', async () => {
    expect(await provinceIds(null)).toEqual(await provinceIds('2026-11-23'));
    expect(await provinceIds(null)).toHaveLength(34);
  });

  it('are in the order of their ids', async () => {
    const ids = await provinceIds('2025-06-30');
    expect(ids.slice(0, 3)).toEqual(['an-giang', 'ba-ria-vung-tau', 'bac-giang']);
    expect(ids).toEqual([...ids].sort());
  });

  it('go on in the province that they were merged into', async () => {
    expect(await register.query(lineage, { id: 'gia-lai' })).toEqual({
      data: {
        province: {
          id: 'gia-lai',
          name: 'Gia Lai',
          aliases: [],
          type: 'PROVINCE',
          validFrom: null,
          validTo: '2025-07-01',
          codes: [
            { scheme: 'GSO', code: '64', validFrom: null, validTo: '2025-07-01' },
            { scheme: 'ISO', code: 'VN-30', validFrom: null, validTo: '2025-07-01' },
          ],
          predecessors: [],
          successors: [{ id: 'gia-lai-2025' }],
        },
      },
    });
  });

  it('name the provinces that were merged into them', async () => {
    expect(await register.query(lineage, { id: 'tuyen-quang-2025' })).toEqual({
      data: {
        province: {
          id: 'tuyen-quang-2025',
          name: 'Tuyên Quang',
          aliases: [],
          type: 'PROVINCE',
          validFrom: '2025-07-01',
          validTo: null,
          codes: [{ scheme: 'GSO', code: '08', validFrom: '2025-07-01', validTo: null }],
          predecessors: [{ id: 'ha-giang' }, { id: 'tuyen-quang' }],
          successors: [],
        },
      },
    });
  });

  it('have other names and spellings', async () => {
    const query =
      '{ hue: province(id: "hue") { name aliases type } dakLak: province(id: "dak-lak") { name aliases } }';
    expect(await register.query(query)).toEqual({
      data: {
        hue: { name: 'Huế', aliases: ['Thừa Thiên Huế', 'Thừa Thiên - Huế'], type: 'MUNICIPALITY' },
        dakLak: { name: 'Đắk Lắk', aliases: ['Đăk Lăk', 'Đắc Lắc'] },
      },
    });
  });

  it('give code 15 to Yên Bái before the merger and to Lào Cai after it', async () => {
    const query = `
      query ($on: Date!) { provinces(on: $on) { id codes { scheme code validFrom validTo } } }
    `;
    const with15 = async (on: string) => {
      const { data } = await register.query(query, { on });
      const { provinces } = data as {
        provinces: { id: string; codes: { scheme: string; code: string }[] }[];
      };
      return provinces.filter(({ codes }) =>
        codes.some(({ scheme, code }) => scheme === 'GSO' && code === '15'),
      );
    };
    expect(await with15('2025-06-30')).toEqual([
      {
        id: 'yen-bai',
        codes: [
          { scheme: 'GSO', code: '15', validFrom: null, validTo: '2025-07-01' },
          { scheme: 'ISO', code: 'VN-06', validFrom: null, validTo: '2025-07-01' },
        ],
      },
    ]);
    expect(await with15('2025-07-01')).toEqual([
      { id: 'lao-cai-2025', codes: [{ scheme: 'GSO', code: '15', validFrom: '2025-07-01', validTo: null }] },
    ]);
  });

  it('are null if the id is unknown', async () => {
    expect(await register.query('{ province(id: "gia-lai-2004") { id } }')).toEqual({
      data: { province: null },
    });
  });

  it('answer references of other subgraphs, with null for one that is unknown', async () => {
    const query = `
      query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on Province { name }
          ... on Cluster { name }
          ... on ClusterSeason { year }
        }
      }
    `;
    const representations = [
      { __typename: 'Province', id: 'cao-bang' },
      { __typename: 'Province', id: 'nowhere' },
      { __typename: 'Cluster', id: 'cum-5' },
      { __typename: 'ClusterSeason', id: 'cum-5:2025' },
    ];
    expect(await register.query(query, { representations })).toEqual({
      data: { _entities: [{ name: 'Cao Bằng' }, null, { name: 'Cụm thi đua số 5' }, { year: 2025 }] },
    });
  });
});
