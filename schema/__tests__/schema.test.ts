import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isScalarType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
} from 'graphql';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { projectPath } from '../../platform/paths';
import { readOperationFiles } from '../operationFiles';

const operationFiles = readOperationFiles(projectPath('schema', 'operations'));
const api = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));

describe('the API', () => {
  it('describes every type, field, argument and enum value, in Vietnamese and in English', () => {
    const undescribed: string[] = [];
    /** "Đoàn viên. Union members." */
    const check = (name: string, description: string | null | undefined) => {
      if (!/^\S.*?\. \S/s.test(description ?? '')) undescribed.push(name);
    };
    for (const type of Object.values(api.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type) || type.name === 'Query') continue;
      check(type.name, type.description);
      if (isEnumType(type))
        type.getValues().forEach((value) => check(`${type.name}.${value.name}`, value.description));
    }
    for (const type of Object.values(api.getTypeMap())) {
      if (isIntrospectionType(type) || !(isObjectType(type) || isInputObjectType(type))) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field.description);
        if (!('args' in field)) continue;
        for (const argument of field.args)
          check(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    }
    expect(undescribed).toEqual([]);
  });

  it('has the fields that it had when it was agreed on', () => {
    const fields = (name: string) => Object.keys((api.getType(name) as GraphQLObjectType).getFields()).sort();
    expect(fields('Quantity')).toEqual([
      ...['atLeast', 'atMost', 'derived', 'estimated', 'exact', 'parts', 'printed', 'reportedBy', 'value'],
    ]);
    expect(fields('Figures')).toEqual(['activities', 'awards', 'membership', 'welfare']);
  });

  it.each(operationFiles)('answers the saved operation %s', (_file, text) => {
    expect(validate(api, parse(text)).map((error) => error.message)).toEqual([]);
    expect(text).toMatch(/^# .+\n# .+\n/);
  });
});

describe('clients that keep objects and pages', () => {
  it('find where the value of every scalar is defined', () => {
    const scalars = Object.values(api.getTypeMap())
      .filter(isScalarType)
      .filter((type) => !isSpecifiedScalarType(type));
    expect(scalars.map(({ name, specifiedByURL }) => [name, specifiedByURL]).sort()).toEqual([
      ['Date', 'https://scalars.graphql.org/andimarek/local-date.html'],
      ['DateTime', 'https://scalars.graphql.org/andimarek/date-time.html'],
      ['Long', 'https://tc39.es/ecma262/#sec-number.max_safe_integer'],
    ]);
  });

  it('find every connection as the cursor specification of Relay has it', () => {
    const typesOf = (name: string) =>
      Object.fromEntries(
        Object.values((api.getType(name) as GraphQLObjectType).getFields()).map((field) => [
          field.name,
          String(field.type),
        ]),
      );
    expect(typesOf('PageInfo')).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    });
    const connections = Object.keys(api.getTypeMap()).filter((name) => name.endsWith('Connection'));
    expect(connections).toEqual(['FactConnection', 'RevisionConnection', 'UnitConnection']);
    for (const connection of connections) {
      const node = connection.replace('Connection', '');
      expect(typesOf(connection)).toMatchObject({ edges: `[${node}Edge!]!`, pageInfo: 'PageInfo!' });
      expect(typesOf(`${node}Edge`)).toEqual({ cursor: 'String!', node: `${node}!` });
    }
  });

  it('find an id of the whole graph where there is one to ask again by', () => {
    const nodes = api.getPossibleTypes(api.getType('Node') as GraphQLInterfaceType).map(({ name }) => name);
    expect(nodes.sort()).toEqual(['Cluster', 'ClusterSeason', 'Province', 'Unit']);
    expect(String(api.getQueryType()?.getFields().node?.type)).toBe('Node');
  });
});

describe('the catalogue', () => {
  const { measures, programmes } = loadCatalogue();
  const quantityFields = (name: string) =>
    Object.values((api.getType(name) as GraphQLObjectType).getFields())
      .filter((field) => field.type.toString() === 'Quantity')
      .map((field) => field.name);
  const idsOf = (domain: string) =>
    [...measures.values()].filter((row) => row.domain === domain).map((row) => row.id);

  it('has a measure for every number of membership and welfare, under the same name', () => {
    expect(quantityFields('Membership').sort()).toEqual(idsOf('membership').sort());
    expect(quantityFields('Welfare').sort()).toEqual(idsOf('welfare').sort());
    expect(quantityFields('ProgrammeFigure').sort()).toEqual(idsOf('welfare').sort());
    expect(idsOf('awards')).toEqual(['awards']);
  });

  it('never adds rates and prices', () => {
    for (const measure of measures.values()) {
      if (['basis_point', 'VND_per_meal', 'm2'].includes(measure.unit))
        expect([measure.id, measure.additive]).toEqual([measure.id, false]);
    }
  });

  it('has labels in both languages', () => {
    for (const row of [...measures.values(), ...programmes.values()]) {
      expect(row.name.trim()).not.toBe('');
      expect(row.nameEn.trim()).not.toBe('');
    }
  });
});
