import {
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import type { Reply } from '../../../platform/provinces/reply';

/** Asks a service for its schema. */
export const sdlRequest = JSON.stringify({ query: '{ _service { sdl } }' });

/** Null if the service does not say. */
export function sdlIn(reply: Reply): DocumentNode | null {
  const service = reply.kind === 'answer' ? reply.body.data?._service : null;
  if (!isRecord(service) || typeof service.sdl !== 'string') return null;
  try {
    return parse(service.sdl, { noLocation: true });
  } catch {
    // What is no schema says nothing; the refusal is passed on, with its reason.
    return null;
  }
}

/** `Type.field` for each field of the contract that a schema does not have. */
export function lackingFields(contract: GraphQLSchema, sdl: DocumentNode): Set<string> {
  const served = new Set(
    sdl.definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION
        ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
        : [],
    ),
  );
  // What every subgraph has stands in no schema.
  const types = Object.values(contract.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('_') && type !== contract.getQueryType(),
  );
  const fields = types.flatMap((type) =>
    Object.keys((type as GraphQLObjectType).getFields()).map((field) => `${type.name}.${field}`),
  );
  return new Set(fields.filter((field) => !served.has(field)));
}
