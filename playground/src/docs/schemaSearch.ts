import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { search } from '../../../web/search';

/** Something that the schema describes. */
export interface SchemaEntry {
  /** Where it stands. */
  type: string;
  /** Null if it is the type itself. */
  field: string | null;
  /** Of the field; null otherwise. */
  argument: string | null;
  description: string;
}

export function schemaEntries(schema: GraphQLSchema): SchemaEntry[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(entriesOf);
}

/** By words of the name or of the description, with Vietnamese marks or without; what is named so before what is described so. */
export function searchSchema(entries: readonly SchemaEntry[], text: string): SchemaEntry[] {
  const named = search(entries, text, (entry) => [wordsOf(nameOf(entry)), nameOf(entry), firstWords(entry)]);
  const described = search(entries, text, ({ description }) => [description]);
  return [...new Set([...named, ...described])];
}

export function nameOf({ type, field, argument }: SchemaEntry): string {
  return argument ?? field ?? type;
}

/** `Query.table(measure)` */
export function placeOf({ type, field, argument }: SchemaEntry): string {
  return `${type}${field === null ? '' : `.${field}`}${argument === null ? '' : `(${argument})`}`;
}

function entriesOf(type: GraphQLNamedType): SchemaEntry[] {
  const entry = (
    field: string | null,
    argument: string | null,
    description: string | null | undefined,
  ): SchemaEntry => ({ type: type.name, field, argument, description: description ?? '' });
  const own = entry(null, null, type.description);
  if (isEnumType(type)) {
    return [own, ...type.getValues().map(({ name, description }) => entry(name, null, description))];
  }
  if (isInputObjectType(type)) {
    return [
      own,
      ...Object.values(type.getFields()).map(({ name, description }) => entry(name, null, description)),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap((field) => [
    entry(field.name, null, field.description),
    ...field.args.map(({ name, description }) => entry(field.name, name, description)),
  ]);
  return [own, ...fields];
}

/** The Vietnamese name, with which a description begins. */
function firstWords({ description }: SchemaEntry): string {
  return /^[^.]*/.exec(description.trim())?.[0] ?? '';
}

/** `newMembers` as `new Members`. */
function wordsOf(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
}
