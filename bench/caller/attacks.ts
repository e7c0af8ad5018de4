import { readFileSync } from 'node:fs';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { projectPath } from '../../platform/paths';

/** A request that somebody without a key may send. */
export interface Attempt {
  method: 'GET' | 'POST' | 'PUT' | 'OPTIONS';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sent as fast as it goes, each time another request. */
export interface Attack {
  name: string;
  attempt(number: number): Attempt;
  /** A connection for each request. */
  reconnects?: boolean;
  /** Ends before an answer comes. */
  hangsUp?: boolean;
}

interface Manifest {
  operations: { id: string; name: string }[];
}

const idOf = new Map(
  (
    JSON.parse(readFileSync(projectPath('schema', 'operations', 'manifest.json'), 'utf8')) as Manifest
  ).operations.map(({ id, name }) => [name, id]),
);

const firstYear = 1990;
const yearOf = (number: number) => firstYear + (number % 37);
/** So many years, in another order or of another beginning each time. */
function yearsOf(number: number, count: number): number[] {
  const from = firstYear + (number % 7);
  const years = Array.from({ length: count }, (_, index) => from + index);
  const turned = Math.floor(number / 7) % count;
  return [...years.slice(turned), ...years.slice(0, turned)];
}
const measures = additiveMeasures();
const measureOf = (number: number) => measures[number % measures.length] ?? 'members';
/** Those that may stand in a table. */
function additiveMeasures(): string[] {
  return [...loadCatalogue().measures.values()].filter(({ additive }) => additive).map(({ id }) => id);
}

const allProvinces = { allProvinces: true };
const pick = <Value>(values: readonly Value[], number: number) => values[number % values.length];
const boundaries = ['AS_REPORTED', 'CURRENT'];
const dimensions = ['PROVINCE', 'YEAR'];

function saved(name: string, variables: object): Attempt {
  return posted({
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: idOf.get(name) } },
  });
}

function posted(body: unknown, headers: Record<string, string> = {}): Attempt {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'br', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const got = (path: string, headers: Record<string, string> = {}): Attempt => ({
  method: 'GET',
  path,
  headers: { 'accept-encoding': 'br', ...headers },
});

const fragments = (number: number) =>
  `{ ...F0 } ${Array.from({ length: 200 }, (_, n) => `fragment F${n} on Query { a${number}: __typename ...F${n + 1} }`).join(' ')} fragment F200 on Query { __typename }`;

function tableOf(number: number, kind: string): Attempt {
  const chosen = Array.from({ length: 12 }, (_, n) => measureOf(number + n));
  const years = `${firstYear + (number % 20)}-${firstYear + 12 + (number % 20)}`;
  const [rows, columns] = [
    pick(dimensions, number),
    pick(['MEASURE', pick(dimensions, number + 1)], number >> 1),
  ];
  return got(
    `/tables.${kind}?measures=${[...new Set(chosen)].join(',')}&allProvinces=true&years=${years}&rows=${rows}&columns=${columns}`,
  );
}

/** Everything that the public may send which costs something, and everything that it may not. */
const alone: readonly Attack[] = [
  { name: 'texts that are not saved', attempt: (n) => posted({ query: `{ t${n}: __typename }` }) },
  { name: 'deep fragments', attempt: (n) => posted({ query: fragments(n) }) },
  {
    name: 'large variables',
    attempt: (n) =>
      saved('YearCoverage', {
        scope: { provinces: Array.from({ length: 900 }, (_, p) => `p${n}-${p}`) },
        year: yearOf(n),
      }),
  },
  {
    name: 'deep variables',
    attempt: (n) => posted(`{"variables":${'{"a":'.repeat(3_000)}${n}${'}'.repeat(3_000)}}`),
  },
  { name: 'bodies that are too long', attempt: (n) => posted({ query: `# ${n}${'x'.repeat(60_000)}` }) },
  { name: 'broken JSON', attempt: (n) => posted(`{"query":"${n}`) },
  {
    name: 'wrong keys',
    attempt: (n) =>
      posted(
        { query: '{ __typename }' },
        { authorization: `Bearer cdk_${String(n).padStart(12, '0')}_${'A'.repeat(43)}` },
      ),
  },
  {
    name: 'forged tokens',
    attempt: (n) =>
      posted({ query: '{ __typename }' }, { authorization: `Bearer eyJhbGciOiJSUzI1NiJ9.e${n}.x` }),
  },
  {
    name: 'signing in with wrong keys',
    attempt: (n) => ({
      method: 'POST',
      path: '/session',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ key: `cdk_${String(n).padStart(12, '0')}_${'A'.repeat(43)}` }),
    }),
  },
  {
    name: 'introspection',
    attempt: (n) => posted({ query: `{ __schema { types { a${n}: name fields { name type { name } } } } }` }),
  },
  {
    name: 'ids that are not saved',
    attempt: (n) =>
      posted({ extensions: { persistedQuery: { version: 1, sha256Hash: String(n).padStart(64, '0') } } }),
  },
  {
    name: 'packed bodies',
    attempt: (n) => posted(`${n}`, { 'content-encoding': 'gzip' }),
  },
  { name: 'dashboards', attempt: (n) => saved('Dashboard', dashboardOf(n)) },
  {
    name: 'trails of totals',
    attempt: (n) =>
      saved('TotalTrail', {
        cluster: 'cum-5',
        season: 2024,
        allProvinces: true,
        year: yearOf(n),
        lastDay: `${yearOf(n)}-12-${10 + (n % 20)}`,
        boundaries: pick(boundaries, n),
      }),
  },
  {
    name: 'rows of years',
    attempt: (n) => saved('TimeSeries', { scope: allProvinces, years: yearsOf(n, 30) }),
  },
  {
    name: 'rows of years on a map',
    attempt: (n) => saved('RestatedTimeSeries', { scope: allProvinces, years: yearsOf(n, 30) }),
  },
  {
    name: 'rankings',
    attempt: (n) =>
      saved('Ranking', {
        measure: measureOf(n),
        scope: allProvinces,
        year: yearOf(n),
        by: pick(['VALUE', 'GROWTH'], n),
      }),
  },
  {
    name: 'tables of operations',
    attempt: (n) =>
      saved('Table', {
        measure: measureOf(n),
        scope: allProvinces,
        years: yearsOf(n, 10 + (n % 10)),
        rows: pick(['PROVINCE', 'YEAR'], n),
        columns: pick(['YEAR', 'PROVINCE'], n),
      }),
  },
  {
    name: 'reporting rates',
    attempt: (n) => saved('ReportingRates', { scope: allProvinces, years: yearsOf(n, 30) }),
  },
  {
    name: 'documents of all provinces',
    attempt: (n) => saved('ProvinceDocuments', { on: `${yearOf(n)}-12-${10 + (n % 20)}`, year: yearOf(n) }),
  },
  {
    name: 'search',
    attempt: (n) => saved('SearchIndex', { before: `20${10 + (n % 15)}-0${1 + (n % 9)}-${10 + (n % 18)}` }),
  },
  {
    name: 'pages of a province',
    attempt: (n) =>
      saved('ProvincePage', { province: 'cao-bang', year: yearOf(n), from: 1990, to: 1990 + (n % 30) }),
  },
  { name: 'tables as CSV', attempt: (n) => tableOf(n, 'csv') },
  { name: 'tables as JSON', attempt: (n) => tableOf(n, 'json') },
  { name: 'tables as workbooks', attempt: (n) => tableOf(n, 'xlsx') },
  {
    name: 'workbooks of a cluster',
    attempt: (n) =>
      got(`/workbook.xlsx?cluster=cum-5&year=${2024 - (n % 3)}&language=${pick(['vi', 'en'], n)}`),
  },
  {
    name: 'workbooks of a province',
    attempt: (n) => got(`/workbook.xlsx?province=cao-bang&year=${yearOf(n)}`),
  },
  { name: 'what is not there', attempt: (n) => got(`/nothing-${n}`) },
  { name: 'pages that are not there', attempt: (n) => got(`/nothing-${n}`, { accept: 'text/html' }) },
  { name: 'pages', attempt: (n) => got(`/xem/${n}`, { accept: 'text/html' }) },
  { name: 'health', attempt: () => got('/health/ready') },
  { name: 'the feed', attempt: (n) => got(`/atom.xml?n=${n}`) },
  {
    name: 'pushes with wrong tokens',
    attempt: (n) => ({
      method: 'POST',
      path: '/provinces/cao-bang/revision',
      headers: { authorization: `Bearer x${n}` },
    }),
  },
  { name: 'methods that are not there', attempt: () => ({ method: 'PUT', path: '/graphql' }) },
  {
    name: 'preflights',
    attempt: (n) => ({
      method: 'OPTIONS',
      path: '/graphql',
      headers: { origin: `https://o${n}.example`, 'access-control-request-method': 'POST' },
    }),
  },
  { name: 'a connection for each request', attempt: (n) => got(`/nothing-${n}`), reconnects: true },
  { name: 'dashboards nobody waits for', attempt: (n) => saved('Dashboard', dashboardOf(n)), hangsUp: true },
];

export const attacks: readonly Attack[] = [
  ...alone,
  {
    name: 'all of these in turn',
    attempt: (n) => (alone[n % alone.length] as Attack).attempt(Math.floor(n / alone.length)),
  },
];

function dashboardOf(number: number) {
  const year = yearOf(number);
  return {
    cluster: pick(['cum-5', 'nam-trung-bo-tay-nguyen'], number),
    allProvinces: number % 2 === 0,
    year,
    before: year - 1,
    lastDay: `${year}-12-${10 + (number % 20)}`,
    years: yearsOf(number, 30),
    boundaries: pick(boundaries, number),
  };
}
