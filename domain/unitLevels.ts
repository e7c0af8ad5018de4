export const unitLevels = ['PROVINCE', 'DISTRICT', 'SECTOR', 'GRASSROOTS'] as const;
export type UnitLevel = (typeof unitLevels)[number];
