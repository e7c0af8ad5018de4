import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectPath } from '../../../platform/paths';
import { startMillis, startSystem, type System } from './system';

const quantity = '{ value atLeast atMost }';

let system: System | undefined;
beforeAll(async () => {
  system = await startSystem();
}, startMillis);
afterAll(() => system?.stop());

async function answer(text: string): Promise<unknown> {
  const { body } = await system!.query(text);
  expect(body.errors).toBeUndefined();
  return body.data;
}

describe('Lai Châu in 2024', () => {
  it('reports employees, not members, in a draft', async () => {
    const text = `{
      province(id: "lai-chau") {
        report(year: 2024) {
          figures { membership { members ${quantity} employees ${quantity} unions ${quantity} } }
          documents { file status }
        }
      }
    }`;
    expect(await answer(text)).toEqual({
      province: {
        report: {
          figures: {
            membership: {
              members: null,
              employees: { value: 23_218, atLeast: 23_218, atMost: 23_218 },
              unions: { value: 786, atLeast: 786, atMost: 786 },
            },
          },
          documents: [{ file: '002_289a628c0c51be85.txt', status: 'DRAFT' }],
        },
      },
    });
  });

  it('adds its three numbers of Certificates of Merit to collectives, and no recognition', async () => {
    const text = `{
      province(id: "lai-chau") {
        report(year: 2024) {
          figures { awards { total { value } byKind { kind awardedBy recipient count { value } } } }
        }
      }
    }`;
    const merit = 'CERTIFICATE_OF_MERIT';
    expect(await answer(text)).toEqual({
      province: {
        report: {
          figures: {
            awards: {
              total: { value: 95 },
              byKind: [
                {
                  kind: 'EMULATION_FLAG',
                  awardedBy: 'PROVINCE',
                  recipient: 'COLLECTIVE',
                  count: { value: 5 },
                },
                { kind: merit, awardedBy: 'PROVINCE', recipient: 'COLLECTIVE', count: { value: 17 } },
                { kind: merit, awardedBy: 'PROVINCE', recipient: 'INDIVIDUAL', count: { value: 3 } },
                { kind: merit, awardedBy: null, recipient: 'INDIVIDUAL', count: { value: 70 } },
              ],
            },
          },
        },
      },
    });
  });

  it.each([
    ['says so', '["cao-bang", "lai-chau"]', 1, true],
    ['without it does not', '["cao-bang"]', 0, false],
  ])('is a draft: a total %s', async (_is, provinces, reported, draft) => {
    const text = `{ totals(scope: { provinces: ${provinces} }, years: [2024]) { coverage { reported draft } } }`;
    expect(await answer(text)).toEqual({ totals: [{ coverage: { reported, draft } }] });
  });
});

describe('Lạng Sơn in 2024', () => {
  it('has at least the two certificates that the cluster names', async () => {
    const text = `{
      province(id: "lang-son") {
        report(year: 2024) { figures { awards { byKind { kind awardedBy recipient count ${quantity} } } } }
      }
    }`;
    expect(await answer(text)).toEqual({
      province: {
        report: {
          figures: {
            awards: {
              byKind: [
                {
                  kind: 'CERTIFICATE_OF_MERIT',
                  awardedBy: 'CONFEDERATION',
                  recipient: 'COLLECTIVE',
                  count: { value: 2, atLeast: 2, atMost: null },
                },
              ],
            },
          },
        },
      },
    });
  });
});

describe('Bắc Kạn in 2023', () => {
  it('shows the figures of its city but has no report of its own', async () => {
    const text = `{
      province(id: "bac-kan") {
        report(year: 2023) { year }
        units {
          edges { node { id level parent figures(year: 2023) { membership { newMembers ${quantity} } } } }
        }
      }
    }`;
    expect(await answer(text)).toEqual({
      province: {
        report: null,
        units: {
          edges: [
            { node: { id: 'unit:bac-kan:bac-kan', level: 'PROVINCE', parent: null, figures: null } },
            {
              node: {
                id: 'unit:bac-kan:thanh-pho-bac-kan',
                level: 'DISTRICT',
                parent: 'unit:bac-kan:bac-kan',
                figures: { membership: { newMembers: { value: 107, atLeast: 107, atMost: 107 } } },
              },
            },
          ],
        },
      },
    });
  });

  it('is missing in a total', async () => {
    const text = `{
      totals(scope: { provinces: ["bac-kan"] }, years: [2023]) {
        figures { membership { newMembers { value } } awards { total { value } } welfare { spent { value } } }
        coverage { expected reported missing { province { id } reason } }
      }
    }`;
    expect(await answer(text)).toEqual({
      totals: [
        {
          figures: {
            membership: { newMembers: null },
            awards: { total: null },
            welfare: { spent: null },
          },
          coverage: {
            expected: 1,
            reported: 0,
            missing: [{ province: { id: 'bac-kan' }, reason: 'NOT_REPORTED' }],
          },
        },
      ],
    });
  });
});

describe('the report that does not name its province', () => {
  it('is shown', async () => {
    const text = `{
      unplaced { id year document { file } figures { membership { members { value } newMembers { value } } } }
    }`;
    expect(await answer(text)).toEqual({
      unplaced: [
        {
          id: 'cong-doan-vien-chuc-2024',
          year: 2024,
          document: { file: '001_3b8b1c7983160771.txt' },
          figures: { membership: { members: { value: 4_535 }, newMembers: { value: 106 } } },
        },
      ],
    });
  });

  it('is not among the facts of any province', async () => {
    const provinces = 'provinces { id facts { totalCount } }';
    const text = `{
      cum5: cluster(id: "cum-5") { season(year: 2024) { ${provinces} } }
      tenProvinces: cluster(id: "nam-trung-bo-tay-nguyen") { season(year: 2020) { ${provinces} } }
      laiChau: province(id: "lai-chau") { facts { totalCount } }
    }`;
    const facts = (id: string, totalCount: number) => ({ id, facts: { totalCount } });
    expect(await answer(text)).toEqual({
      cum5: {
        season: {
          provinces: [
            facts('cao-bang', 2),
            facts('bac-kan', 19),
            facts('lang-son', 2),
            facts('thai-nguyen', 1),
            facts('tuyen-quang', 0),
            facts('ha-giang', 0),
          ],
        },
      },
      tenProvinces: {
        season: {
          provinces: [
            facts('khanh-hoa', 0),
            facts('quang-ngai', 0),
            facts('quang-nam', 0),
            facts('binh-dinh', 0),
            facts('phu-yen', 0),
            facts('kon-tum', 0),
            facts('gia-lai', 0),
            facts('dak-lak', 0),
            facts('dak-nong', 0),
            facts('lam-dong', 0),
          ],
        },
      },
      laiChau: { facts: { totalCount: 21 } },
    });
  });

  it('is in no total: those of all provinces are what one reported and three are mentioned with', async () => {
    const text = `{
      totals(scope: { allProvinces: true }, years: [2024]) {
        figures {
          membership { members { value } employees { value } newMembers { value } }
          awards { total { value reportedBy } }
          welfare { spent { value } contributed { value } people { value } gifts { value } }
        }
        coverage { expected reported draft simulated { id } mentioned { province { id } } }
      }
    }`;
    expect(await answer(text)).toEqual({
      totals: [
        {
          figures: {
            membership: { members: null, employees: { value: 23_218 }, newMembers: null },
            awards: { total: { value: 100, reportedBy: 1 } },
            welfare: {
              spent: { value: 6_300_000_000 },
              contributed: null,
              people: null,
              gifts: { value: 8_552 },
            },
          },
          coverage: {
            expected: 63,
            reported: 1,
            draft: true,
            simulated: [],
            mentioned: ['cao-bang', 'lang-son', 'thai-nguyen'].map((id) => ({ province: { id } })),
          },
        },
      ],
    });
  });
});

describe('the seeds of cluster 5', () => {
  it('answer what the public workflow asks of all that Compose starts', async () => {
    const ask = promisify(execFile)(projectPath('.github', 'ask.sh'), [`${system!.origin}/graphql`]);
    expect(JSON.parse((await ask).stdout)).toMatchObject({ data: { cluster: { season: {} } } });
  });
});
