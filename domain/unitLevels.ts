import type { Names } from './factFields';

/** What is known of a level of units. */
interface Level {
  /** In files, in both languages. */
  names: Names;
  /** As pages call one of its units. */
  unit: Words;
  /** As pages head a list of them. */
  units: Words;
  /** The day on which all of its units ended at once; absent if there still are such. */
  endedOn?: string;
}

type Words = Readonly<Record<'vi' | 'en', string>>;

const reformedOn = '2025-07-01';

/** The one table of levels, the highest first. */
export const levels = {
  PROVINCE: {
    names: ['Liên đoàn Lao động tỉnh', 'LĐLĐ tỉnh', 'Tỉnh', 'Cấp tỉnh', 'Province'],
    unit: { vi: 'LĐLĐ tỉnh', en: 'Provincial federation' },
    units: { vi: 'Liên đoàn Lao động tỉnh', en: 'Provincial federation' },
  },
  DISTRICT: {
    names: ['Liên đoàn Lao động huyện, thành phố', 'LĐLĐ huyện', 'Huyện', 'Cấp huyện', 'District'],
    unit: { vi: 'LĐLĐ huyện, thành phố', en: 'District or city federation' },
    units: { vi: 'Liên đoàn Lao động huyện, thành phố', en: 'District and city federations' },
    endedOn: reformedOn,
  },
  SECTOR: {
    names: ['Công đoàn ngành', 'Ngành', 'CĐ ngành', 'Sector'],
    unit: { vi: 'Công đoàn ngành', en: 'Local sector union' },
    units: { vi: 'Công đoàn ngành', en: 'Sector unions' },
    endedOn: reformedOn,
  },
  GRASSROOTS: {
    names: ['Công đoàn cơ sở', 'CĐCS', 'Cơ sở', 'Cấp cơ sở', 'Grassroots'],
    unit: { vi: 'Công đoàn cơ sở', en: 'Grassroots union' },
    units: { vi: 'Công đoàn cơ sở', en: 'Grassroots unions' },
  },
} as const satisfies Record<string, Level>;

export type UnitLevel = keyof typeof levels;

export const unitLevels = Object.keys(levels) as UnitLevel[];

/** Of the units of a province, the federation itself left out. */
export const levelsBelow = unitLevels.filter((level) => level !== 'PROVINCE');

/** Null if there still are units of the level. */
export function levelEndedOn(level: UnitLevel): string | null {
  const known: Level = levels[level];
  return known.endedOn ?? null;
}
