import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { parseProvinceFile, parseSeasonFile, parseUnplacedFile } from '../../domain/reports/reportFiles';
import { excerptOf } from '../../domain/excerpt';
import { projectPath } from '../../platform/paths';
import { readSeedText } from '../../platform/seedTexts';

const catalogue = loadCatalogue();
const files = readdirSync(projectPath('data', 'seeds'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort();
const reports = files.map((file) => ({ file, ...parse(file) }));
const facts = reports.flatMap((report) => report.facts);

function parse(file: string) {
  const content: unknown = JSON.parse(readFileSync(projectPath('data', 'seeds', file), 'utf8'));
  if (file.startsWith('provinces/')) return parseProvinceFile(content, file, catalogue);
  if (file.startsWith('seasons/')) return parseSeasonFile(content, file, catalogue);
  return parseUnplacedFile(content, file, catalogue);
}

function provinceIds(): string[] {
  const content = readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8');
  return (JSON.parse(content) as { id: string }[]).map(({ id }) => id);
}

/** `s0-01` to `s0-33` for seed 0 with 33 figures. */
function figureIds(figuresOfSeed: number[]): string[] {
  return figuresOfSeed.flatMap((figures, seed) =>
    Array.from({ length: figures }, (_, index) => `s${seed}-${String(index + 1).padStart(2, '0')}`),
  );
}

describe('the texts of the seeds', () => {
  it('have every number where its file says, and no name of a person', () => {
    for (const { document, facts: ofFile } of reports) {
      const text = readSeedText(projectPath('data', 'seeds'), document.id) ?? '';
      for (const fact of ofFile) {
        expect([fact.id, excerptOf(text, fact)?.marked]).toEqual([fact.id, fact.printed]);
      }
      expect(text).not.toMatch(/([Đđ]ồng chí|[Tt]ác giả:?) \p{Lu}\p{L}+ \p{Lu}\p{L}+ \p{Lu}/u);
    }
  });
});

describe('the seed files', () => {
  it('can all be imported', () => {
    expect(reports.map(({ file, facts: ofFile }) => [file, ofFile.length])).toEqual([
      ['provinces/bac-kan/thanh-pho-bac-kan-2024-01-04.json', 19],
      ['provinces/cao-bang/cum-5-2024-12-21.json', 2],
      ['provinces/lai-chau/lai-chau-2024-12-27.json', 21],
      ['provinces/lang-son/cum-5-2024-12-21.json', 2],
      ['provinces/thai-nguyen/cum-5-2024-12-21.json', 1],
      ['seasons/cum-5-2024.json', 27],
      ['seasons/nam-trung-bo-tay-nguyen-2020.json', 6],
      ['seasons/nam-trung-bo-tay-nguyen-2021.json', 1],
      ['unplaced/cong-doan-vien-chuc-2024.json', 19],
    ]);
  });

  it('hold the 100 figures of the reports, each once, but for the two that only count provinces', () => {
    const held = facts.map((fact) => fact.id).sort();
    const keptOut = ['s0-33', 's4-01'];
    expect(held).toHaveLength(98);
    expect([...held, ...keptOut].sort()).toEqual(figureIds([33, 19, 21, 19, 8]));
  });

  it('stand in the folder of a province of the register, under the id of their document', () => {
    const known = new Set(provinceIds());
    for (const report of reports) {
      if (!('province' in report)) continue;
      expect(known).toContain(report.province);
      expect(report.file).toBe(join('provinces', report.province, `${report.document.id}.json`));
    }
  });

  it('name the fact that contains another', () => {
    const included = facts.filter((fact) => fact.includedIn !== undefined);
    expect(included.map((fact) => [fact.id, fact.includedIn, fact.adds])).toEqual([
      ['s2-02', 's2-01', 'TOTAL'],
      ['s2-03', 's2-01', 'TOTAL'],
      ['s0-02', 's0-01', 'BREAKDOWN'],
      ['s0-03', 's0-01', 'BREAKDOWN'],
      ['s1-18', 's1-16', 'TOTAL'],
      ['s1-19', 's1-17', 'TOTAL'],
    ]);
  });

  it('keep rates, prices, single cases and what has a reason out of every sum', () => {
    const never = facts.filter((fact) => fact.adds === 'NEVER').map((fact) => fact.id);
    expect(never.sort()).toEqual([
      's0-30',
      's0-31',
      's0-32',
      's1-06',
      's1-12',
      's1-13',
      's1-14',
      's2-12',
      's3-07',
      's3-09',
      's3-16',
      's4-02',
    ]);
    expect(facts.filter((fact) => fact.notAdded !== undefined).map((fact) => fact.id)).toEqual([
      's0-32',
      's1-06',
    ]);
  });

  it('say of every fact what is printed and where', () => {
    for (const fact of facts) {
      expect(fact.printed).toMatch(/^.{1,30}$/);
      expect(fact.offset).toBeGreaterThan(0);
    }
  });

  it('describe one document in the same words wherever it stands', () => {
    const describe = ({ document }: (typeof reports)[number]) => {
      const { id, file, sha256, publisher, publishedOn, eventOn, status } = document;
      return [id, JSON.stringify({ file, sha256, publisher, publishedOn, eventOn, status })] as const;
    };
    const descriptions = new Set(reports.map((report) => describe(report).join(' ')));
    expect(descriptions.size).toBe(5);
  });
});
