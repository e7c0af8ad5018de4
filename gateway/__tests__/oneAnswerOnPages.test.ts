import { awardFigure, awardsByBody } from '../../dashboard/model/breakdowns';
import { readDashboard, type Dashboard } from '../../dashboard/model/dashboard';
import { mainMeasure } from '../../dashboard/model/measures';
import { rankProvinces } from '../../dashboard/model/ranking';
import { readTotalTrail, type TotalTrail } from '../../dashboard/model/trail';
import type { FigureKey } from '../../dashboard/address';
import { sayBounds, type Bounds } from '../../web/words/bounds';
import { isForAllRecipients } from '../../domain/awardScope';
import { projectPath } from '../../platform/paths';
import { readOperationFile } from '../../schema/operationFiles';
import { provinces, startGeneratedSystem, years, type GeneratedSystem } from './generatedReports';

let system: GeneratedSystem;
beforeAll(async () => {
  system = await startGeneratedSystem();
}, 60_000);
afterAll(() => system.stop());

const savedText = (name: string) => readOperationFile(projectPath('schema', 'operations'), name);
const shown = years.slice(1);

/** What the page has of a year, by its own reading of its own question. */
async function dashboardOf(year: number): Promise<Dashboard> {
  const answer = await system.ask(savedText('dashboard'), {
    ...{ cluster: 'north', allProvinces: false, year, before: year - 1, lastDay: `${year}-12-31` },
    ...{ years: [year - 1, year], boundaries: 'AS_REPORTED' },
  });
  return readDashboard(answer, year)!;
}

async function trailAnswerOf(year: number) {
  return system.ask(savedText('totalTrail'), {
    ...{ cluster: 'north', season: year, allProvinces: false, year, lastDay: `${year}-12-31` },
    boundaries: 'AS_REPORTED',
  });
}

/** Bounds alone: what else the API says of a number is not of it. */
function boundsOf(quantity: (Bounds & { reportedBy?: number }) | null) {
  if (!quantity) return null;
  const { value, atLeast, atMost, estimated, reportedBy } = quantity;
  return { value, atLeast, atMost, estimated: estimated === true, reportedBy };
}

const number = '{ value atLeast atMost estimated reportedBy }';

/** The table of awards by province of each year, of some kind and body. */
async function tablesOf(where: string): Promise<Map<number, any>> {
  const tables = await system.ask(
    `{ ${shown
      .map(
        (year) => `y${year}: table(
          measure: "awards", scope: { clusters: ["north"] }, years: [${year}], rows: PROVINCE, columns: YEAR ${where}
        ) { rows { key total { quantity ${number} } } total { quantity ${number} } }`,
      )
      .join('\n')} }`,
  );
  return new Map(shown.map((year) => [year, tables[`y${year}`]]));
}

function byProvince(rows: { id: string; quantity: Bounds | null }[]) {
  const quantities = new Map(rows.map(({ id, quantity }) => [id, boundsOf(quantity)]));
  return provinces.map((id) => quantities.get(id) ?? null);
}

function ofTable(table: any) {
  return {
    total: boundsOf(table.total.quantity),
    rows: byProvince(table.rows.map(({ key, total }: any) => ({ id: key, quantity: total.quantity }))),
  };
}

function ofTrail({ total, rows }: TotalTrail) {
  return { total: boundsOf(total), rows: byProvince(rows) };
}

describe('the awards of three provinces', () => {
  let dashboards: Map<number, Dashboard>;
  let trails: Map<number, any>;
  beforeAll(async () => {
    dashboards = new Map();
    trails = new Map();
    for (const year of shown) {
      dashboards.set(year, await dashboardOf(year));
      trails.set(year, await trailAnswerOf(year));
    }
  }, 60_000);

  const trailOf = (year: number, figure: FigureKey) => ofTrail(readTotalTrail(trails.get(year), figure)!);

  it('are the same on the page, in the trail and in tables', async () => {
    const tables = await tablesOf('');
    for (const [year, { figures, provinces: rows }] of dashboards) {
      const awards = mainMeasure('awards');
      const onPage = {
        total: boundsOf(figures && awards.read(figures)),
        rows: byProvince(
          rows.map((row) => ({ id: row.id, quantity: row.figures && awards.read(row.figures) })),
        ),
      };
      const inTable = ofTable(tables.get(year));
      expect([year, onPage]).toEqual([year, inTable]);
      expect([year, trailOf(year, { measure: 'awards' })]).toEqual([year, inTable]);
    }
  });

  it('are ranked and grow the same on the page', async () => {
    const rankings = await rankingsOf();
    for (const [year, dashboard] of dashboards) {
      const onPage = rankProvinces(dashboard.provinces, mainMeasure('awards')).map(
        ({ province: { id }, ranks, growth }) => [
          id,
          ranks?.best ?? null,
          ranks?.worst ?? null,
          inPoints(growth),
        ],
      );
      expect([year, onPage.sort()]).toEqual([year, rankings.get(year)!.sort()]);
    }
  });

  it('are the same beside what the cluster published, with their trail', async () => {
    const tables = await tablesOf('where: { kinds: [CERTIFICATE_OF_MERIT], awardedBy: [CONFEDERATION] }');
    for (const [year, { figures, cluster }] of dashboards) {
      const { published, reconciliation } = cluster!.season;
      const groups = awardsByBody(figures, published, reconciliation ?? []);
      const part = groups.flatMap(({ parts }) => parts).find((one) => one.published !== null)!;
      const row = reconciliation!.find(({ kind }) => kind !== null)!;
      const inTable = ofTable(tables.get(year));
      expect([year, boundsOf(part.sum)]).toEqual([year, inTable.total]);
      expect([year, boundsOf(row.computed)]).toEqual([year, inTable.total]);
      const figure = awardFigure(row, isForAllRecipients(row, reconciliation!));
      expect(part.figure).toEqual(figure);
      expect([year, trailOf(year, figure)]).toEqual([year, inTable]);
    }
  });

  it('have a trail for each part that the page shows', () => {
    for (const [year, { figures, cluster }] of dashboards) {
      const { published, reconciliation } = cluster!.season;
      const parts = awardsByBody(figures, published, reconciliation ?? []).flatMap((group) => group.parts);
      for (const { figure, sum } of parts) {
        expect([year, figure, trailOf(year, figure).total]).toEqual([year, figure, boundsOf(sum)]);
      }
    }
  });

  it('are said with the same bounds by the page as by its trail', () => {
    for (const [year, { figures }] of dashboards) {
      const total = figures?.awards.total ?? null;
      const traced = readTotalTrail(trails.get(year), { measure: 'awards' })!.total;
      const say = (bounds: Bounds | null) => bounds && sayBounds(bounds, 'sum', 'awards', 'vi');
      expect(say(traced)).toBe(say(total));
    }
  });
});

async function rankingsOf(): Promise<Map<number, unknown[][]>> {
  const answer = await system.ask(
    `{ ${shown
      .map(
        (year) => `y${year}: ranking(measure: "awards", scope: { clusters: ["north"] }, year: ${year}) {
          rows { bestRank worstRank province { id } growth { basisPointsAtLeast basisPointsAtMost } }
        }`,
      )
      .join('\n')} }`,
  );
  return new Map(
    shown.map((year) => [
      year,
      answer[`y${year}`].rows.map(({ province, bestRank, worstRank, growth }: any) => [
        ...[province.id, bestRank, worstRank],
        growth && growth.basisPointsAtLeast === null && growth.basisPointsAtMost === null
          ? null
          : growth && [growth.basisPointsAtLeast, growth.basisPointsAtMost],
      ]),
    ]),
  );
}

function inPoints(growth: { atLeast: number | null; atMost: number | null } | null) {
  const points = (ratio: number | null, round: (of: number) => number) =>
    ratio === null ? null : round(Number((ratio * 10_000).toFixed(6)));
  return growth && [points(growth.atLeast, Math.floor), points(growth.atMost, Math.ceil)];
}
