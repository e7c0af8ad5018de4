import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, parse } from 'graphql';
import { ErrorCode } from '../../domain/errors';
import { gapReasons } from '../../domain/gapReasons';
import { isRecord } from '../../domain/isRecord';
import type { GatewayContext } from '../context';
import type { Question, QuestionCompiler } from './question';
import type { ProvinceOutcome } from './outcome';

/**
 * All provinces' services as one subgraph. Splits an entity fetch by province id, and puts the answers back in the
 * order of the representations. A province that fails is null with an error in its own place; nothing is thrown, since
 * the gateway would then drop the other provinces' answers too.
 */
export function createProvinceDataSource(questions: QuestionCompiler): GraphQLDataSource<GatewayContext> {
  return { process: (options) => answerFetch(questions, options) };
}

type FetchOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];

async function answerFetch(questions: QuestionCompiler, options: FetchOptions) {
  if (!('incomingRequestContext' in options)) return refuse('Only operations are answered');
  const { request, context, document } = options;
  const fetch = questions.compile(document ?? parse(request.query ?? ''));
  if (fetch.kind === 'refused') return refuse(fetch.message);
  const variables = request.variables ?? {};
  const provinces = readProvinces(variables.representations);
  if (!provinces) return refuse('Every representation must be of a Province with an id');
  const question = fetch.create(variables);
  return answer(provinces, question, await context.operation.ask(provinces, question));
}

function refuse(message: string) {
  return { errors: [new GraphQLError(message, { extensions: { code: ErrorCode.internal } })] };
}

function readProvinces(representations: unknown): string[] | null {
  if (!Array.isArray(representations)) return null;
  const ids = (representations as unknown[]).map((item) =>
    isRecord(item) && item.__typename === 'Province' && typeof item.id === 'string' ? item.id : null,
  );
  return ids.every((id) => id !== null) ? ids : null;
}

function answer(provinces: readonly string[], { read }: Question, outcomes: readonly ProvinceOutcome[]) {
  // Each place gets a copy of its own, since the gateway merges into what it gets.
  const entities = outcomes.map((outcome, index) =>
    outcome.kind === 'gap' ? null : read(outcome.entity, provinces[index] ?? ''),
  );
  const errors = outcomes.flatMap((outcome, index) => errorsAt(index, provinces[index] ?? '', outcome));
  return { data: { _entities: entities }, ...(errors.length > 0 && { errors }) };
}

function errorsAt(index: number, province: string, outcome: ProvinceOutcome): GraphQLError[] {
  if (outcome.kind === 'entity') {
    return outcome.errors.map(
      ({ message, path, extensions }) =>
        new GraphQLError(message, {
          path: ['_entities', index, ...path],
          extensions: { ...extensions, province },
        }),
    );
  }
  // A province that has not joined is absent, not broken; the operation's coverage names it.
  if (gapReasons[outcome.reason].from === 'list') return [];
  return [
    new GraphQLError(`Province "${province}" gave no answer: ${outcome.reason}`, {
      path: ['_entities', index],
      extensions: { code: ErrorCode.provinceUnavailable, province, reason: outcome.reason },
    }),
  ];
}
