import { Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { createComposedProvinceSchema } from '../../../subgraphSchema';
import { mapFields } from '../mapFields';

const contract = createComposedProvinceSchema();

const documents: readonly (readonly [what: string, text: string])[] = [
  [
    'an entity fetch',
    '($r: [_Any!]!) { _entities(representations: $r) { ... on Province { id report(year: 2024) { figures { membership { members { value } } } } } } }',
  ],
  [
    'fragments in fragments, of a type and of none',
    '{ _entities { ... on Province { ...P ... { units { edges { node { id ...U } } } } } } } fragment P on Province { report(year: 2024) { year } } fragment U on Unit { parent }',
  ],
  [
    'fields and types that the contract does not have',
    '{ nowhere { id } ... on Nowhere { id } ... on Province { nothing { id } reports { nothing } } }',
  ],
  [
    'names of a client',
    '{ ... on Province { a: report(year: 2024) { b: year } c: report(year: 2023) { d: year } } }',
  ],
];

/** As the library finds them. */
function placesByLibrary(document: DocumentNode): string[] {
  const places: string[] = [];
  const types = new TypeInfo(contract);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const type = types.getParentType();
        if (type) places.push(`${type.name}.${node.name.value} ${String(types.getFieldDef()?.type)}`);
      },
    }),
  );
  return places;
}

describe('fields of a document', () => {
  it.each(documents)('are found in the places of the library: %s', (_what, text) => {
    const document = parse(`query ${text.startsWith('(') ? text : `Any ${text}`}`);
    const places: string[] = [];
    const mapped = mapFields(document, contract, (field, type, definition) => {
      places.push(`${type.name}.${field.name.value} ${String(definition?.type)}`);
      return field;
    });
    expect(places).toEqual(placesByLibrary(document));
    expect(mapped).toBe(document);
  });

  it('are changed, and what is added to one is looked at too', () => {
    const document = parse('{ ... on Province { reports { year } id } }');
    const mapped = mapFields(document, contract, (field, type) =>
      `${type.name}.${field.name.value}` === 'Province.reports'
        ? {
            ...field,
            selectionSet: {
              kind: Kind.SELECTION_SET,
              selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'revision' } }],
            },
          }
        : `${type.name}.${field.name.value}` === 'ProvinceReport.revision'
          ? { ...field, alias: { kind: Kind.NAME, value: 'number' } }
          : field,
    );
    expect(print(mapped).replace(/\s+/g, ' ')).toBe(
      '{ ... on Province { reports { number: revision } id } }',
    );
    expect(print(document)).toContain('year');
  });
});
