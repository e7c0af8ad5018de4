import { AppError, ErrorCode } from '../domain/errors';

/**
 * The database went away, before or in the midst of what was asked; the cause is for the log. A change whose last answer was
 * lost may be in, so nothing is said of that: the same file again changes nothing.
 */
export class DatabaseUnavailableError extends AppError {
  constructor() {
    super(
      ErrorCode.databaseUnavailable,
      'Cơ sở dữ liệu không trả lời, hãy thử lại sau; số liệu vừa gửi có thể đã ghi, gửi lại không bị ghi hai lần. ' +
        'The database does not answer, try again later; what was sent may be written, and is not written twice if it is sent again',
    );
  }
}

/** Names of the driver's errors, and Mongoose's; known by name, so that who has no database need not load the driver. */
const lostNames = new Set([
  'MongoClientClosedError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoOperationTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
  'MongoServerSelectionError',
  'MongoStalePrimaryError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
  'PoolClearedOnNetworkError',
]);

/** What a server says that cannot work now: it stops, is not the primary any more, reaches nobody, or its disk is full. */
const lostCodes = new Set([6, 7, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031]);

/** What Mongoose says, without a class of its own, of a command that waited in vain for a connection. */
const waitedInVain = /buffering timed out after \d+ms$/;

/** Deeper than any error of ours is wrapped. */
const mostDepth = 6;

/** Whether an error, or what led to it, is that the database cannot be reached or cannot work. */
export function isDatabaseLost(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > mostDepth) return false;
  const { name, message, cause } = error;
  const { code, originalError } = error as { code?: unknown; originalError?: unknown };
  if (lostNames.has(name) || (name.startsWith('Mongoose') && waitedInVain.test(message))) return true;
  if (name.startsWith('Mongo') && lostCodes.has(Number(code))) return true;
  const others: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [cause, originalError, ...others].some((other) => isDatabaseLost(other, depth + 1));
}
