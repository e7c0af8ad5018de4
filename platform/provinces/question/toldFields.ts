import { Kind, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import { mapFields } from './mapFields';

/**
 * What an answer has to tell below a field so that it can be held to what was asked, also if nobody asks for it: a number of
 * another year or measure is a wrong number, and two rows of one id are one row too many.
 */
const toldBelow: Readonly<Record<string, readonly string[]>> = {
  'Province.report': ['year'],
  'Province.reports': ['year'],
  'Province.unit': ['id'],
  'UnitEdge.node': ['id'],
  'FactEdge.node': ['id'],
  'RevisionEdge.node': ['number'],
  'Membership.unionsBySector': ['sector'],
  'Awards.byKind': ['kind', 'awardedBy', 'recipient'],
  'Welfare.byProgramme': ['programme'],
  'Figures.activities': ['measure'],
};

/** What the rows of a list tell besides if it is asked for by an argument of that name. */
const toldByArgument: Readonly<Record<string, { row: string; arguments: readonly string[] }>> = {
  'Province.units': { row: 'UnitEdge.node', arguments: ['parent'] },
  'Province.facts': { row: 'FactEdge.node', arguments: ['year', 'measure', 'unit', 'document'] },
};

/** The document with what an answer has to tell besides, under names of our own. */
export function withTold(document: DocumentNode, contract: GraphQLSchema): DocumentNode {
  const byArgument = argumentsGiven(document, contract);
  return mapFields(document, contract, (node, type) => {
    const coordinate = `${type.name}.${node.name.value}`;
    const told = [...(toldBelow[coordinate] ?? []), ...(byArgument.get(coordinate) ?? [])];
    const added = told.filter((name) => !selects(node, name)).map(toldField);
    if (!node.selectionSet || added.length === 0) return node;
    const selections = [...node.selectionSet.selections, ...added];
    return { ...node, selectionSet: { ...node.selectionSet, selections } };
  });
}

/** The value of a field that is told, whether it was asked for as `key` or not; undefined if it is not there. */
export function toldValue(object: unknown, name: string, key: string | undefined): unknown {
  if (!isRecord(object)) return undefined;
  return key === undefined ? object[aliasOf(name)] : object[key];
}

/** By the rows' field, the arguments that are given to their list anywhere in the document. */
function argumentsGiven(document: DocumentNode, contract: GraphQLSchema): Map<string, readonly string[]> {
  const given = new Map<string, readonly string[]>();
  mapFields(document, contract, (node, type) => {
    const told = toldByArgument[`${type.name}.${node.name.value}`];
    if (told) {
      const names = told.arguments.filter((name) => node.arguments?.some((each) => each.name.value === name));
      given.set(told.row, [...new Set([...(given.get(told.row) ?? []), ...names])]);
    }
    return node;
  });
  return given;
}

/** A document is told by its id, which whoever asks for its title may not ask for. */
function selects({ selectionSet }: FieldNode, name: string): boolean {
  return (
    name !== 'document' &&
    (selectionSet?.selections.some((each) => each.kind === Kind.FIELD && each.name.value === name) ?? false)
  );
}

function aliasOf(name: string): string {
  return `_${name}`;
}

function toldField(name: string): FieldNode {
  const field = fieldOf(name, aliasOf(name));
  return name === 'document'
    ? { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [fieldOf('id')] } }
    : field;
}

function fieldOf(name: string, alias?: string): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(alias !== undefined && { alias: { kind: Kind.NAME, value: alias } }),
  };
}
