import { ErrorCode } from '../../domain/errors';
import { isRecord } from '../../domain/isRecord';
import { provinceError } from '../../domain/provinceErrors';
import { longestTexts } from '../../domain/textLimits';
import type { GraphqlBody } from './reply';
import { gap, noErrors, type EntityError, type Gap, type ProvinceOutcome } from './outcome';
import type { Question } from './question/question';
import { UnusableAnswerError } from './question/unusableAnswer';
import { idAlias, type Slot } from './request';

/** Takes an endpoint's answer apart; nothing in it is trusted. Outcomes are by slot and position. */
export function readAnswer(
  body: GraphqlBody,
  slots: readonly Slot[],
  answeredAt: number,
): ProvinceOutcome[][] {
  const errorsOf = sortErrors(body.errors ?? [], slots);
  return slots.map(({ question, provinces }, slot) => {
    const entities = body.data?.[`q${slot}`];
    if (!Array.isArray(entities) || entities.length !== provinces.length) {
      const [error] = errorsOf(slot, null);
      return provinces.map(() =>
        error ? gapOf(error) : gap('unusable', `Expected ${provinces.length} entities`),
      );
    }
    return provinces.map((province, position) => {
      const own = errorsOf(slot, position);
      return readEntity((entities as unknown[])[position], province, question, own, answeredAt);
    });
  });
}

function readEntity(
  entity: unknown,
  province: string,
  question: Question,
  errors: readonly EntityError[],
  answeredAt: number,
): ProvinceOutcome {
  if (!isRecord(entity)) {
    const [error] = errors;
    if (entity !== null || !error) return gap('unusable', 'Expected an entity or an error');
    return gapOf(error);
  }
  const lost = errors.find(({ extensions }) => extensions.code === ErrorCode.databaseUnavailable);
  if (lost) return gapOf(lost);
  const id = entity[idAlias];
  if (id !== province) return gap('unusable', `Answered for province "${String(id).slice(0, 60)}"`);
  try {
    const read = question.read(entity, province) as Record<string, unknown>;
    return { kind: 'entity', entity: read, errors, answeredAt, staleReason: null };
  } catch (error) {
    if (error instanceof UnusableAnswerError) return gap('unusable', error.message);
    throw error;
  }
}

function gapOf({ said, extensions }: EntityError): Gap {
  // What it could still say is less than what it said last.
  if (extensions.code === ErrorCode.databaseUnavailable) return gap('serverError', said);
  return gap(refusals.has(extensions.code) ? 'notHeld' : 'unusable', said);
}

/** What a service says instead of a province that it does not hold, or that the token is not for. */
const refusals = new Set<unknown>([ErrorCode.provinceNotHeld, ErrorCode.forbidden]);

/** Of one entity; a service may write as many as its answer may be long, and each is dear to pass on. */
const mostErrors = 10;
const mostErrorLength = 500;

/**
 * The errors that concern an entity, or a slot as a whole if `position` is null. One that names no place of its own
 * concerns everything in its slot, or in the answer: a null beside it need not mean that there is nothing.
 */
function sortErrors(
  errors: readonly unknown[],
  slots: readonly Slot[],
): (slot: number, position: number | null) => readonly EntityError[] {
  if (errors.length === 0) return () => noErrors;
  const byPlace = new Map<string, EntityError[]>();
  const slotOf = new Map<unknown, number>(slots.map((_slot, index) => [`q${index}`, index]));
  for (const error of errors) {
    const { path, message, extensions } = isRecord(error) ? error : {};
    const parts: unknown[] = Array.isArray(path) ? path.slice(0, mostErrorPath) : [];
    const slot = slotOf.get(parts[0]) ?? null;
    const named =
      slot !== null && typeof parts[1] === 'number' && slots[slot]?.provinces[parts[1]] !== undefined;
    const place = placeOf(slot, named ? (parts[1] as number) : null);
    const known = byPlace.get(place) ?? [];
    if (known.length >= mostErrors) continue;
    byPlace.set(place, [...known, readError(message, named ? parts.slice(2) : [], extensions)]);
  }
  return (slot, position) =>
    [...new Set([placeOf(slot, position), placeOf(slot, null), placeOf(null, null)])]
      .flatMap((place) => byPlace.get(place) ?? [])
      .slice(0, mostErrors);
}

/** Longer than any path of the contract. */
const mostErrorPath = 50;

function placeOf(slot: number | null, position: number | null): string {
  return `${slot ?? 'any'}.${position ?? 'any'}`;
}

function readError(said: unknown, path: unknown[], extensions: unknown): EntityError {
  const given = isRecord(extensions) ? extensions : {};
  const { code, message } = provinceError(given.code, given.argument);
  return {
    message,
    said: typeof said === 'string' ? said.slice(0, mostErrorLength) : '',
    path: path.filter((part) => typeof part === 'string' || typeof part === 'number').map(shortened),
    extensions: { code },
  };
}

function shortened(part: string | number): string | number {
  return typeof part === 'string' ? part.slice(0, longestTexts.name) : part;
}
