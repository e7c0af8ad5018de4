import type { ProvinceService } from '..';
import { analyst } from '../../../platform/testing/gatewayKeys';
import { isSmall } from '../../../domain/smallNumbers';
import { askAs, own, publicCaller } from './asking';
import { importInto, reportFile, startTestService } from './testProvinces';

let service: ProvinceService;

beforeAll(async () => {
  service = await startTestService(['cao-bang']);
  const item = (id: string, value: number, more: object) => ({
    id,
    measure: 'people',
    value,
    form: 'ITEM',
    printed: `${value} người`,
    unit: 'cdcs-x',
    ...more,
  });
  const content = reportFile([
    item('f1', 3, { programme: 'tet-sum-vay' }),
    item('f2', 20, { programme: 'mai-am-cong-doan' }),
    item('f3', 4, { measure: 'personTimes' }),
    item('f4', 2, { measure: 'houses', form: 'SUMMARY', printed: '2 căn' }),
    item('f5', 9, { unit: 'cdcs-y', programme: 'tet-sum-vay' }),
    item('f6', 1, { unit: 'huyen-b', programme: 'tet-sum-vay' }),
  ]);
  const below = (id: string) => ({
    id,
    name: `Công đoàn cơ sở ${id}`,
    level: 'GRASSROOTS',
    parent: 'huyen-a',
  });
  content.units.push(below('cdcs-x'), below('cdcs-y'));
  const store = service.stores.get('cao-bang');
  if (!store) throw new Error('The service holds Cao Bằng');
  await importInto(store, content, 'report.json');
});
afterAll(() => service.stop());

const unitSelection = (id: string) => `unit(id: "${id}") {
  figures(year: 2024) { welfare {
    people { value } personTimes { value } houses { value } byProgramme { programme people { value } }
  } }
  withheld(year: 2024) { measure programme reason }
}`;
const factSelection = `facts(year: 2024) { edges { node { id printed withheld quantity { value } } } }`;

async function unitAs(caller: Parameters<typeof askAs>[1], id: string) {
  return (await askAs(service, caller, unitSelection(id))).data._entities[0].unit;
}

async function factsAs(caller: Parameters<typeof askAs>[1]) {
  const { data } = await askAs(service, caller, factSelection);
  return data._entities[0].facts.edges.map(({ node }: any) => [
    node.id,
    node.quantity?.value ?? null,
    node.printed,
    node.withheld,
  ]);
}

const withheld = (measure: string, programme: string | null) => ({
  measure,
  programme,
  reason: 'SMALL_NUMBER',
});

describe('fewer than five persons', () => {
  it.each([publicCaller, analyst, { ...own, province: 'lang-son' }])(
    'are withheld with the reason from $role, and what would tell them too',
    async (caller) => {
      // Of 23 people 3 and 20 are of programmes, and the province shows the 20, which only this union has: so the 23 go too.
      // The two houses are theirs whom the number of person-times counts.
      expect(await unitAs(caller, 'cdcs-x')).toEqual({
        figures: {
          welfare: { people: null, personTimes: null, houses: null, byProgramme: [] },
        },
        withheld: [
          withheld('houses', null),
          withheld('people', null),
          withheld('people', 'mai-am-cong-doan'),
          withheld('people', 'tet-sum-vay'),
          withheld('personTimes', null),
        ],
      });
      expect(await unitAs(caller, 'huyen-b')).toEqual({
        figures: {
          welfare: { people: null, personTimes: null, houses: null, byProgramme: [] },
        },
        withheld: [withheld('people', null), withheld('people', 'tet-sum-vay')],
      });
      expect(await factsAs(caller)).toEqual([
        ['f1', null, null, 'SMALL_NUMBER'],
        ['f2', null, null, 'SMALL_NUMBER'],
        ['f3', null, null, 'SMALL_NUMBER'],
        ['f4', null, null, 'SMALL_NUMBER'],
        // Of the 10 of this union and of the district, one is the district's.
        ['f5', null, null, 'SMALL_NUMBER'],
        ['f6', null, null, 'SMALL_NUMBER'],
      ]);
    },
  );

  it('are shown to the province itself', async () => {
    const { figures, withheld } = await unitAs(own, 'cdcs-x');
    expect(withheld).toEqual([]);
    expect(figures.welfare).toMatchObject({ people: { value: 23 }, personTimes: { value: 4 } });
    expect(figures.welfare.byProgramme).toHaveLength(2);
    expect((await factsAs(own)).slice(0, 3)).toEqual([
      ['f1', 3, '3 người', null],
      ['f2', 20, '20 người', null],
      ['f3', 4, '4 người', null],
    ]);
  });

  it('are a range in the figures of the province as a whole, and exact within larger numbers', async () => {
    const selection =
      'report(year: 2024) { figures { welfare { people { value } personTimes { value atLeast atMost } } } }';
    const welfare = async (caller: Parameters<typeof askAs>[1]) =>
      (await askAs(service, caller, selection)).data._entities[0].report.figures.welfare;
    for (const caller of [publicCaller, analyst]) {
      expect(await welfare(caller)).toEqual({
        people: { value: 33 },
        personTimes: { value: null, atLeast: 0, atMost: 9 },
      });
    }
    expect(await welfare(own)).toEqual({
      people: { value: 33 },
      personTimes: { value: 4, atLeast: 4, atMost: 4 },
    });
  });
});

describe('a number is small', () => {
  it.each([
    [{ value: 4, atMost: 4 }, true],
    [{ value: 5, atMost: 5 }, false],
    [{ value: 0, atMost: 0 }, false],
    [{ value: 3, atMost: null }, true],
    [{ value: null, atMost: 4 }, true],
    [{ value: null, atMost: 40 }, false],
    [{ value: null, atMost: null }, false],
  ])('%j: %s', (bounds, small) => expect(isSmall(bounds)).toBe(small));
});
