import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';
import { createSubgraphSchema } from '../../../../platform/subgraphSchema';
import { fullyRuled, rules } from '../rules';
import { schema } from './fixture';

const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const fields = types.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);

describe('the table of costs', () => {
  it('has a size for every list of objects', () => {
    const lists = fields.filter(
      ({ field }) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
    );
    expect(lists.map(({ name }) => name).filter((name) => !rules[name]?.gives)).toEqual([]);
  });

  it('has a rule for every field from which provinces may be asked', () => {
    const asking = fields.filter(({ type }) => fullyRuled.has(type.name));
    expect(asking.map(({ name }) => name).filter((name) => !rules[name])).toEqual([]);
  });

  it('says for every field that leads to another province, cluster or season which it is', () => {
    const leading = fields.filter(({ field }) =>
      ['Province', 'Cluster', 'ClusterSeason'].includes(getNamedType(field.type).name),
    );
    expect(leading.map(({ name }) => name).filter((name) => !rules[name]?.gives)).toEqual([]);
  });

  it('counts a read for every field that the provinces serve, and for none that the register does', () => {
    const served = createSubgraphSchema('province', {}).getType('Province') as GraphQLObjectType;
    const reading = fields.filter(({ name }) => name.startsWith('Province.') && rules[name]?.reads);
    const expected = Object.keys(served.getFields()).filter((name) => name !== 'id');
    expect(reading.map(({ field }) => field.name).sort()).toEqual(expected.sort());
  });

  it('names no field that the schema does not have', () => {
    const known = new Set(fields.map(({ name }) => name));
    expect(Object.keys(rules).filter((name) => !known.has(name))).toEqual([]);
  });
});
