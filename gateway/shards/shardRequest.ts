import { isRecord, type GraphqlBody } from '../http';
import type { Question } from './question';

/** One question in one request: slot number, what is asked, of which provinces. */
export interface Slot {
  question: Question;
  /** Different province ids, in the order of the representations. */
  provinces: string[];
}

/** What a province's service said about one province and one question. */
export type ShardOutcome =
  | { kind: 'entity'; entity: Record<string, unknown>; errors: ShardError[]; answeredAt: Date }
  | { kind: 'gap'; reason: ShardGapReason; detail: string };

export type ShardGapReason = 'NOT_CONNECTED' | 'UNREACHABLE' | 'TIMED_OUT' | 'REFUSED' | 'INVALID_ANSWER';

/** An error inside an entity; `path` starts below the entity. */
export interface ShardError {
  message: string;
  path: (string | number)[];
  extensions: Record<string, unknown>;
}

/** Asked for in every slot, so that an entity of another province is noticed. */
const idAlias = '_shardProvince';

/** The body of the one request that asks an endpoint everything. */
export function writeShardRequest(slots: readonly Slot[]): string {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fields: string[] = [];
  const fragments: string[] = [];
  slots.forEach(({ question, provinces }, slot) => {
    const written = question.write(slot);
    definitions.push(`$r${slot}: [_Any!]!`, written.variableDefinitions);
    fields.push(
      `q${slot}: _entities(representations: $r${slot}) { ... on Province { ${idAlias}: id } ${written.selection} }`,
    );
    fragments.push(written.fragments);
    variables[`r${slot}`] = provinces.map((id) => ({ __typename: 'Province', id }));
    Object.assign(variables, written.variables);
  });
  const query = [
    `query Shard(${definitions.filter(Boolean).join(' ')}) {`,
    ...fields,
    '}',
    ...fragments.filter(Boolean),
  ];
  return JSON.stringify({ query: query.join('\n'), variables });
}

/** Takes an endpoint's answer apart; nothing in it is trusted. Outcomes are by slot and position. */
export function readShardAnswer(
  body: GraphqlBody,
  slots: readonly Slot[],
  answeredAt: Date,
): ShardOutcome[][] {
  const errors = (body.errors ?? []).filter(isRecord);
  return slots.map(({ provinces }, slot) => {
    const entities = body.data?.[`q${slot}`];
    if (!Array.isArray(entities) || entities.length !== provinces.length) {
      const message = errors.map((error) => error.message).find((text) => typeof text === 'string');
      const detail = message ?? `Expected ${provinces.length} entities`;
      return provinces.map(() => ({ kind: 'gap', reason: 'INVALID_ANSWER', detail }));
    }
    return provinces.map((province, position) => {
      const own = errors.flatMap((error) => entityError(error, slot, position));
      return readEntity((entities as unknown[])[position], province, own, answeredAt);
    });
  });
}

function readEntity(entity: unknown, province: string, errors: ShardError[], answeredAt: Date): ShardOutcome {
  if (!isRecord(entity)) {
    const [error] = errors;
    if (entity !== null || !error) {
      return { kind: 'gap', reason: 'INVALID_ANSWER', detail: 'Expected an entity or an error' };
    }
    const reason = error.extensions.code === 'PROVINCE_NOT_HELD' ? 'REFUSED' : 'INVALID_ANSWER';
    return { kind: 'gap', reason, detail: error.message };
  }
  const { [idAlias]: id, ...rest } = entity;
  if (id !== province) {
    return { kind: 'gap', reason: 'INVALID_ANSWER', detail: `Answered for province "${String(id)}"` };
  }
  return { kind: 'entity', entity: rest, errors, answeredAt };
}

function entityError(error: Record<string, unknown>, slot: number, position: number): ShardError[] {
  const { path, message, extensions } = error;
  if (!Array.isArray(path) || path[0] !== `q${slot}` || path[1] !== position) return [];
  return [
    {
      message: typeof message === 'string' ? message : 'Error without a message',
      path: path.slice(2).filter((part) => typeof part === 'string' || typeof part === 'number'),
      extensions: isRecord(extensions) ? extensions : {},
    },
  ];
}
