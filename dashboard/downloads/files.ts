import { allProvinces, type Address } from '../address';
import { mainMeasures } from '../model/measures';
import type { FileLinks } from './menu';
import type { Language } from '../../web/words/language';

/** Which table of the view a file holds, as `/tables.xlsx` takes it. */
export interface TableFile {
  measures: readonly string[];
  rows: string;
  columns: string;
  years?: readonly number[];
}

type View = Pick<Address, 'scope' | 'year' | 'boundaries'>;

/** Where the file of a table is. */
export function tableHref(ending: 'xlsx' | 'csv', view: View, table: TableFile, language: Language): string {
  const query = new URLSearchParams({
    measures: table.measures.join(),
    ...scopeOf(view),
    years: (table.years ?? [view.year]).join(),
    rows: table.rows,
    columns: table.columns,
    ...(view.boundaries === 'CURRENT' && { boundaries: 'CURRENT' }),
    language,
  });
  return `/tables.${ending}?${query.toString().replaceAll('%2C', ',')}`;
}

function scopeOf({ scope }: View): Record<string, string> {
  return scope === allProvinces ? { allProvinces: 'true' } : { clusters: scope };
}

/** All figures of the view in one file: of a cluster its workbook, of all provinces a table of the main measures. */
export function everythingHref(view: View, language: Language): string {
  if (view.scope === allProvinces) return tableHref('xlsx', view, byProvince, language);
  return clusterWorkbookHref(view.scope, view.year, language);
}

export function clusterWorkbookHref(cluster: string, year: number, language: Language): string {
  return `/workbook.xlsx?${new URLSearchParams({ cluster, year: String(year), language }).toString()}`;
}

export function provinceWorkbookHref(province: string, year: number, language: Language): string {
  return `/workbook.xlsx?${new URLSearchParams({ province, year: String(year), language }).toString()}`;
}

/** All figures of the view, for the list of what can be taken along. */
export function everythingFile(view: View, language: Language): FileLinks {
  const name = {
    vi: 'Tất cả số liệu của trang này',
    en: 'All figures of this page',
  }[language];
  return { name, xlsx: everythingHref(view, language) };
}

/** A table of a view in both forms. */
export function tableLinks(view: View, table: TableFile, language: Language, name?: string): FileLinks {
  return {
    ...(name !== undefined && { name }),
    xlsx: tableHref('xlsx', view, table, language),
    csv: tableHref('csv', view, table, language),
  };
}

export const byProvince: TableFile = {
  measures: mainMeasures.map(({ id }) => id),
  rows: 'PROVINCE',
  columns: 'MEASURE',
};
export const overYears: TableFile = { ...byProvince, rows: 'YEAR' };
export const awardsByKind: TableFile = { measures: ['awards'], rows: 'AWARD_KIND', columns: 'AWARDING_BODY' };
export const awardsByProvince: TableFile = { measures: ['awards'], rows: 'PROVINCE', columns: 'AWARD_KIND' };
export const welfareByProgramme: TableFile = {
  measures: ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses'],
  rows: 'PROGRAMME',
  columns: 'MEASURE',
};
export const welfareByProvince: TableFile = { measures: ['spent'], rows: 'PROVINCE', columns: 'PROGRAMME' };
