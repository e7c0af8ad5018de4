import { AppError, ErrorCode } from '../domain/errors';

/** How a database is lost: it does not answer, or has no room for what is to be written. */
export type DatabaseLoss = 'SILENT' | 'FULL';

/**
 * The database went away, before or in the midst of what was asked; the cause is for the log. A change whose last answer was
 * lost may be in, so nothing is said of that: the same file again changes nothing.
 */
export class DatabaseUnavailableError extends AppError {
  constructor(loss: DatabaseLoss) {
    const { vi, en } = lossTexts[loss];
    super(
      ErrorCode.databaseUnavailable,
      `${vi}, hãy thử lại sau; số liệu vừa gửi có thể đã ghi, gửi lại không bị ghi hai lần. ` +
        `${en}, try again later; what was sent may be written, and is not written twice if it is sent again`,
    );
  }
}

export const lossTexts: Readonly<Record<DatabaseLoss, { vi: string; en: string }>> = {
  SILENT: { vi: 'Cơ sở dữ liệu không trả lời', en: 'The database does not answer' },
  FULL: {
    vi: 'Đĩa của cơ sở dữ liệu đầy hoặc không ghi được',
    en: 'The disk of the database is full or cannot be written to',
  },
};

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

/**
 * What a server says that cannot work now: it stops, is not the primary any more, reaches nobody, has not heard of a majority
 * yet, or was another when the reading began.
 */
const lostCodes = new Set([
  ...[6, 7, 43, 64, 89, 91, 133, 134, 189, 202, 262, 317, 384],
  ...[9001, 10058, 10107, 11600, 11602, 13435, 13436],
]);
/** And what it says if it cannot write: there is too little room, or the file takes nothing. */
const fullCodes = new Set([39, 14031]);

/** What Mongoose says, without a class of its own, of a command that waited in vain for a connection. */
const waitedInVain = /buffering timed out after \d+ms$/;

/** Deeper than any error of ours is wrapped. */
const mostDepth = 6;

/** Whether an error, or what led to it, is that the database cannot be reached or cannot work. */
export function isDatabaseLost(error: unknown): boolean {
  return databaseLossOf(error) !== null;
}

/** How the database is lost, if that is what an error, or what led to it, says; null if it is something else. */
export function databaseLossOf(error: unknown, depth = 0): DatabaseLoss | null {
  if (!(error instanceof Error) || depth > mostDepth) return null;
  const { name, message, cause } = error;
  const { code, originalError } = error as { code?: unknown; originalError?: unknown };
  if (lostNames.has(name) || (name.startsWith('Mongoose') && waitedInVain.test(message))) return 'SILENT';
  if (name.startsWith('Mongo') && lostCodes.has(Number(code))) return 'SILENT';
  if (name.startsWith('Mongo') && fullCodes.has(Number(code))) return 'FULL';
  const others: unknown[] = error instanceof AggregateError ? error.errors : [];
  for (const other of [cause, originalError, ...others]) {
    const loss = databaseLossOf(other, depth + 1);
    if (loss !== null) return loss;
  }
  return null;
}
