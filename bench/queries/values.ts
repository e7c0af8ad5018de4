import {
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';

/** The provinces that take part, all of one cluster. */
export const members = ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang'];
const others = ['ha-noi', 'thai-nguyen-2025', 'nowhere'];
const years = [2024, 2024, 2024, 2025, 2025, 2023];

/** By the field and argument, by the argument, or by its type; what a client may well send, and a little of what it may not. */
const pools: Readonly<Record<string, readonly unknown[]>> = {
  'Query.province.id': [...members, ...members, ...others],
  'Query.cluster.id': ['cum-5', 'cum-5', 'cum-5', 'cum-1', 'nowhere'],
  'Query.node.id': [
    'cao-bang',
    'cum-5',
    'cum-5:2024',
    ...members.map((id) => `unit:${id}:${id}`),
    'unit:ha-noi:ha-noi',
    'fact:cao-bang:a',
    'nothing',
  ],
  'Province.unit.id': [...members, ...members.map((id) => `unit:${id}:${id}`), 'nothing'],
  'Query.ranking.year': [2024, 2024, 2025],
  'Query.__type.name': ['Scope', 'Node', 'Long', 'Nothing'],
  year: [...years, ...years, 1_999],
  years: [[2024], [2024], [2025], [2024, 2025], [2025, 2024], [2024, 2024]],
  from: [2020, 2024, 2026],
  to: [2024, 2025, 2019],
  on: ['2024-12-31', '2025-12-31'],
  first: [1, 2, 3, 2, 1, 0],
  after: ['', 'a', 'zzz'],
  document: ['nothing'],
  unit: [...members, 'unit:cao-bang:cao-bang'],
  parent: [...members, 'unit:cao-bang:cao-bang'],
  measure: ['members', 'unions', 'spent', 'awards', 'people', 'nothing'],
  revision: [1],
  rows: ['PROVINCE', 'YEAR', 'AWARD_KIND', 'SECTOR', 'PROGRAMME'],
  columns: ['YEAR', 'PROVINCE', 'RECIPIENT', 'CLUSTER'],
  scope: [
    { clusters: ['cum-5'] },
    { provinces: ['cao-bang', 'bac-kan'] },
    { provinces: ['lang-son', 'thai-nguyen', 'ha-noi'] },
    { clusters: ['cum-5'], allProvinces: true },
  ],
  where: [{}, { kinds: ['CERTIFICATE_OF_MERIT'] }, { recipients: ['INDIVIDUAL'] }],
};

export function valuesOf(place: string, { name, type }: GraphQLArgument): readonly unknown[] {
  return pools[`${place}.${name}`] ?? pools[name] ?? valuesOfType(type);
}

function valuesOfType(type: GraphQLInputType): readonly unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return valuesOfType(nullable.ofType).map((value) => [value]);
  if (isEnumType(nullable)) return nullable.getValues().map(({ name }) => name);
  return nullable.toString() === 'Boolean' ? [true, false] : ['nothing'];
}

/** What is no value of the type, so that it can be given in a variable alone. */
export function wrongValuesOf(type: GraphQLInputType): readonly unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [wrongValuesOf(nullable.ofType)];
  return wrongValues[nullable.toString()] ?? ['NOTHING', 5, {}];
}

const wrongValues: Readonly<Record<string, readonly unknown[]>> = {
  Int: ['2024', 3_000_000_000, 1.5, true, {}],
  ID: [1.5, false, {}, ['a']],
  Boolean: ['true', 1],
  Date: ['yesterday', '2024-13-45', 20_241_231, true],
};

export function isOptional({ type, defaultValue }: GraphQLArgument): boolean {
  return !isNonNullType(type) || defaultValue !== undefined;
}

/** Names that a client may give: those of keys and of what other fields require, the gateway's own, JavaScript's. */
export const names = [
  'id',
  'name',
  'year',
  'provinces',
  'published',
  'report',
  '__typename',
  '_entities',
  '_askedProvince',
  '_as_id',
  '_nothing',
  '_as_',
  '_as__as_name',
  'q0',
  'unit',
  '_0',
  '__gateway_x',
  '__proto__',
  'constructor',
  'toString',
  'a',
  'b',
];
