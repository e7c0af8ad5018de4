import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { projectPath } from '../../../../platform/paths';
import type { DirectorySnapshot } from '../../../directory';
import { roles } from '../../../../domain/roles';
import { createCostOf } from '../cost';
import { measureDocument } from '../measure';
import { catalogue, schema } from './fixture';

interface ProvinceRow {
  id: string;
  validFrom: string | null;
  validTo: string | null;
  successor: string | null;
}
interface ClusterRow {
  id: string;
  seasons: { year: number; provinces: string[] }[];
}

const read = (name: string) =>
  JSON.parse(readFileSync(projectPath('data', 'register', name), 'utf8')) as unknown;
const provinces = read('provinces.json') as ProvinceRow[];
const clusters = read('clusters.json') as ClusterRow[];

/** What the register has at the first start. */
const directory: DirectorySnapshot = {
  provinces: new Map(provinces.map((row) => [row.id, row])),
  names: new Map(),
  clusterNames: new Map(),
  clusters: new Map(
    clusters.map(({ id, seasons }) => [id, new Map(seasons.map((row) => [row.year, row.provinces]))]),
  ),
};

const folder = projectPath('schema', 'operations');
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
/** A table may be of anything; this one is as large as people ask for. */
const largeTable = {
  measure: 'members',
  scope: { allProvinces: true },
  years: [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024],
  rows: 'PROVINCE',
  columns: 'YEAR',
};

const costOf = createCostOf(catalogue);

describe('a saved operation', () => {
  it.each(files)('is within the limits of everybody, whatever its variables are: %s', (file) => {
    const document = parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const { tokens, depth, aliases, directives } = measureDocument(document);
    const limits = roles.public.limits;
    expect(tokens).toBeLessThanOrEqual(limits.tokens);
    expect(depth).toBeLessThanOrEqual(limits.depth);
    expect(aliases).toBeLessThanOrEqual(limits.aliases);
    expect(directives).toBeLessThanOrEqual(limits.directives);
    const variables = file === 'table.graphql' ? largeTable : {};
    // Without its variables it costs as much as with the dearest ones.
    const cost = costOf({ schema, document, variables, directory, isConnected: () => true });
    expect(cost?.total).toBeLessThanOrEqual(limits.cost);
  });
});
