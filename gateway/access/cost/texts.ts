import type { FastifyRequest } from 'fastify';
import { GraphQLError, parse } from 'graphql';
import { ErrorCode } from '../../../domain/errors';
import { isRecord } from '../../../domain/isRecord';
import type { Limits } from '../../../domain/roles';
import { assertMeasures, LimitExceededError } from './assertLimits';
import { createBoundedCache } from '../../../platform/boundedCache';
import { measureDocument, type Measures } from './measure';

/**
 * Refuses a text that is too large before anything else reads it: validation compares every pair of fields that may
 * stand in one place, so it must not see a text of unbounded size.
 *
 * @throws LimitExceededError
 */
export type AssertText = (request: Pick<FastifyRequest, 'body' | 'query'>, limits: Limits) => void;

export function createTextCheck(): AssertText {
  const known = createBoundedCache<Measures>('measuredTexts');

  function measure(text: string, maxTokens: number): Measures | null {
    const before = known.get(text);
    if (before) return before;
    const document = parseText(text, maxTokens);
    if (!document) return null;
    const measures = measureDocument(document);
    known.set(text, measures);
    return measures;
  }

  return ({ body, query }, limits) => {
    const { query: text } = isRecord(body) ? body : isRecord(query) ? query : {};
    if (typeof text !== 'string') return;
    const measures = measure(text, limits.tokens);
    if (measures) assertMeasures(measures, limits);
  };
}

/** Null for a text that is no document; that is said when it is read to be answered. */
function parseText(text: string, maxTokens: number) {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch (error) {
    if (error instanceof RangeError) throw tooLong(maxTokens);
    if (!(error instanceof GraphQLError)) throw error;
    if (!error.message.includes('more that') && !error.message.includes('tokens. Parsing aborted'))
      return null;
    throw tooLong(maxTokens);
  }
}

/** Even if signs are nested deeper than can be read. */
function tooLong(maxTokens: number): LimitExceededError {
  const message = `The operation has more than ${maxTokens} words and signs; send it in parts`;
  return new LimitExceededError(ErrorCode.tokenLimit, message, { limit: maxTokens });
}
