import { GraphQLError } from 'graphql';
import { ErrorCode } from '../../domain/errors';
import { gapReasons } from '../../domain/gapReasons';
import { getOrCreate } from '../../domain/getOrCreate';
import { readGlobalId } from '../../domain/globalIds';
import { isRecord } from '../../domain/isRecord';
import type { Operation } from '../operation/operation';
import type { AskSubgraph } from '../planning/subgraph';
import type { Question, QuestionCompiler, Subject } from '../../platform/provinces/question/question';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import { unitKey } from '../../platform/provinces/question/entityFetch';

/**
 * All provinces' services as one subgraph. Splits an entity fetch by province id, and puts the answers back in the
 * order of the representations. A province that fails is null with an error in its own place; nothing is thrown, since
 * the other provinces' answers would then be dropped too.
 */
export function createProvinceSubgraph(questions: QuestionCompiler): AskSubgraph {
  return async ({ document, variables, context }) => {
    const fetch = questions.compile(document);
    if (fetch.kind === 'refused') return refuse(fetch.message);
    const subjects = readSubjects(variables.representations);
    if (!subjects) return refuse('Every representation must be of a Province or a Unit with an id');
    const asked = subjects.map((subject) => fetch.create(variables, subject));
    return answer(subjects, await ask(context.operation, subjects, asked));
  };
}

function refuse(message: string) {
  return { errors: [new GraphQLError(message, { extensions: { code: ErrorCode.internal } })] };
}

function readSubjects(representations: unknown): Subject[] | null {
  if (!Array.isArray(representations)) return null;
  const subjects = (representations as unknown[]).map(readSubject);
  return subjects.every((subject) => subject !== null) ? subjects : null;
}

function readSubject(item: unknown): Subject | null {
  if (!isRecord(item) || typeof item.id !== 'string') return null;
  if (item.__typename === 'Province') return { province: item.id, unit: null };
  const unit = item.__typename === 'Unit' ? readGlobalId(item.id) : null;
  return unit?.kind === 'unit' ? { province: unit.owner, unit: item.id } : null;
}

/** Provinces that are asked the same are asked together; the outcomes are in the order of the subjects. */
async function ask(
  operation: Operation,
  subjects: readonly Subject[],
  questions: readonly Question[],
): Promise<ProvinceOutcome[]> {
  const outcomes: ProvinceOutcome[] = [];
  const together = new Map<Question, number[]>();
  questions.forEach((question, index) => getOrCreate(together, question, () => []).push(index));
  const asking = [...together].map(async ([question, indexes]) => {
    const provinces = indexes.map((index) => subjects[index]?.province ?? '');
    const answers = await operation.ask(provinces, question);
    answers.forEach((outcome, at) => {
      outcomes[indexes[at] ?? 0] = outcome;
    });
  });
  await Promise.all(asking);
  return outcomes;
}

function answer(subjects: readonly Subject[], outcomes: readonly ProvinceOutcome[]) {
  const entities = outcomes.map((outcome, index) => entityOf(outcome, subjects[index] ?? null));
  const errors = outcomes.flatMap((outcome, index) => errorsAt(index, subjects[index], outcome));
  return { data: { _entities: entities }, ...(errors.length > 0 && { errors }) };
}

function entityOf(outcome: ProvinceOutcome, subject: Subject | null): unknown {
  if (outcome.kind === 'gap') return null;
  const { entity } = outcome;
  return subject?.unit == null ? entity : (entity[unitKey] ?? null);
}

function errorsAt(index: number, subject: Subject | undefined, outcome: ProvinceOutcome): GraphQLError[] {
  const { province = '', unit = null } = subject ?? {};
  if (outcome.kind === 'entity') {
    return outcome.errors.map(
      ({ message, path, extensions }) =>
        new GraphQLError(message, {
          // A unit's errors are those below it in its province.
          path: ['_entities', index, ...(unit === null ? path : path.slice(1))],
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
