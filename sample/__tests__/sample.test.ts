import { createSample, type Sample } from '..';
import { readSampleSources } from '../../cli/sampleSources';
import type { Cell } from '../../domain/cells';
import { addUp, createCover } from '../../domain/cover';
import { cellKey, sourceOf } from '../../domain/facts';
import { parseProvinceFile, type ProvinceReportFile } from '../../domain/reports/reportFiles';
import { sum, type Bounds } from '../../domain/quantity';
import { fewestMembers, mostMembers } from '../members';

const sources = readSampleSources();
const sample = createSample(sources, 1);
const generations = sources.provinces.map(({ id }) => id);
const before = sources.provinces.filter(({ validFrom }) => validFrom === null).map(({ id }) => id);
const years = Array.from({ length: 11 }, (_, index) => 2015 + index);

function parse(made: Sample, province: string, year: number): ProvinceReportFile | null {
  const file = made.file(province, year);
  return file && parseProvinceFile(JSON.parse(file.content), `${province}/${file.name}`, sources.catalogue);
}

/** What a province's figures have, from its real reports and its sample document. */
function cellsOf(province: string, year: number, made = sample): Cell[] {
  const documents = sources.reports.filter((report) => report.province === province);
  const generated = parse(made, province, year);
  if (generated) documents.push(generated);
  const units = new Map(documents.flatMap((report) => report.units.map((unit) => [unit.id, unit])));
  const facts = documents
    .flatMap((report) => report.facts.map((fact) => ({ ...fact, source: sourceOf(report.document) })))
    .filter((fact) => fact.year === year);
  return addUp(createCover([...units.values()], facts, 'ALL')(province), sources.catalogue);
}

function total(cells: readonly Cell[], measure: string): number | null {
  const cell = cells.find((row) => row.measure === measure && cellKey(row) === cellKey({}));
  return cell?.value ?? null;
}

/** A line for each cell that a season's cluster published: how many provinces have it, and what they add up to. */
function addSeason(id: string, made: Sample): string[] {
  const season = sources.seasons.find((row) => row.id === id);
  if (!season) throw new Error(`No season "${id}"`);
  const provinces = season.provinces.map((province) => cellsOf(province, season.year, made));
  return season.published.map(({ measure, ...dimensions }) => {
    const own = provinces.flatMap((cells) =>
      cells.filter((cell) => cell.measure === measure && cellKey(cell) === cellKey(dimensions)),
    );
    const { value, atLeast, atMost }: Bounds = sum(own);
    const labels = cellKey(dimensions).split('|').filter(Boolean);
    return `${[measure, ...labels].join(' ')}: ${own.length} provinces, ${value} (${atLeast} to ${atMost})`;
  });
}

describe('the parts of season 2024 of cluster 5', () => {
  it.each([1, 2, 77])('with what the provinces really reported are what it published, seed %i', (seed) => {
    expect(addSeason('cum-5:2024', createSample(sources, seed)).sort()).toEqual(
      [
        'unions: 6 provinces, 6428 (6428 to 6428)',
        'unions PRODUCTION_BUSINESS: 6 provinces, 937 (937 to 937)',
        'unions STATE_ADMINISTRATION: 6 provinces, 5491 (5491 to 5491)',
        'members: 6 provinces, 339739 (339739 to 339739)',
        'voterMeetings: 6 provinces, 13 (13 to 13)',
        'petitions: 6 provinces, 122 (122 to 122)',
        'leaderDialogues: 6 provinces, 9 (9 to 9)',
        'bargainingAndDialogueSessions: 6 provinces, 109 (109 to 109)',
        'gifts: 6 provinces, 160000 (160000 to 160000)',
        'gifts nhieu-chuong-trinh: 6 provinces, 160000 (160000 to 160000)',
        'spent: 6 provinces, 79000000000 (9000000000 to null)',
        'spent nhieu-chuong-trinh: 6 provinces, 60000000000 (0 to 60000000000)',
        'spent mai-am-cong-doan: 6 provinces, 10000000000 (0 to 10000000000)',
        'spent khac-phuc-bao-so-3-2024: 6 provinces, 9000000000 (9000000000 to null)',
        'people: 6 provinces, 4425 (4425 to 4425)',
        'people mai-am-cong-doan: 6 provinces, 225 (225 to 225)',
        'people khac-phuc-bao-so-3-2024: 6 provinces, 4200 (4200 to 4200)',
        'newUnions: 6 provinces, 132 (132 to 132)',
        'newMembers: 6 provinces, 25493 (25493 to 25493)',
        'partyNominees: 6 provinces, 7417 (7417 to 7417)',
        'partyAdmissions: 6 provinces, 4925 (4925 to 4925)',
        'trainingClasses: 6 provinces, 202 (202 to 202)',
        'trainingAttendances: 6 provinces, 24000 (24000 to null)',
        'awards: 6 provinces, 1188 (1188 to null)',
        'awards EMULATION_FLAG CONFEDERATION COLLECTIVE: 4 provinces, 14 (14 to null)',
        'awards CERTIFICATE_OF_MERIT CONFEDERATION COLLECTIVE: 6 provinces, 74 (74 to null)',
        'awards CERTIFICATE_OF_MERIT CONFEDERATION INDIVIDUAL: 3 provinces, 100 (100 to 100)',
        'awards CERTIFICATE_OF_MERIT PROVINCE: 3 provinces, 1000 (1000 to null)',
      ].sort(),
    );
  });
});

describe('the parts of season 2020 of the ten provinces', () => {
  it.each([1, 2, 77])('are what it published, seed %i', (seed) => {
    expect(addSeason('nam-trung-bo-tay-nguyen:2020', createSample(sources, seed)).sort()).toEqual(
      [
        'provincesHonoured: 10 provinces, 4 (4 to 4)',
        'newUnions: 10 provinces, 187 (187 to 187)',
        'newMembers: 10 provinces, 30000 (0 to 30000)',
        'welfareAgreements: 10 provinces, 78 (78 to 78)',
        'spent: 10 provinces, 16000000000 (16000000000 to null)',
        'spent mai-am-cong-doan: 10 provinces, 16000000000 (16000000000 to null)',
        'houses: 10 provinces, 300 (300 to null)',
        'houses mai-am-cong-doan: 10 provinces, 300 (300 to null)',
      ].sort(),
    );
  });
});

describe('what is really known of a province', () => {
  const measuresOf = (province: string, year: number) =>
    new Set(parse(sample, province, year)?.facts.map(({ measure }) => measure));

  it('has nothing simulated beside it in its measure, if others mention it', () => {
    const measures = measuresOf('lang-son', 2024);
    expect([measures.has('awards'), measures.has('members')]).toEqual([false, true]);
    expect(total(cellsOf('lang-son', 2024), 'awards')).toBe(2);
  });

  it('has nothing simulated beside it in its measure, if one of its units reported it', () => {
    const measures = measuresOf('bac-kan', 2023);
    expect([measures.has('newMembers'), measures.has('members')]).toEqual([false, true]);
    expect(total(cellsOf('bac-kan', 2023), 'newMembers')).toBe(107);
  });

  it('stands alone for the year in which the federation itself reported', () => {
    expect(years.filter((year) => sample.file('lai-chau', year) === null)).toEqual([2024]);
  });
});

describe('sample files', () => {
  it('are the same bytes for the same seed, whatever was made before them', () => {
    const again = createSample(sources, 1);
    for (const year of [2025, 2015, 2024]) {
      for (const province of ['thai-nguyen-2025', 'cao-bang', 'ho-chi-minh', 'khanh-hoa']) {
        expect(again.file(province, year)).toEqual(sample.file(province, year));
      }
    }
  });

  it('differ with the seed', () => {
    const other = createSample(sources, 2);
    expect(other.file('cao-bang', 2024)?.content).not.toBe(sample.file('cao-bang', 2024)?.content);
  });

  it('are one for each year that a province sees the end of', () => {
    const count = (province: string) => years.filter((year) => sample.file(province, year) !== null).length;
    expect(['cao-bang', 'ha-giang', 'tuyen-quang-2025', 'atlantis'].map(count)).toEqual([11, 10, 1, 0]);
    expect(generations.reduce((so, province) => so + count(province), 0)).toBe(663);
  });

  it('can all be imported, and say in status and ids that they are samples', () => {
    for (const province of generations) {
      for (const year of [2015, 2024, 2025]) {
        const report = parse(sample, province, year);
        if (!report) continue;
        expect(report.document).toMatchObject({ id: `sample-${year}`, status: 'SAMPLE', unit: province });
        expect(report.facts.filter(({ id, adds }) => !id.startsWith('sample-') || adds !== 'TOTAL')).toEqual(
          [],
        );
        expect(report.units.filter(({ id }) => id !== province && !id.startsWith('sample-'))).toEqual([]);
      }
    }
  });

  it('have districts until 2024, which add up to their province', () => {
    const report = parse(sample, 'cao-bang', 2024);
    const districts = report?.facts.filter((fact) => fact.unit !== 'cao-bang') ?? [];
    for (const measure of ['members', 'unions']) {
      const own = districts.filter((fact) => fact.measure === measure).map((fact) => fact.value ?? 0);
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(own.reduce((so, value) => so + value, 0)).toBe(total(cellsOf('cao-bang', 2024), measure));
    }
    expect(parse(sample, 'cao-bang', 2025)?.units.map(({ id }) => id)).toEqual(['cao-bang']);
  });
});

describe('sizes', () => {
  it('are 20,000 to 2,000,000 members a province, growing by 0 to 5 % a year', () => {
    for (const province of before) {
      const members = years
        .filter((year) => year <= 2024)
        .map((year) => total(cellsOf(province, year), 'members'))
        .filter((value) => value !== null);
      members.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(fewestMembers);
        expect(value).toBeLessThanOrEqual(mostMembers);
        const last = members[index - 1];
        if (last === undefined) return;
        expect(value).toBeGreaterThanOrEqual(last);
        expect(value).toBeLessThanOrEqual(last * 1.05);
      });
    }
  });

  it('of a merged province go on from those it came from', () => {
    const parts = ['ho-chi-minh', 'binh-duong', 'ba-ria-vung-tau'];
    const last = parts.reduce((so, part) => so + (total(cellsOf(part, 2024), 'members') ?? 0), 0);
    const merged = total(cellsOf('ho-chi-minh-2025', 2025), 'members') ?? 0;
    expect(merged).toBeGreaterThanOrEqual(last);
    expect(merged).toBeLessThanOrEqual(last * 1.05);
  });

  it('of the big cities are the biggest', () => {
    const members = before.map((id): [string, number] => [id, total(cellsOf(id, 2023), 'members') ?? 0]);
    const largest = members.sort(([, a], [, b]) => b - a).map(([id]) => id);
    expect(largest.slice(0, 4).sort()).toEqual(['binh-duong', 'dong-nai', 'ha-noi', 'ho-chi-minh']);
  });
});
