import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { readOperationFiles } from '../../schema/operationFiles';

/** An operation that is measured, with variables. */
export interface Measured {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

const folder = projectPath('schema', 'operations');
const allProvinces = { allProvinces: true };
const years = (count: number) => Array.from({ length: count }, (_, index) => 2025 - index);
const aliases = (count: number, field: (index: number) => string) =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field(index)}`).join(' ')} }`;
/** Totals of 62 provinces, another one missing in each: what they were asked is the same, and each is a sum of its own. */
function manyScopes(count: number, selection: string): Pick<Measured, 'query' | 'variables'> {
  const ids = provincesOf2024();
  const numbers = Array.from({ length: count }, (_, index) => index);
  const fields = numbers.map(
    (index) => `a${index}: totals(scope: { provinces: $scope${index} }, years: [2024]) { ...asked }`,
  );
  return {
    query: `query (${numbers.map((index) => `$scope${index}: [ID!]!`).join(', ')}) { ${fields.join(' ')} }
      fragment asked on Totals { ${selection} }`,
    variables: Object.fromEntries(
      numbers.map((index) => [`scope${index}`, ids.filter((_, other) => other !== index)]),
    ),
  };
}

function provincesOf2024(): string[] {
  const text = readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8');
  const provinces = JSON.parse(text) as { id: string; validFrom: string | null }[];
  return provinces.flatMap(({ id, validFrom }) => (validFrom === null || validFrom < '2025' ? [id] : []));
}

const members = 'figures { membership { members { value } } }';
const manyFigures = `figures {
  membership { members { value atLeast atMost reportedBy } newMembers { value } partyAdmissions { value } }
  welfare { gifts { value } houses { value } spent { value } }
  awards { total { value } }
}`;
const coverage = 'coverage { complete expected reported missing { province { id name } reason } }';

/** With the variables of its example, and of all provinces and many years if it has such variables; of tables that is more than anybody may ask. */
function saved(): Measured[] {
  return readOperationFiles(folder).flatMap(([file, query]) => {
    const name = `${file.charAt(0).toUpperCase()}${file.slice(1).replace('.graphql', '')}`;
    const { variables } = JSON.parse(readFileSync(`${folder}/examples/${name}.json`, 'utf8')) as {
      variables: Record<string, unknown>;
    };
    const wide = {
      ...variables,
      ...('scope' in variables && { scope: allProvinces }),
      ...('years' in variables && { years: years(10) }),
      ...('allProvinces' in variables && { allProvinces: true }),
      ...('from' in variables && { from: 2016, to: 2025 }),
    };
    const example = { name, query, variables };
    const isWider = JSON.stringify(wide) !== JSON.stringify(variables) && !('rows' in variables);
    return isWider ? [example, { name: `${name}, wide`, query, variables: wide }] : [example];
  });
}

const written: readonly Measured[] = [
  { name: 'a name', query: '{ __typename }' },
  { name: 'a province', query: '{ province(id: "cao-bang") { id name } }' },
  { name: 'all provinces', query: '{ provinces { id name } }' },
  {
    name: 'all provinces, what is known of them',
    query:
      '{ provinces { id name type aliases codes { scheme code } validFrom validTo predecessors { id name } successors { id name } } }',
  },
  { name: 'a report', query: `{ province(id: "cao-bang") { report(year: 2024) { ${members} } } }` },
  {
    name: 'a report, many figures',
    query: `{ province(id: "cao-bang") { report(year: 2024) { ${manyFigures} } } }`,
  },
  {
    name: 'reports of ten years',
    query: `{ province(id: "cao-bang") { reports(from: 2016, to: 2025) { year ${members} } } }`,
  },
  { name: 'a report of every province', query: `{ provinces { id report(year: 2024) { ${members} } } }` },
  {
    name: 'a report of every province, many figures',
    query: `{ provinces { id report(year: 2024) { ${manyFigures} } } }`,
  },
  {
    name: 'ten years of every province',
    query: `{ provinces { id reports(from: 2016, to: 2025) { year ${members} } } }`,
  },
  {
    name: 'units',
    query: '{ province(id: "cao-bang") { units(first: 50) { edges { node { id name level } } } } }',
  },
  {
    name: 'units with figures',
    query: `{ province(id: "cao-bang") { units(first: 50) { edges { node { id name figures(year: 2024) { membership { members { value } } } } } } } }`,
  },
  {
    name: 'units of every province',
    query: '{ provinces { id units(first: 10) { edges { node { id name } } } } }',
  },
  {
    name: 'facts',
    query: '{ province(id: "cao-bang") { facts(year: 2024, first: 100) { edges { node { id measure } } } } }',
  },
  { name: 'a total', query: `{ totals(scope: { allProvinces: true }, years: [2024]) { ${members} } }` },
  {
    name: 'a total, many figures',
    query: `{ totals(scope: { allProvinces: true }, years: [2024]) { ${manyFigures} ${coverage} } }`,
  },
  {
    name: 'totals of ten years',
    query: `query ($years: [Int!]!) { totals(scope: { allProvinces: true }, years: $years) { year ${members} ${coverage} } }`,
    variables: { years: years(10) },
  },
  {
    name: 'totals of ten years, many figures',
    query: `query ($years: [Int!]!) { totals(scope: { allProvinces: true }, years: $years) { year ${manyFigures} ${coverage} } }`,
    variables: { years: years(10) },
  },
  {
    name: 'totals on the map of today',
    query: `{ totals(scope: { allProvinces: true }, years: [2024], boundaries: CURRENT) { ${members} ${coverage} } }`,
  },
  {
    name: 'a ranking',
    query:
      '{ ranking(measure: "members", scope: { allProvinces: true }, year: 2024) { rows { rank province { id name } current { quantity { value } } } } }',
  },
  {
    name: 'a table of provinces and years',
    query: `query ($years: [Int!]!) { table(measure: "members", scope: { allProvinces: true }, years: $years, rows: PROVINCE, columns: YEAR) {
      columns { key } rows { key cells { quantity { value } } total { quantity { value } } } } }`,
    variables: { years: years(5) },
  },
  {
    name: 'a table of kinds',
    query: `{ table(measure: "awards", scope: { allProvinces: true }, years: [2024], rows: AWARD_KIND, columns: AWARDING_BODY) {
      columns { key } rows { key cells { quantity { value } } } } }`,
  },
  {
    name: 'clusters and their seasons',
    query: '{ clusters { id name season(year: 2024) { provinces { id name } } } }',
  },
  {
    name: 'a cluster down to figures',
    query: `{ cluster(id: "cum-5") { season(year: 2024) { provinces { id report(year: 2024) { ${members} } } totals { ${members} ${coverage} } } } }`,
  },
  { name: 'measures', query: '{ measures { id name nameEn unit } }' },
  { name: 'due dates', query: '{ dueDates { year level dueOn } }' },
  {
    name: 'a report forty times',
    query: aliases(
      40,
      (index) => `province(id: "cao-bang") { report(year: ${1986 + index}) { ${members} } }`,
    ),
  },
  {
    name: 'totals ten times',
    query: aliases(
      10,
      (index) => `totals(scope: { allProvinces: true }, years: [${2016 + index}]) { ${members} }`,
    ),
  },
  { name: 'totals of many scopes', ...manyScopes(28, members) },
  { name: 'totals of many scopes, many figures', ...manyScopes(28, `${manyFigures} ${coverage}`) },
  { name: 'all provinces twenty times', query: aliases(20, () => 'provinces { id name }') },
  {
    name: 'a type of the schema',
    query: '{ __type(name: "Province") { name fields { name type { name kind } } } }',
  },
  {
    name: 'the schema',
    query:
      '{ __schema { types { name kind description fields(includeDeprecated: true) { name description args { name type { name kind ofType { name kind } } } type { name kind ofType { name kind ofType { name kind } } } } } } }',
  },
];

export function measuredOperations(): Measured[] {
  return [...saved(), ...written];
}
