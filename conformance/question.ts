import { parse, validate, type GraphQLSchema } from 'graphql';
import { getOrCreate } from '../domain/getOrCreate';
import { isRecord } from '../domain/isRecord';
import { rememberLast } from '../platform/rememberLast';
import { MismatchError, NotServedError, shown } from './verdict';
import type { Endpoint, PostOptions, Reply } from './endpoint';
import type { Service } from './service';
import { withoutAdded } from './addedSince';

export interface AnswerError {
  message: string;
  path: unknown[];
  code: unknown;
}

export interface EntitiesAnswer {
  entities: unknown[];
  errors: AnswerError[];
  reply: Reply;
}

/** Who is asked. */
export interface Asked {
  endpoint: Endpoint;
  province: string;
  service: Service;
}

/** The request's body for a selection on `Province`; `definitions` such as `$year: Int!`. */
export function writeQuestion(
  ids: readonly string[],
  selection: string,
  variables: Record<string, unknown> = {},
  definitions = '',
): { query: string; variables: Record<string, unknown> } {
  const query = `query Check($representations: [_Any!]!${definitions && `, ${definitions}`}) {
  _entities(representations: $representations) { ... on Province { ${selection} } }
}`;
  const representations = ids.map((id) => ({ __typename: 'Province', id }));
  return { query, variables: { representations, ...variables } };
}

/**
 * The query as the service can be asked it.
 *
 * @throws NotServedError if the service's own SDL does not know what is asked
 */
export function servedQuery({ service }: Asked, query: string): string {
  if (service.kind === 'unknown') return query;
  const { schema } = service;
  return getOrCreate(writers, schema, () => rememberLast((text) => writeServed(text, schema)))(query);
}

/** By the schema of a service, since many pages and reads are asked for by the same text one after the other. */
const writers = new WeakMap<GraphQLSchema, (query: string) => string>();

function writeServed(query: string, schema: GraphQLSchema): string {
  const served = withoutAdded(query, schema);
  const [error] = validate(schema, parse(served));
  if (error) throw new NotServedError(error.message);
  return served;
}

/**
 * Asks for entities by id, each of which may be null.
 *
 * @throws MismatchError if the answer is not a list of as many
 */
export async function askEntities(
  subject: Asked,
  ids: readonly string[],
  selection: string,
  variables: Record<string, unknown> = {},
  definitions = '',
  options: PostOptions = {},
): Promise<EntitiesAnswer> {
  const written = writeQuestion(ids, selection, variables, definitions);
  const question = { ...written, query: servedQuery(subject, written.query) };
  const reply = await subject.endpoint.post(JSON.stringify(question), { audience: ids, ...options });
  const errors = readErrors(reply);
  const entities = reply.body?.data?._entities;
  if (!Array.isArray(entities) || entities.length !== ids.length) {
    throw new MismatchError({
      where: '_entities',
      expected: `a list of ${ids.length}`,
      got: gotInstead(reply, entities, errors),
    });
  }
  return { entities: entities as unknown[], errors, reply };
}

function gotInstead(reply: Reply, entities: unknown, errors: AnswerError[]): string {
  if (Array.isArray(entities)) return `a list of ${entities.length}`;
  const [error] = errors;
  return error ? error.message : `HTTP status ${reply.status}: ${shown(reply.text)}`;
}

/**
 * Asks for the province itself.
 *
 * @throws MismatchError if it is null or there is any error
 */
export async function askProvince(
  subject: Asked,
  selection: string,
  variables: Record<string, unknown> = {},
  definitions = '',
): Promise<Record<string, unknown>> {
  const { entities, errors } = await askEntities(
    subject,
    [subject.province],
    selection,
    variables,
    definitions,
  );
  const [error] = errors;
  const [entity] = entities;
  if (error || !isRecord(entity)) {
    throw new MismatchError({
      where: error ? error.path.join('.') || '_entities' : '_entities.0',
      expected: 'the province, without errors',
      got: error ? error.message : shown(entity),
    });
  }
  return entity;
}

/** The answer to a prepared question, headers and all. */
export async function askRaw(
  subject: Asked,
  question: { query: string; variables: Record<string, unknown> },
  options: PostOptions = {},
): Promise<Reply> {
  const query = servedQuery(subject, question.query);
  return subject.endpoint.post(JSON.stringify({ ...question, query }), options);
}

export function readErrors({ body }: Reply): AnswerError[] {
  const errors = Array.isArray(body?.errors) ? body.errors : [];
  return errors.filter(isRecord).map(({ message, path, extensions }) => ({
    message: typeof message === 'string' ? message : 'Error without a message',
    path: Array.isArray(path) ? (path as unknown[]) : [],
    code: isRecord(extensions) ? extensions.code : undefined,
  }));
}
