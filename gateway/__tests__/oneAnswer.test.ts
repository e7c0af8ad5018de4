import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { addUp, createCover, type CoverRow } from '../../domain/cover';
import { awardKinds, type FactSource } from '../../domain/facts';
import { ImportError } from '../../domain/problems';
import type { Bounds } from '../../domain/quantity';
import { parseProvinceFile } from '../../domain/reports/reportFiles';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { readWorkbookFile } from '../export/__tests__/readWorkbookFile';
import {
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubReport,
  type StubReports,
  type TestGateway,
} from './stubs';

const catalogue = loadCatalogue();
const provinces = ['a', 'b', 'c'];
const years = Array.from({ length: 24 }, (_, index) => 2001 + index);

const bounds = (value: number): fc.Arbitrary<Bounds> =>
  fc.constantFrom<Bounds>(
    { value, atLeast: value, atMost: value },
    { value, atLeast: value, atMost: value },
    { value, atLeast: value, atMost: null },
    { value, atLeast: 0, atMost: value },
    { value, atLeast: 0, atMost: null, estimated: true },
  );

const award = fc
  .record({
    form: fc.constantFrom('SUMMARY', 'ITEM'),
    kind: fc.constantFrom(
      undefined,
      'CERTIFICATE_OF_MERIT',
      'CERTIFICATE_OF_MERIT',
      'EMULATION_FLAG',
      'MIXED',
    ),
    awardedBy: fc.constantFrom(undefined, 'CONFEDERATION', 'PROVINCE'),
    recipient: fc.constantFrom(undefined, 'COLLECTIVE', 'INDIVIDUAL'),
    quantity: fc.integer({ min: 1, max: 20 }).chain(bounds),
  })
  .map(({ quantity, ...fact }) => ({ measure: 'awards', ...fact, ...quantity }));

const world = fc.record({
  REPORT: fc.array(award, { maxLength: 4 }),
  MENTION: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(award, { maxLength: 2 })),
  SIMULATED: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(award, { maxLength: 3 })),
});
type Award = typeof award extends fc.Arbitrary<infer Of> ? Of : never;
type World = Record<FactSource, readonly Award[]>;

/** As a province's service adds its documents up; null if it has none that can be imported. */
function reportOf(said: World, year: number): StubReport | null {
  const rows = (Object.keys(said) as FactSource[]).flatMap((source) => rowsOf(said, source, year));
  const sources = new Set(rows.map((row) => row.source));
  if (sources.size === 0) return null;
  const isReported = sources.has('REPORT');
  const cells = addUp(createCover([{ id: 'p', parent: null }], rows)('p'), catalogue);
  if (isReported) return { cells };
  return sources.has('SIMULATED') ? { cells, status: 'SAMPLE' } : { cells, kind: 'MENTION' };
}

function rowsOf(said: World, source: FactSource, year: number) {
  const facts = said[source].map((fact, index) => ({ id: `${source}-${index}`, unit: 'p', year, ...fact }));
  const file = {
    province: 'p',
    document: { id: source, file: 'f', status: 'FINAL', unit: 'p' },
    units: [{ id: 'p', name: 'P', level: 'PROVINCE', parent: null }],
    facts,
  };
  try {
    return parseProvinceFile(JSON.parse(JSON.stringify(file)), 'f', catalogue).facts.map((fact) => ({
      ...fact,
      source,
    })) satisfies CoverRow[];
  } catch (error) {
    // Parts that are more than their total, or the same number twice.
    if (error instanceof ImportError) return [];
    throw error;
  }
}

const worlds = fc.sample(fc.array(world, { minLength: 3, maxLength: 3 }), {
  numRuns: years.length,
  seed: 16,
});
const reports: StubReports = Object.fromEntries(
  provinces.map((province, place) => [
    province,
    Object.fromEntries(
      years.flatMap((year, index) => {
        const said = worlds[index]?.[place];
        const report = said ? reportOf(said, year) : null;
        return report ? [[year, report]] : [];
      }),
    ),
  ]),
);
const published = [
  { measure: 'awards', value: 9, atLeast: 9, atMost: 9 },
  {
    ...({ measure: 'awards', kind: 'CERTIFICATE_OF_MERIT', awardedBy: 'CONFEDERATION' } as const),
    ...{ value: 5, atLeast: 5, atMost: 5 },
  },
];

let servers: GraphqlServer[] = [];
let gateway: TestGateway;
beforeAll(async () => {
  const stub = await startStubProvinces(reports);
  const seasons = years.map((year) => ({ cluster: 'north', year, provinces, published }));
  const register = await startStubRegister(provinces, seasons);
  const endpoints = Object.fromEntries(provinces.map((province) => [province, stub.endpoint]));
  gateway = await startTestGateway({ register: `${register.origin}/graphql`, endpoints });
  servers = [gateway, register, stub];
}, 60_000);
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const number = '{ value atLeast atMost exact estimated reportedBy }';
const cell = `{ quantity ${number} }`;
const all = 'scope: { provinces: ["a", "b", "c"] }';
const listed = `[${years.join()}]`;

async function ask(text: string): Promise<any> {
  const { body } = await gateway.query(text);
  expect(body.errors).toBeUndefined();
  return body.data;
}

/** The totals of a scope by year. */
async function totalsOf(scope: string): Promise<unknown[]> {
  const { totals } = await ask(
    `{ totals(${scope}, years: ${listed}) { figures { awards { total ${number} } } } }`,
  );
  return totals.map(({ figures }: any) => figures.awards.total);
}

const quantitiesOf = (cells: any[]): unknown[] => cells.map(({ quantity }) => quantity);

describe('the awards of three provinces', () => {
  it('are of every sort: in totals, in parts, mentioned, simulated and estimated', () => {
    const made = Object.values(reports).flatMap((ofYear) => Object.values(ofYear));
    const has = (test: (report: StubReport) => boolean) => made.some(test);
    expect([
      has(({ kind }) => kind === 'MENTION'),
      has(({ status }) => status === 'SAMPLE'),
      has(({ cells }) => cells.some(({ estimated }) => estimated === true)),
      has(({ cells }) => cells.some(({ apart, atLeast }) => apart !== undefined && apart.atLeast < atLeast)),
    ]).toEqual([true, true, true, true]);
  });

  it('are the same in totals, tables and rankings', async () => {
    const together = await totalsOf(all);
    const single = await Promise.all(provinces.map((id) => totalsOf(`scope: { provinces: ["${id}"] }`)));
    const table = (rows: string, columns: string) =>
      `table(measure: "awards", ${all}, years: ${listed}, rows: ${rows}, columns: ${columns}) {
        columns { key total ${cell} } rows { key cells ${cell} total ${cell} } total ${cell}
      }`;
    const answer = await ask(`{
      byProvince: ${table('PROVINCE', 'YEAR')}
      byKind: ${table('AWARD_KIND', 'YEAR')}
      ${years
        .map(
          (year) => `y${year}: ranking(measure: "awards", ${all}, year: ${year}) {
            total ${cell} rows { rank province { id } current ${cell} }
          }`,
        )
        .join('\n')}
    }`);
    expect(quantitiesOf(answer.byProvince.columns.map(({ total }: any) => total))).toEqual(together);
    expect(quantitiesOf(answer.byKind.columns.map(({ total }: any) => total))).toEqual(together);
    expect(answer.byProvince.rows.map(({ cells }: any) => quantitiesOf(cells))).toEqual(single);
    expect(answer.byKind.total).toEqual(answer.byProvince.total);
    years.forEach((year, index) => {
      const { total, rows } = answer[`y${year}`];
      expect(total.quantity).toEqual(together[index]);
      const byId = new Map(rows.map(({ province, current }: any) => [province.id, current.quantity]));
      expect(provinces.map((id) => byId.get(id))).toEqual(single.map((ofProvince) => ofProvince[index]));
      const mentioned = rows.filter(({ current }: any) => current.quantity?.reportedBy === 0);
      expect(mentioned.map(({ rank }: any) => rank)).toEqual(mentioned.map(() => null));
    });
  });

  it('are all of them where all kinds are asked for', async () => {
    const { table } = await ask(`{
      table(
        measure: "awards", ${all}, years: ${listed}, rows: PROVINCE, columns: YEAR
        where: { kinds: [${awardKinds.join()}] }
      ) { columns { total ${cell} } }
    }`);
    expect(quantitiesOf(table.columns.map(({ total }: any) => total))).toEqual(await totalsOf(all));
  });

  it('are the same beside what the cluster published', async () => {
    const together = await totalsOf(all);
    const { table } = await ask(`{
      table(
        measure: "awards", ${all}, years: ${listed}, rows: PROVINCE, columns: YEAR
        where: { kinds: [CERTIFICATE_OF_MERIT], awardedBy: [CONFEDERATION] }
      ) { columns { total ${cell} } }
    }`);
    const seasons: any[] = [];
    for (const year of years) {
      const { cluster } = await ask(
        `{ cluster(id: "north") { season(year: ${year}) { reconciliation { kind computed ${number} } } } }`,
      );
      seasons.push(cluster.season);
    }
    const computed = (isWhole: boolean) =>
      seasons.map(
        ({ reconciliation }) => reconciliation.find(({ kind }: any) => (kind === null) === isWhole).computed,
      );
    expect(computed(true)).toEqual(together);
    expect(computed(false)).toEqual(quantitiesOf(table.columns.map(({ total }: any) => total)));
  });

  it('are the same in files', async () => {
    const query = `measure=awards&provinces=a,b,c&years=2001-2024&rows=PROVINCE&columns=YEAR`;
    const { table } = await ask(`{
      table(measure: "awards", ${all}, years: ${listed}, rows: PROVINCE, columns: YEAR) {
        columns { total ${cell} } rows { cells ${cell} total ${cell} } total ${cell}
      }
    }`);
    const cells = [
      ...table.rows.flatMap((row: any) => [...row.cells, row.total]),
      ...table.columns.map(({ total }: any) => total),
      table.total,
    ];
    const expected = quantitiesOf(cells).map((quantity: any) =>
      ['value', 'atLeast', 'atMost', 'reportedBy'].map((name) => quantity?.[name] ?? null),
    );
    const csv = await (await fetch(`${gateway.origin}/tables.csv?${query}&format=long`)).text();
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    const names = ['value', 'at_least', 'at_most', 'reported_by'];
    expect(rows.map((row) => names.map((name) => (row[name] === '' ? null : Number(row[name]))))).toEqual(
      expected,
    );
    const file = await (await fetch(`${gateway.origin}/tables.xlsx?${query}&language=vi`)).arrayBuffer();
    const sheet = (await readWorkbookFile(new Uint8Array(file)))['Cận và độ đầy đủ'] ?? [];
    const numbers = sheet.slice(1).filter((row) => row[1] !== 'NOTE');
    expect(numbers.map((row) => [3, 5, 6, 7].map((place) => row[place] ?? null))).toEqual(expected);
  });
});
