import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { AppError, ErrorCode, type Words } from '../domain/errors';
import { DatabaseUnavailableError, databaseLossOf, lossTexts, type DatabaseLoss } from './databaseLost';
import type { Logger } from './logger';

/** Says nothing of why: not whether a key or a province exists, was revoked, has expired, or was given a wrong secret. */
export class UnauthenticatedError extends AppError {
  constructor(needed = 'Cần mã hợp lệ của tỉnh. A valid token of the province') {
    super(ErrorCode.unauthenticated, `${needed} is needed`);
  }
}

/** A caller that is known, but whose role may not do this. */
export class ForbiddenError extends AppError {
  constructor(message: string, code: string = ErrorCode.forbidden) {
    super(code, message);
  }
}

/** More than a minute's share was asked for. */
export class RateLimitedError extends AppError {
  constructor(
    what: string | Words,
    readonly retryAfterSeconds: number,
  ) {
    const { vi, en } = typeof what === 'string' ? { vi: null, en: what } : what;
    const english = `${en}; try again in ${retryAfterSeconds} s`;
    const message = vi === null ? english : `${vi}; thử lại sau ${retryAfterSeconds} giây. ${english}`;
    super(ErrorCode.rateLimited, message, { retryAfterSeconds });
  }
}

/** A service answers the gateway alone; the client is not told what is wrong with its token. */
export class GatewayTokenError extends AppError {
  constructor(
    /** For the log: a word or the code of the library, never a part of the token. */
    readonly reason: string,
    /** For the log: what to do, if that can be told. */
    readonly mend?: string,
  ) {
    super(ErrorCode.unauthenticated, 'A valid token of the gateway is needed');
  }
}

/** A valid token, but not for this province. */
export class OutsideAudienceError extends AppError {
  constructor(province: string) {
    super(ErrorCode.forbidden, `The token is not for province "${province}"`, { province });
  }
}

/** A request's body that is longer than is taken. */
export class TooLargeError extends AppError {
  constructor(bytes: number, what = `Tệp nhiều nhất ${bytes} byte. A file`) {
    super(ErrorCode.tooLarge, `${what} may have at most ${bytes} bytes`, { bytes });
  }
}

const publicCodes = new Set<string>([
  ...Object.values(ErrorCode).filter((code) => code !== ErrorCode.internal),
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What Apollo Server says, without a code, of a text that is sent with the hash of another. */
const wrongHash = 'provided sha does not match query';

/** The request in which an error came up, by the error; Apollo's `formatError` is not told of it. */
const requestIds = new WeakMap<object, string>();

export function noteRequestId(error: object, requestId: string): void {
  requestIds.set(error, requestId);
}

/**
 * The one place that decides which errors a client sees. What is expected passes; anything else is logged with its
 * cause and masked. Log and answer carry the same request id.
 */
export function createFormatError(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (formatted.message === wrongHash) return { message: wrongHash, extensions: { code: 'BAD_REQUEST' } };
    const code = formatted.extensions?.code;
    if (typeof code === 'string' && publicCodes.has(code)) return withoutStack(formatted);
    const requestId = typeof error === 'object' && error !== null ? requestIds.get(error) : undefined;
    const loss = databaseLossOf(error);
    logger.error(
      {
        ...(requestId !== undefined && { requestId }),
        err: unwrapResolverError(error),
        path: formatted.path,
      },
      loss ? lossTexts[loss].en : 'Unexpected error in an operation',
    );
    const { message, code: said } = loss ? databaseUnavailable(loss) : internal;
    return {
      message,
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
      extensions: { code: said, ...(requestId !== undefined && { requestId }) },
    };
  };
}

const internal = { message: 'Internal server error', code: ErrorCode.internal };
const databaseUnavailable = (loss: DatabaseLoss) => ({
  message: new DatabaseUnavailableError(loss).message,
  code: ErrorCode.databaseUnavailable,
});

function withoutStack(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}
