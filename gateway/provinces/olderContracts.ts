import {
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isRecord } from '../../domain/isRecord';
import { monotonicMillis } from '../../platform/monotonic';
import { coordinatesBefore } from '../../platform/provinces/contractBefore';
import { gap } from '../../platform/provinces/outcome';
import type { Reply } from '../../platform/provinces/reply';
import { rememberLast } from '../../platform/rememberLast';
import { withNulls, withoutFields } from './withoutFields';

/** Sends the body of a request to a service. */
export type SendBody = (body: string | Buffer) => Promise<Reply>;

/** Knows which services are of an earlier contract, and asks them without the fields that they do not have. */
export interface OlderContracts {
  /** Fields that the service lacks are null, or their fallback, in its answer, which is then not to be kept. */
  ask(url: string, body: Buffer, send: SendBody): Promise<Reply>;
}

/** Then a service is asked for everything again: it may have been upgraded. */
const forgetAfterMillis = 5 * 60_000;

/**
 * A service that refuses a request as a whole is asked for its schema. What that does not have is left out from then on, if
 * the contract before did not have it either; a service that lacks more gives no answer. If it has everything, the refusal
 * has another reason and is passed on. `createContract` makes the schema of today, when
 * the first service refuses.
 */
export function createOlderContracts(createContract: () => GraphQLSchema): OlderContracts {
  let made: GraphQLSchema | undefined;
  const contract = () => (made ??= createContract());
  const lackingIn = createLackingFields(contract);
  /** `Type.field` for each that a service lacks; none if it lacks nothing. */
  const lackingOf = new Map<string, { fields: ReadonlySet<string>; until: number }>();

  function lackingNow(url: string): ReadonlySet<string> | null {
    const known = lackingOf.get(url);
    if (!known) return null;
    if (monotonicMillis() < known.until) return known.fields;
    lackingOf.delete(url);
    return null;
  }

  /** Null if the service does not say. */
  async function readLacking(url: string, send: SendBody): Promise<ReadonlySet<string> | null> {
    const sdl = sdlIn(await send(sdlRequest));
    const fields = sdl === null ? null : lackingIn(sdl);
    if (fields) lackingOf.set(url, { fields, until: monotonicMillis() + forgetAfterMillis });
    return fields;
  }

  async function askWithout(lacking: ReadonlySet<string>, body: string, send: SendBody): Promise<Reply> {
    const { text, left } = withoutFields(body, lacking, contract());
    const broken = left.filter((field) => coordinatesBefore().has(field));
    // Null would say that there is no number.
    if (broken.length > 0) return gap('lacksFields', `Its schema lacks ${broken.slice(0, 10).join(', ')}`);
    return withNulls(await send(text), body, lacking, contract());
  }

  async function askAgain(url: string, body: string, send: SendBody, refusal: Reply): Promise<Reply> {
    const lacking = await readLacking(url, send);
    return lacking && lacking.size > 0 ? askWithout(lacking, body, send) : refusal;
  }

  return {
    ask(url, body, send) {
      const lacking = lackingNow(url);
      if (lacking && lacking.size > 0) return askWithout(lacking, body.toString(), send);
      return send(body).then((reply) =>
        lacking || !isRefused(reply) ? reply : askAgain(url, body.toString(), send, reply),
      );
    },
  };
}

/** Whether a service answered nothing of what was asked, as it does if it does not know a field. */
function isRefused(reply: Reply): boolean {
  return reply.kind === 'answer' && !reply.body.data;
}

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
