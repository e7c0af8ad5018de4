import { readFileSync } from 'node:fs';
import { buildSchema, Kind, parse } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { variableFields, type Field } from '../variables/fields';
import { readNumbers, readValues, withValue } from '../page/values';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'), {
  assumeValidSDL: true,
});
const saved = (name: string) =>
  variableFields(parse(readFileSync(projectPath('schema', 'operations', `${name}.graphql`), 'utf8')), schema);
/** `list of known province`, `object: allProvinces boolean, …` */
const say = (field: Field): string => {
  if (field.kind === 'list') return `list of ${say(field.of)}`;
  if (field.kind === 'known') return `known ${field.of}`;
  if (field.kind !== 'object') return field.kind;
  return `object: ${field.fields.map(({ name, field: inner }) => `${name} ${say(inner)}`).join(', ')}`;
};

describe('the form of a query’s variables', () => {
  it('has a field for each, of the kind that its type takes', () => {
    expect(saved('table').map(({ name, isRequired, field }) => [name, isRequired, say(field)])).toEqual([
      ['measure', true, 'known measure'],
      [
        'scope',
        true,
        'object: allProvinces boolean, clusters list of known cluster, provinces list of known province',
      ],
      ['years', true, 'list of number'],
      ['rows', true, 'enum'],
      ['columns', true, 'enum'],
      [
        'where',
        false,
        'object: awardedBy list of enum, kinds list of enum, programmes list of known programme, recipients list of enum, sectors list of enum',
      ],
      ['boundaries', false, 'enum'],
      ['require', false, 'enum'],
    ]);
    expect(saved('provinceProfile')[0]).toMatchObject({
      name: 'province',
      field: { kind: 'known', of: 'province' },
    });
  });

  it('names them by the words of the schema, Vietnamese first', () => {
    expect(
      saved('table')
        .slice(0, 3)
        .map(({ label }) => label.vi),
    ).toEqual(['Mã chỉ tiêu', 'Phạm vi', 'Các năm']);
  });

  it('asks for every variable of every saved operation', () => {
    const manifest = JSON.parse(
      readFileSync(projectPath('schema', 'operations', 'manifest.json'), 'utf8'),
    ) as {
      operations: { body: string }[];
    };
    for (const { body } of manifest.operations) {
      const document = parse(body);
      const declared = document.definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION
          ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
          : [],
      );
      expect(variableFields(document, schema).map(({ name }) => name)).toEqual(declared);
    }
  });
});

describe('the values of a form', () => {
  it('are those of the JSON, and what it cannot be read as is told apart from nothing', () => {
    expect(readValues('')).toEqual({});
    expect(readValues('{"year": 2024}')).toEqual({ year: 2024 });
    for (const text of ['{', '[1]', '5', 'null']) expect(readValues(text)).toBeNull();
  });

  it('keep their order when one changes, and lose what is taken away', () => {
    expect(JSON.stringify(withValue({ a: 1, b: 2 }, 'a', 3))).toBe('{"a":3,"b":2}');
    expect(JSON.stringify(withValue({ a: 1, b: 2 }, 'a', undefined))).toBe('{"b":2}');
  });

  it.each([
    ['2024', [2024]],
    ['2022, 2024', [2022, 2024]],
    ['2020-2022; 2024', [2020, 2021, 2022, 2024]],
    ['', []],
    ['hai nghìn', null],
    ['2024-2020', null],
    ['1-99999', null],
  ])('reads %j as numbers', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });
});
