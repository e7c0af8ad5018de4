import { parse } from 'csv-parse/sync';
import { awardKinds } from '../../domain/facts';
import { readWorkbookFile } from '../export/__tests__/readWorkbookFile';
import { provinces, reports, startGeneratedSystem, years, type GeneratedSystem } from './generatedReports';
import type { StubReport } from './stubs';

let system: GeneratedSystem;
beforeAll(async () => {
  system = await startGeneratedSystem();
}, 60_000);
afterAll(() => system.stop());

const number = '{ value atLeast atMost exact estimated reportedBy }';
const cell = `{ quantity ${number} }`;
const all = 'scope: { provinces: ["a", "b", "c"] }';
const listed = `[${years.join()}]`;

const ask = (text: string) => system.ask(text);

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

  it('are all of them if all kinds are asked for', async () => {
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
    const csv = await (await fetch(`${system.gateway.origin}/tables.csv?${query}&format=long`)).text();
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    const names = ['value', 'at_least', 'at_most', 'reported_by'];
    expect(rows.map((row) => names.map((name) => (row[name] === '' ? null : Number(row[name]))))).toEqual(
      expected,
    );
    const file = await (
      await fetch(`${system.gateway.origin}/tables.xlsx?${query}&language=vi`)
    ).arrayBuffer();
    const sheet = (await readWorkbookFile(new Uint8Array(file)))['Cận và độ đầy đủ'] ?? [];
    const numbers = sheet.slice(1).filter((row) => row[1] !== 'NOTE');
    expect(numbers.map((row) => [3, 5, 6, 7].map((place) => row[place] ?? null))).toEqual(expected);
  });
});
