import {
  buildASTSchema,
  getNamedType,
  isObjectType,
  isScalarType,
  parse,
  type GraphQLObjectType,
} from 'graphql';

/** What a published number is compared by, and what it says of how it came about. */
const quantity = 'value atLeast atMost estimated derived printed parts';
/** As long as prettier would let a line be. */
const longestLine = 108;
const margin = 6;

/**
 * The SDL of totals, in which `reconciliation` requires every number of `Figures` that a cluster may publish: a measure that
 * is added to `Figures` is compared from then on.
 */
export function withRequiredFigures(totalsSdl: string, figuresSdl: string): string {
  const figures = buildASTSchema(parse(figuresSdl), { assumeValid: true, assumeValidSDL: true }).getType(
    'Figures',
  );
  if (!isObjectType(figures)) throw new Error('Expected a type Figures');
  const place = /^ {6}published \{\n[^"]*?^ {6}\}$/m;
  if (!place.test(totalsSdl))
    throw new Error('Expected what is required of `published` in the SDL of totals');
  return totalsSdl.replace(place, write('published', figures, margin).join('\n'));
}

/** In one line if that is short enough; the province as a whole, and each of its parts, has lines of its own. */
function write(name: string, type: GraphQLObjectType, indent: number): string[] {
  const space = ' '.repeat(indent);
  const below = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner))
      return isScalarType(inner) && inner.name === 'String' ? [] : [`${space}  ${field.name}`];
    if (inner.name === 'Quantity') return [`${space}  ${field.name} { ${quantity} }`];
    return write(field.name, inner, indent + 2);
  });
  const line = `${space}${name} { ${below.map((each) => each.trim()).join(' ')} }`;
  return line.length <= longestLine ? [line] : [`${space}${name} {`, ...below, `${space}}`];
}
