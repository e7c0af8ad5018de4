import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseYears } from '../sample';
import { selectProvinces, writeSample } from '../writeSample';
import { readSampleSources } from '../sampleSources';

const folder = mkdtempSync(join(tmpdir(), 'congdoan-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(out: string): string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
}

describe('congdoan sample', () => {
  it('writes one file for each province and year, the same bytes each time', () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const options = { provinces: 'cao-bang,tuyen-quang-2025', years: [2024, 2025], seed: 1 };
    expect(writeSample({ ...options, out: first })).toMatchObject({ files: 3, provinces: 2 });
    writeSample({ ...options, years: [2020, 2024, 2025], out: second });
    const files = [
      'cao-bang/sample-2024.json',
      'cao-bang/sample-2025.json',
      'tuyen-quang-2025/sample-2025.json',
    ];
    expect(written(first)).toEqual(files);
    expect(written(second)).toEqual(['cao-bang/sample-2020.json', ...files]);
    for (const file of files) {
      expect(readFileSync(join(second, file), 'utf8')).toBe(readFileSync(join(first, file), 'utf8'));
    }
  });

  it('writes nothing if a province is unknown, and says what it takes', () => {
    const out = join(folder, 'unknown');
    expect(() => writeSample({ provinces: 'cao-bang,cum-9', years: [2024], seed: 1, out })).toThrow(
      'Expected all, a province id or one of cum-5, nam-trung-bo-tay-nguyen, got "cum-9"',
    );
    expect(() => readdirSync(out)).toThrow('ENOENT');
  });
});

describe('the provinces', () => {
  const sources = readSampleSources();

  it.each([
    ['cum-5', ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang']],
    ['ha-giang, lai-chau,ha-giang', ['ha-giang', 'lai-chau']],
  ])('of "%s" are %j', (list, provinces) => {
    expect(selectProvinces(list, sources)).toEqual(provinces);
  });

  it('of "all" are the 86 generations', () => {
    expect(selectProvinces('cum-5,all', sources)).toHaveLength(86);
  });
});

describe('the years', () => {
  it.each([
    ['2024', [2024]],
    ['2020-2022', [2020, 2021, 2022]],
    ['2024, 2020-2021,2021', [2020, 2021, 2024]],
  ])('of "%s" are %j', (text, years) => {
    expect(parseYears(text)).toEqual(years);
  });

  it.each(['', '2024-2020', '1999', '20-24', 'now'])('"%s" are refused', (text) => {
    expect(() => parseYears(text)).toThrow('Expected years from 2000 to 2100, such as 2020-2024');
  });
});
