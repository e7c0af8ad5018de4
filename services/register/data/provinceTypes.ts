export const provinceTypes = ['PROVINCE', 'MUNICIPALITY'] as const;
export type ProvinceType = (typeof provinceTypes)[number];
