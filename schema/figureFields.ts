/**
 * What is written from the SDL of figures, so that a measure that is added there is compared, downloaded and shown without
 * being named again.
 */
import {
  buildASTSchema,
  getNamedType,
  isObjectType,
  isScalarType,
  parse,
  print,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** What a published number is compared by, and what it says of how it came about. */
const quantity = 'value atLeast atMost estimated derived printed parts';
/** As long as prettier would let a line be. */
const longestLine = 108;
const margin = 6;

/** The SDL of totals, in which `reconciliation` requires every number of `Figures` that a cluster may publish. */
export function withRequiredFigures(totalsSdl: string, figuresSdl: string): string {
  const place = /^ {6}published \{\n[^"]*?^ {6}\}$/m;
  if (!place.test(totalsSdl))
    throw new Error('Expected what is required of `published` in the SDL of totals');
  const figures = objectType(readSchema(figuresSdl), 'Figures');
  return totalsSdl.replace(place, write('published', figures, margin).join('\n'));
}

/** Fragments by which saved operations ask for every number of `Figures`, and of each type in it. */
export function figuresFragments(figuresSdl: string): string {
  const fragments = typesBelow(objectType(readSchema(figuresSdl), 'Figures')).map((type) => {
    const fields = numbersAndKeys(type).map(({ name, inner }) => {
      if (!isObjectType(inner)) return name;
      return `${name} { ...${inner.name === 'Quantity' ? 'QuantityParts' : `All${inner.name}`} }`;
    });
    return print(parse(`fragment All${type.name} on ${type.name} { ${fields.join(' ')} }`));
  });
  return `# ${writtenBy}\n${fragments.join('\n\n')}\n`;
}

function typesBelow(type: GraphQLObjectType): GraphQLObjectType[] {
  const below = numbersAndKeys(type).flatMap(({ inner }) =>
    isObjectType(inner) && inner.name !== 'Quantity' ? typesBelow(inner) : [],
  );
  return [...new Set([type, ...below])];
}

const writtenBy = 'Written by `npm run compose` from schema/figures.graphql.';

/** The names of the measures that have a field of their own, in the order of the SDL. */
export function typedMeasures(figuresSdl: string): string {
  const schema = readSchema(figuresSdl);
  const list = (name: string, type: string) => {
    const fields = numbersOf(objectType(schema, type)).map((field) => `  '${field}',\n`);
    return `export const ${name} = [\n${fields.join('')}] as const;\n`;
  };
  return `// ${writtenBy}\n${list('membershipMeasures', 'Membership')}${list('welfareMeasures', 'Welfare')}`;
}

function readSchema(figuresSdl: string): GraphQLSchema {
  return buildASTSchema(parse(figuresSdl), { assumeValid: true, assumeValidSDL: true });
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`Expected a type ${name}`);
  return type;
}

function numbersOf(type: GraphQLObjectType): string[] {
  return numbersAndKeys(type).flatMap(({ name, inner }) => (inner.name === 'Quantity' ? [name] : []));
}

/** What of a type is compared and counted; names are for readers. */
function numbersAndKeys(type: GraphQLObjectType): { name: string; inner: GraphQLNamedType }[] {
  return Object.values(type.getFields())
    .map((field) => ({ name: field.name, inner: getNamedType(field.type) }))
    .filter(({ inner }) => !isScalarType(inner) || inner.name !== 'String');
}

/** In one line if that is short enough; the province as a whole, and each of its parts, has lines of its own. */
function write(name: string, type: GraphQLObjectType, indent: number): string[] {
  const space = ' '.repeat(indent);
  const below = numbersAndKeys(type).flatMap((field) => {
    if (!isObjectType(field.inner)) return [`${space}  ${field.name}`];
    if (field.inner.name === 'Quantity') return [`${space}  ${field.name} { ${quantity} }`];
    return write(field.name, field.inner, indent + 2);
  });
  const line = `${space}${name} { ${below.map((each) => each.trim()).join(' ')} }`;
  return line.length <= longestLine ? [line] : [`${space}${name} {`, ...below, `${space}}`];
}
