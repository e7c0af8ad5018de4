import type { FastifyRequest } from 'fastify';
import { InvalidInputError } from '../domain/errors';

export type QueryParameters = Readonly<Record<string, string | undefined>>;

/**
 * What an address says behind "?".
 *
 * @throws InvalidInputError for what it says twice: nobody knows which is meant
 */
export function readQueryParameters({ query }: Pick<FastifyRequest, 'query'>): QueryParameters {
  const given = query as Readonly<Record<string, string | readonly string[]>>;
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string')
      throw new InvalidInputError(name, { vi: 'ghi một lần', en: 'given once' }, value);
  }
  return given as QueryParameters;
}
