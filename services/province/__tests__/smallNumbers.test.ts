import type { ProvinceService } from '..';
import { analyst } from '../../../platform/testing/shardKeys';
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
    item('f3', 4, { measure: 'personTimes', form: 'SUMMARY' }),
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

describe('fewer than five people of a grassroots union', () => {
  it.each([publicCaller, analyst, { ...own, province: 'lang-son' }])(
    'are withheld with the reason from $role, and what would tell them too',
    async (caller) => {
      expect(await unitAs(caller, 'cdcs-x')).toEqual({
        figures: {
          welfare: { people: { value: 23 }, personTimes: null, houses: { value: 2 }, byProgramme: [] },
        },
        withheld: [
          { measure: 'people', programme: 'mai-am-cong-doan', reason: 'SMALL_NUMBER' },
          { measure: 'people', programme: 'tet-sum-vay', reason: 'SMALL_NUMBER' },
          { measure: 'personTimes', programme: null, reason: 'SMALL_NUMBER' },
        ],
      });
      expect(await factsAs(caller)).toEqual([
        ['f1', null, null, 'SMALL_NUMBER'],
        ['f2', null, null, 'SMALL_NUMBER'],
        ['f3', null, null, 'SMALL_NUMBER'],
        ['f4', 2, '2 căn', null],
        ['f5', 9, '9 người', null],
        ['f6', 1, '1 người', null],
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

  it('are in every total above', async () => {
    const selection = 'report(year: 2024) { figures { welfare { people { value } personTimes { value } } } }';
    for (const caller of [publicCaller, analyst, own]) {
      const { data } = await askAs(service, caller, selection);
      expect(data._entities[0].report.figures.welfare).toEqual({
        people: { value: 33 },
        personTimes: { value: 4 },
      });
    }
  });

  it('are not withheld where there are five or more, nor of a district', async () => {
    expect(await unitAs(publicCaller, 'cdcs-y')).toMatchObject({
      figures: { welfare: { people: { value: 9 } } },
      withheld: [],
    });
    expect(await unitAs(publicCaller, 'huyen-b')).toMatchObject({
      figures: { welfare: { people: { value: 1 } } },
      withheld: [],
    });
  });
});

describe('a number is small', () => {
  it.each([
    [{ value: 4, atMost: 4 }, true],
    [{ value: 5, atMost: 5 }, false],
    [{ value: 3, atMost: null }, true],
    [{ value: null, atMost: 4 }, true],
    [{ value: null, atMost: 40 }, false],
    [{ value: null, atMost: null }, false],
  ])('%j: %s', (bounds, small) => expect(isSmall(bounds)).toBe(small));
});
