import type { Cell } from '../domain/cells';

/** A country made for measuring: any number of provinces whose figures are known to whoever checks an answer. */

export const years = [2023, 2024] as const;
export const year = 2024;

/** The eight measures of the workloads, in the order in which they are asked for. */
export const measures = [
  { group: 'membership', field: 'members', measure: 'members' },
  { group: 'membership', field: 'employees', measure: 'employees' },
  { group: 'membership', field: 'newMembers', measure: 'newMembers' },
  { group: 'membership', field: 'unions', measure: 'unions' },
  { group: 'membership', field: 'newUnions', measure: 'newUnions' },
  { group: 'membership', field: 'partyNominees', measure: 'partyNominees' },
  { group: 'awards', field: 'total', measure: 'awards' },
  { group: 'welfare', field: 'spent', measure: 'spent' },
] as const;

export function provinceIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `p${index + 1}`);
}

/** Provinces of the one cluster: the first of the country. */
export const clusterSize = 6;

/** What a province reported, measure by measure; every write to it adds one member to the last year. */
export function numbersOf(province: string, ofYear: number, writes = 0): number[] {
  const index = Number(province.slice(1));
  return measures.map((_, place) => {
    const number = 1_000 + ((index * 7_919 + place * 104_729 + ofYear * 31) % 90_000);
    return place === 0 && ofYear === year ? number + writes : number;
  });
}

export function cellsOf(numbers: readonly number[]): Cell[] {
  return numbers.map((value, place) => ({
    measure: measures[place]?.measure ?? '',
    value,
    atLeast: value,
    atMost: value,
  }));
}

export function addUp(provinces: readonly string[], ofYear: number): number[] {
  return provinces
    .map((province) => numbersOf(province, ofYear))
    .reduce((sums, numbers) => sums.map((sum, place) => sum + (numbers[place] ?? 0)));
}

/** `figures` as they are answered if the eight measures are selected. */
export function figuresOf(numbers: readonly number[]): Record<string, Record<string, unknown>> {
  const figures: Record<string, Record<string, unknown>> = {};
  measures.forEach(({ group, field }, place) => {
    const value = numbers[place] ?? 0;
    (figures[group] ??= {})[field] = { value, atLeast: value, atMost: value };
  });
  return figures;
}

/** The selection of the eight measures on `Figures`. */
export const figuresSelection = (() => {
  const groups = new Map<string, string[]>();
  for (const { group, field } of measures) {
    groups.set(group, [...(groups.get(group) ?? []), `${field} { value atLeast atMost }`]);
  }
  return [...groups].map(([group, fields]) => `${group} { ${fields.join(' ')} }`).join(' ');
})();
