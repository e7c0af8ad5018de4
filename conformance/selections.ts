import { parse, isObjectType, getNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { dimensions } from '../domain/facts';
import { rememberLast } from '../platform/rememberLast';
import { subgraphSdl } from '../platform/subgraphSchema';

/** The schema that every service is to have. */
export function contractSchema(): GraphQLSchema {
  return buildOnce(subgraphSdl('province'));
}

const buildOnce = rememberLast((sdl) => buildSubgraphSchema({ typeDefs: parse(sdl) }));

/** Every field of a type and what is below it that needs no argument, but for those that are left out. */
function everythingOf(type: string, leftOut: readonly string[] = []): string {
  const known = `${type} ${leftOut.join(' ')}`;
  const before = written.get(known);
  if (before !== undefined) return before;
  const text = selectionOf(contractSchema().getType(type) as GraphQLObjectType, leftOut);
  written.set(known, text);
  return text;
}

const written = new Map<string, string>();

function selectionOf(type: GraphQLObjectType, leftOut: readonly string[]): string {
  return Object.values(type.getFields())
    .filter(({ name, args }) => args.length === 0 && !leftOut.includes(`${type.name}.${name}`))
    .map((field) => {
      const below = getNamedType(field.type);
      return isObjectType(below) ? `${field.name} { ${selectionOf(below, leftOut)} }` : field.name;
    })
    .join(' ');
}

/** Every number of `Figures` and what tells them apart, without what only published figures have. */
export const numbersSelection = (): string =>
  `{ ${everythingOf('Figures', ['Quantity.derived', 'Quantity.printed', 'Quantity.parts'])} }`;

export const reportSelection = (): string => everythingOf('ProvinceReport');

/** Without the whole text of its document, which is in every fact of a page. */
export const factSelection = (): string => everythingOf('Fact', ['Document.text']);

export const unitSelection = (): string => everythingOf('Unit');

export const revisionSelection = (): string => everythingOf('Revision');

/** The fields that decide where a fact counts, of those that may be null. */
export const countedFields = [...dimensions, 'includedIn', 'notAdded', 'status'] as const;
