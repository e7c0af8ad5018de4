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
import { rememberLast } from '../../../platform/rememberLast';

/** Asks a service for its schema. */
export const sdlRequest = JSON.stringify({ query: '{ _service { sdl } }' });

/** The text of its schema; null if the service does not say. */
export function sdlIn(reply: Reply): string | null {
  const service = reply.kind === 'answer' ? reply.body.data?._service : null;
  return isRecord(service) && typeof service.sdl === 'string' ? service.sdl : null;
}

/** `Type.field` for each field of the contract that a schema does not have; null if the text is no schema. */
export type LackingFields = (sdl: string) => ReadonlySet<string> | null;

/** Services of one version all say the same text, which takes as long to read as an answer of ten provinces. */
export function createLackingFields(contract: () => GraphQLSchema): LackingFields {
  return rememberLast((sdl) => {
    const document = parseSdl(sdl);
    return document && lackingIn(document, contract());
  });
}

function parseSdl(sdl: string): DocumentNode | null {
  try {
    return parse(sdl, { noLocation: true });
  } catch {
    // What is no schema says nothing; the refusal is passed on, with its reason.
    return null;
  }
}

function lackingIn(sdl: DocumentNode, contract: GraphQLSchema): Set<string> {
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
