import { readFileSync } from 'node:fs';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  parse,
  type GraphQLObjectType,
} from 'graphql';
import { loadCatalogue } from '../../../../platform/loadCatalogue';
import { projectPath } from '../../../../platform/paths';
import { createSubgraphSchema, subgraphSdl } from '../../../../platform/subgraphSchema';
import { readPriceList } from '../directives';
import { sizeRules } from '../sizes';
import { prices, schema } from './fixture';

const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
);
const known = new Set(fields.map(({ name }) => name));

describe('the prices of the schema', () => {
  it('have a size for every list of objects', () => {
    const lists = fields.filter(
      ({ field }) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
    );
    expect(lists.map(({ name }) => name).filter((name) => !prices.listSizes.has(name))).toEqual([]);
  });

  it('leave to the code only what no directive can say, of fields that there are', () => {
    const listed = Object.entries(sizeRules).flatMap(([name, rule]) => {
      const values = { scope: { allProvinces: true }, years: [2024], boundaries: 'CURRENT' };
      return [name, ...Object.keys(rule(values, null).below ?? {}).flatMap((list) => list.split(' '))];
    });
    expect(listed.filter((name) => !known.has(name))).toEqual([]);
  });

  it('let pages be as long as their argument says', () => {
    const pages = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { name } of pages) {
      expect(prices.listSizes.get(name)).toEqual({
        assumedSize: null,
        slicingArguments: ['first'],
        sizedFields: ['edges'],
      });
    }
  });

  it('assume no fewer measures and programmes than the catalogue has', () => {
    const { measures, programmes } = loadCatalogue();
    const assumed = (name: string) => prices.listSizes.get(name)?.assumedSize ?? 0;
    const others = [...measures.values()].filter(
      ({ domain, additive }) => domain === 'activities' && additive,
    );
    expect(assumed('Query.measures')).toBeGreaterThanOrEqual(measures.size);
    expect(assumed('Query.programmes')).toBeGreaterThanOrEqual(programmes.size);
    expect(assumed('Welfare.byProgramme')).toBeGreaterThanOrEqual(programmes.size);
    expect(assumed('Figures.activities')).toBeGreaterThanOrEqual(others.length);
  });

  it('are the same in the contract of a province, by which its answers are priced', () => {
    const contract = createSubgraphSchema('province', {});
    const ofContract = readPriceList(parse(subgraphSdl('province')));
    for (const [name, size] of ofContract.listSizes)
      expect([name, prices.listSizes.get(name)]).toEqual([name, size]);
    for (const [name, weight] of ofContract.weights)
      expect([name, prices.weights.get(name)]).toEqual([name, weight]);
    expect(contract.getType('Province')).toBeTruthy();
  });

  it('are read from the supergraph that the gateway loads', () => {
    const sdl = readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8');
    expect(readPriceList(parse(sdl)).weights.get('Unit.figures')).toBe(50);
  });
});
