import { buildSubgraphSchema } from '@apollo/subgraph';
import { Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { isRecord } from '../domain/isRecord';
import { rememberLast } from '../platform/rememberLast';
import { shown } from './verdict';
import type { Endpoint } from './endpoint';

/** What a service says about itself; or why that cannot be used. */
export type Service =
  | { kind: 'known'; document: DocumentNode; schema: GraphQLSchema }
  | { kind: 'unknown'; expected: string; got: string };

export async function readService(endpoint: Endpoint): Promise<Service> {
  const { body, status } = await endpoint.post(JSON.stringify({ query: '{ _service { sdl } }' }));
  const service = body?.data?._service;
  const sdl = isRecord(service) ? service.sdl : undefined;
  if (typeof sdl === 'string' && sdl !== '') return readSdl(sdl);
  const got = shown(body?.errors ?? body?.data ?? `HTTP status ${status}`);
  return { kind: 'unknown', expected: 'the SDL as a string', got };
}

/** Services that are checked one after the other mostly say the same. */
export const readSdl = rememberLast((sdl): Service => {
  try {
    const document = withoutMachinery(parse(sdl));
    return { kind: 'known', document, schema: buildSubgraphSchema({ typeDefs: document }) };
  } catch (error) {
    return { kind: 'unknown', expected: 'SDL of a subgraph', got: (error as Error).message };
  }
});

const machineryTypes = new Set(['_Any', '_Entity', '_Service', '_FieldSet']);
const machineryFields = new Set(['_entities', '_service']);

/** Some libraries print what federation itself adds; it is added again when the schema is built. */
function withoutMachinery(document: DocumentNode): DocumentNode {
  const root = (node: { name: { value: string }; fields?: readonly unknown[] }) =>
    node.name.value === 'Query' && node.fields?.length === 0 ? null : undefined;
  const dropType = (node: { name: { value: string } }) =>
    machineryTypes.has(node.name.value) ? null : undefined;
  return visit(document, {
    [Kind.SCALAR_TYPE_DEFINITION]: dropType,
    [Kind.UNION_TYPE_DEFINITION]: dropType,
    [Kind.OBJECT_TYPE_DEFINITION]: { enter: dropType, leave: root },
    [Kind.OBJECT_TYPE_EXTENSION]: { leave: root },
    [Kind.FIELD_DEFINITION]: (node) => (machineryFields.has(node.name.value) ? null : undefined),
  });
}
