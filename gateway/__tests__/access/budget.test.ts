import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noAuditLog } from '../../../platform/audit';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { createKey } from '../../../platform/apiKeys/keys';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from '../stubs';

const report = { 2024: { cells: [exactly('members', 2)] }, 2023: { cells: [exactly('members', 1)] } };
const provinces = ['a', 'b', 'c', 'd'];

let service: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;
let narrow: TestGateway;
let few: TestGateway;
const folder = mkdtempSync(join(tmpdir(), 'budget-'));
const { key, record } = createKey({ role: 'analyst', name: 'narrow' }, new Date());

beforeAll(async () => {
  service = await startStubProvinces({ a: report, b: report, c: report });
  register = await startStubRegister(provinces, [
    { cluster: 'north', year: 2023, provinces: ['a', 'b'] },
    { cluster: 'north', year: 2024, provinces: ['a', 'b', 'c'] },
  ]);
  // Province "d" runs no service.
  const endpoints = { a: service.endpoint, b: service.endpoint, c: service.endpoint };
  const origin = `${register.origin}/graphql`;
  gateway = await startTestGateway({ register: origin, endpoints });
  const [keysFile, limitsFile] = [join(folder, 'keys.json'), join(folder, 'limits.yml')];
  writeFileSync(keysFile, JSON.stringify({ keys: [record] }));
  writeFileSync(limitsFile, 'analyst:\n  cost: 6000\n  costPerMinute: 13000\n');
  const access = { keysFile, limitsFile, openId: null, trustLocal: false, audit: noAuditLog };
  narrow = await startTestGateway({ register: origin, endpoints, more: { access } });
  const fewTexts = join(folder, 'few.yml');
  writeFileSync(fewTexts, 'analyst:\n  newTextsPerMinute: 3\n');
  few = await startTestGateway({
    register: origin,
    endpoints,
    more: { access: { ...access, limitsFile: fewTexts } },
  });
});
afterAll(async () => {
  await Promise.all([gateway, narrow, few, register, service].map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  service.asked.length = 0;
});

const years = Array.from({ length: 30 }, (_, index) => 2000 + index).join();
const members = 'figures { membership { members { value } } }';

/** That it asks at all, each province and each year of one; a question to the register is 1,000, to add up 3,000. */
const asking = (provinces: number, provinceYears: number) => 1_000 + 120 * provinces + 50 * provinceYears;
const addingUp = (provinces: number, provinceYears: number) => 3_000 + asking(provinces, provinceYears);

describe('an operation that asks provinces', () => {
  it.each([
    ['a report', '{ province(id: "a") { report(year: 2024) { year } } }', 3 + asking(1, 1), 1],
    ['its figures', `{ province(id: "a") { report(year: 2024) { ${members} } } }`, 6 + asking(1, 1), 1],
    [
      'several years',
      '{ province(id: "a") { reports(from: 2020, to: 2024) { year } } }',
      2 + 5 + asking(1, 5),
      5,
    ],
    ['a province that runs no service', '{ province(id: "d") { report(year: 2024) { year } } }', 3, 0],
    [
      'two years',
      '{ province(id: "a") { a: report(year: 2023) { year } b: report(year: 2024) { year } } }',
      4 + asking(1, 2),
      2,
    ],
    [
      'the same twice',
      '{ a: province(id: "a") { report(year: 2024) { year } } b: province(id: "a") { report(year: 2024) { year } } }',
      5 + asking(1, 1),
      1,
    ],
    ['a page', '{ province(id: "a") { facts(first: 3) { totalCount } } }', 3 + asking(1, 1), 1],
    [
      'a total',
      '{ totals(scope: { provinces: ["a", "b", "d"] }, years: [2024]) { year } }',
      2 + addingUp(2, 2),
      2,
    ],
    // Figures, membership and members: once in the answer, and once of each province that is added up.
    [
      'the figures of a total',
      `{ totals(scope: { provinces: ["a", "b"] }, years: [2024]) { ${members} } }`,
      5 + addingUp(2, 2) + 2 * 3,
      2,
    ],
    [
      'a season',
      '{ cluster(id: "north") { season(year: 2024) { totals { year } } } }',
      4 + 1_000 + addingUp(3, 3),
      3,
    ],
    [
      'the same total twice',
      '{ a: totals(scope: { provinces: ["a"] }, years: [2024]) { year } b: totals(scope: { provinces: ["a"] }, years: [2024]) { year } }',
      3 + addingUp(1, 1),
      1,
    ],
    [
      // Of the first the price of the answers tells; of the second a is added up again: 5, and figures, membership and members.
      'totals of other provinces',
      `{ a: totals(scope: { provinces: ["a", "b"] }, years: [2024]) { ${members} }
         b: totals(scope: { provinces: ["a", "c"] }, years: [2024]) { ${members} } }`,
      9 + addingUp(3, 3) + 3 * 3 + (5 + 3),
      3,
    ],
    [
      'totals of other years',
      '{ totals(scope: { provinces: ["a", "b"] }, years: [2023, 2024]) { year } }',
      3 + addingUp(2, 4),
      4,
    ],
  ])('costs what it asks, exactly: %s', async (_what, text, total, count) => {
    // The second time, what provinces said is known: that it is asked for costs the same.
    for (const { body, cost } of [await gateway.query(text), await gateway.query(text)]) {
      expect(body.errors).toBeUndefined();
      expect(cost.total - (cost.planning ?? 0)).toBe(total);
      expect(cost).toMatchObject({ provinceYears: { count } });
    }
  });
});

async function ask(query: string) {
  const response = await fetch(`${narrow.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  // any: the shape is that of the query which the test sends
  return { response, body: (await response.json()) as any };
}

describe('an operation that asks more of provinces than it may', () => {
  it('is refused as a whole, and nothing of what was too much is sent', async () => {
    const { response, body } = await ask(
      `{ cluster(id: "north") { name season(year: 2024) { series(years: [${years}]) { year } } } }`,
    );
    expect(response.status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      {
        message:
          'The operation costs 11393, most of it for 90 years of provinces (8860), the limit is 6000; ask for fewer provinces, years or rows, or send it in parts',
        extensions: { code: 'COST_LIMIT_EXCEEDED', cost: 11393, limit: 6000, parts: expect.any(Array) },
      },
    ]);
    expect(body.extensions.cost).toMatchObject({
      total: 33 + 1_000 + addingUp(3, 90) + 5 * 300,
      limit: 6_000,
      provinceYears: { count: 90, cost: addingUp(3, 90) },
      register: 1_000,
      planning: 5 * 300,
    });
    expect(service.asked).toEqual([]);
  });

  it('is refused beyond the minute of its caller, before it is sent', async () => {
    const text = '{ totals(scope: { provinces: ["a", "b", "c"] }, years: [2024]) { year } }';
    const asked = [];
    for (let round = 0; round < 4; round += 1) asked.push(await ask(text));
    expect(asked.map(({ response }) => response.status)).toEqual([200, 200, 429, 429]);
    expect(asked[2]?.body.errors[0].extensions.code).toBe('RATE_LIMITED');
    expect(Number(asked[2]?.response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(asked[2]?.body.data).toBeUndefined();
    // Once for the first; the second found it known.
    expect(service.asked.length).toBeLessThanOrEqual(6);
  });
});

describe('an operation that was not planned before', () => {
  it('costs 300 for each of its fields, fragments written out, once', async () => {
    const text =
      'query Planned { provinces { ...Names } clusters { id } } fragment Names on Province { id name }';
    const [first, second] = [await gateway.query(text), await gateway.query(text)];
    expect(first.cost.planning).toBe(5 * 300);
    expect(second.cost.planning).toBeUndefined();
    expect(first.cost.total - second.cost.total).toBe(5 * 300);
  });

  it('is one of few that its caller may send in a minute, by text and by what conditions leave of it', async () => {
    const statuses: number[] = [];
    const query =
      'query Few($a: Boolean!, $b: Boolean!, $c: Boolean!) { a: __typename @skip(if: $a) b: __typename @skip(if: $b) c: __typename @skip(if: $c) d: __typename }';
    const send = async (variables: object) => {
      const response = await fetch(`${few.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
      });
      statuses.push(response.status);
      // any: the shape is that of the query which the test sends
      return (await response.json()) as any;
    };
    const first = { a: true, b: true, c: true };
    await send(first);
    await send({ ...first, a: false });
    await send({ ...first, b: false });
    const refused = await send({ ...first, c: false });
    // What was planned before is no new text.
    await send(first);
    expect(statuses).toEqual([200, 200, 200, 429, 200]);
    expect(refused.errors[0].extensions.code).toBe('RATE_LIMITED');
    expect(refused.errors[0].message).toContain('3 new texts');
  });
});
