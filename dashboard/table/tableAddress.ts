import type { ShownColumns } from '../../domain/joinTables';
import type { TableDimension, TableQueryVariables } from '../../schema/generated/operations';

/** What a table's columns are: a dimension, or a column for each measure. */
export type Columns = TableDimension | 'MEASURE';

/** Everything that a table of the reader's own is made from. */
export interface TableAddress {
  measures: readonly string[];
  rows: TableDimension;
  columns: Columns;
  /** One of the three: ids of clusters, of provinces, or all provinces. */
  clusters: readonly string[];
  provinces: readonly string[];
  years: readonly number[];
  /** By which column the rows are sorted, and which way; null for the order in which they come. */
  sort: { column: number; descending: boolean } | null;
  /** The column that is drawn; null if none is. */
  chart: number | null;
}

/** What the table builder opens with. */
export const firstTable: TableAddress = {
  measures: ['members', 'newMembers'],
  rows: 'PROVINCE',
  columns: 'MEASURE',
  clusters: ['cum-5'],
  provinces: [],
  years: [2024],
  sort: null,
  chart: null,
};

export const dimensions: readonly TableDimension[] = [
  'PROVINCE',
  'YEAR',
  'CLUSTER',
  'AWARD_KIND',
  'AWARDING_BODY',
  'RECIPIENT',
  'PROGRAMME',
  'SECTOR',
];

/** The same arguments as those of `/tables.csv`, so that the address of a table is that of its file; what is wrong is as at first. */
export function parseTable(query: URLSearchParams): TableAddress {
  const listOf = (name: string) => (query.get(name) ?? '').split(',').filter((item) => item !== '');
  const measures = listOf('measures');
  const years = listOf('years').map(Number).filter(Number.isInteger);
  const columns = query.get('columns');
  const sort = /^(-?)(\d+)$/.exec(query.get('sap') ?? '');
  const chart = /^\d+$/.exec(query.get('bieu-do') ?? '');
  const hasScope = ['clusters', 'provinces', 'allProvinces'].some((name) => query.has(name));
  return {
    measures: measures.length > 0 ? measures : firstTable.measures,
    rows: dimensions.find((dimension) => dimension === query.get('rows')) ?? firstTable.rows,
    columns: dimensions.find((dimension) => dimension === columns) ?? 'MEASURE',
    clusters: hasScope ? listOf('clusters') : firstTable.clusters,
    provinces: listOf('provinces'),
    years: years.length > 0 ? years : firstTable.years,
    sort: sort && { column: Number(sort[2]), descending: sort[1] === '-' },
    chart: chart && Number(chart[0]),
  };
}

/** The arguments of the table's file. */
function tableQuery({ measures, rows, columns, years, ...scope }: TableAddress): URLSearchParams {
  return new URLSearchParams({
    measures: measures.join(),
    ...(scope.provinces.length > 0
      ? { provinces: scope.provinces.join() }
      : scope.clusters.length > 0
        ? { clusters: scope.clusters.join() }
        : { allProvinces: 'true' }),
    years: [...years].sort((a, b) => a - b).join(),
    rows,
    columns,
  });
}

export function formatTable(address: TableAddress): string {
  const query = tableQuery(address);
  const { sort, chart } = address;
  if (sort) query.set('sap', `${sort.descending ? '-' : ''}${sort.column}`);
  if (chart !== null) query.set('bieu-do', String(chart));
  return `/bang?${readable(query)}`;
}

export function tableFileHref(ending: 'xlsx' | 'csv', address: TableAddress, language: string): string {
  const query = tableQuery(address);
  query.set('language', language);
  return `/tables.${ending}?${readable(query)}`;
}

function readable(query: URLSearchParams): string {
  return query.toString().replaceAll('%2C', ',');
}

/** What is asked for each measure, and what of the answer is shown: as the files do it. */
export function tableQuestion(address: TableAddress): {
  variables: Omit<TableQueryVariables, 'measure'>;
  shown: ShownColumns;
} {
  const { rows, clusters, provinces, years } = address;
  const scope =
    provinces.length > 0
      ? { provinces: [...provinces] }
      : clusters.length > 0
        ? { clusters: [...clusters] }
        : { allProvinces: true };
  const ask = (columns: TableDimension, shown: ShownColumns) => ({
    variables: { scope, years: [...years].sort((a, b) => a - b), rows, columns },
    shown,
  });
  if (address.columns !== 'MEASURE') return ask(address.columns, 'all');
  if (rows !== 'YEAR') return ask('YEAR', 'columns');
  return ask('clusters' in scope ? 'CLUSTER' : 'PROVINCE', 'total');
}
