import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { tilesOf } from '../tiles/layout';

interface ProvinceRow {
  id: string;
  validFrom: string | null;
  validTo: string | null;
}

const register = JSON.parse(
  readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8'),
) as ProvinceRow[];

/** Ids of the provinces that exist on 31 December. */
function provincesAtEndOf(year: number): string[] {
  const day = `${year}-12-31`;
  return register
    .filter(({ validFrom, validTo }) => (validFrom ?? '') <= day && (validTo === null || day < validTo))
    .map(({ id }) => id);
}

describe.each([
  [2015, 63],
  [2024, 63],
  [2025, 34],
  [2026, 34],
])('the tile map of %d', (year, count) => {
  const tiles = tilesOf(year);

  it(`has each of the ${count} provinces once`, () => {
    expect(tiles).toHaveLength(count);
    expect(tiles.map(({ province }) => province).sort()).toEqual(provincesAtEndOf(year).sort());
  });

  it('has no two at one place, and at most seven columns', () => {
    expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(count);
    expect(Math.max(...tiles.map(({ column }) => column))).toBeLessThan(7);
  });

  it('has the north above the south and the west left of the east', () => {
    const at = (id: string) =>
      tiles.find(({ province }) => province === id || province === `${id}-2025`) ?? fail(id);
    const rows = ['cao-bang', 'ha-noi', 'thanh-hoa', 'hue', 'khanh-hoa', 'ho-chi-minh', 'ca-mau'].map(
      (id) => at(id).row,
    );
    expect(rows).toEqual([...rows].sort((left, right) => left - right));
    expect(at('dien-bien').column).toBeLessThan(at('quang-ninh').column);
    expect(at('an-giang').column).toBeLessThan(at('khanh-hoa').column);
  });
});

function fail(id: string): never {
  throw new Error(`No tile is of ${id}`);
}
