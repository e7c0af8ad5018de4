import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getOrCreate } from '../domain/getOrCreate';
import { isRecord } from '../domain/isRecord';
import {
  createQuestionCompiler,
  type Question,
  type QuestionCompiler,
} from '../platform/provinces/question/question';
import { UnusableAnswerError } from '../platform/provinces/question/unusableAnswer';
import { writeRequest } from '../platform/provinces/request';
import { createComposedProvinceSchema } from '../platform/subgraphSchema';
import { MismatchError, NotServedError, shown } from './verdict';
import { NoAnswerError, type Endpoint, type PostOptions, type Reply } from './endpoint';
import type { Refusals } from './refusals';
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
  /** Takes what the gateway would refuse of the answers. */
  refusals: Refusals;
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
function servedQuery({ service }: Asked, query: string): string {
  if (service.kind === 'unknown') return query;
  const { schema } = service;
  const ofSchema = getOrCreate(served, schema, () => new Map<string, string>());
  return getOrCreate(ofSchema, query, () => writeServed(query, schema));
}

/** By the schema of a service: every check asks the same few texts. */
const served = new WeakMap<GraphQLSchema, Map<string, string>>();

function writeServed(query: string, schema: GraphQLSchema): string {
  const written = withoutAdded(query, schema);
  const [error] = validate(schema, parse(written));
  if (error) throw new NotServedError(error.message);
  return written;
}

/**
 * Asks for entities by id, each of which may be null, in the words and by the reader of the gateway; what the gateway would
 * refuse of the answer is noted.
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
  const { query } = writeQuestion(ids, selection, variables, definitions);
  const question = questionOf(servedQuery(subject, query), variables);
  const body = writeRequest([{ question, provinces: [...ids] }]);
  const reply = await subject.endpoint.post(body, { audience: ids, ...options }).catch((error: unknown) => {
    if (error instanceof NoAnswerError) {
      subject.refusals.note({ where: '_entities', expected: 'an answer', got: error.message });
    }
    throw error;
  });
  const errors = readErrors(reply);
  const entities = reply.body?.data?.q0;
  if (!Array.isArray(entities) || entities.length !== ids.length) {
    const problem = {
      where: '_entities',
      expected: `a list of ${ids.length}`,
      got: gotInstead(reply, entities, errors),
    };
    if (reply.gap?.reason === 'INVALID_ANSWER') subject.refusals.note(problem);
    throw new MismatchError(problem);
  }
  ids.forEach((id, index) => noteUnreadable(subject, question, entities[index], id));
  return { entities: entities as unknown[], errors, reply };
}

/** The gateway's own question, which every service is asked in the same words. */
function questionOf(query: string, variables: Record<string, unknown>): Question {
  compiler ??= createQuestionCompiler(createComposedProvinceSchema());
  const fetch = compiler.compile(getOrCreate(documents, query, () => parse(query, { noLocation: true })));
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create(variables);
}

let compiler: QuestionCompiler | undefined;
/** By their texts: pages are asked for by the same one after the other. */
const documents = new Map<string, DocumentNode>();

function noteUnreadable({ refusals }: Asked, question: Question, entity: unknown, id: string): void {
  // What is null beside an error is for others to judge.
  if (!isRecord(entity)) return;
  try {
    question.read(entity, id);
  } catch (error) {
    if (!(error instanceof UnusableAnswerError)) throw error;
    const { place, expected, got } = error;
    refusals.note({ where: (place ?? id).replace(`${id}.`, ''), expected, got });
  }
}

function gotInstead(reply: Reply, entities: unknown, errors: AnswerError[]): string {
  if (Array.isArray(entities)) return `a list of ${entities.length}`;
  const [error] = errors;
  if (reply.gap) return `${reply.gap.reason}: ${reply.gap.detail}`;
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
      where: error ? placeOf(error) : '_entities.0',
      expected: 'the province, without errors',
      got: error ? error.message : shown(entity),
    });
  }
  return entity;
}

function placeOf({ path }: AnswerError): string {
  // The gateway calls its questions q0, q1 and so on.
  return ['_entities', ...path.slice(1)].join('.');
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
