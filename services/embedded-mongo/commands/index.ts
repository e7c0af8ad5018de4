import { CommandError, unsupported } from '../errors';
import { isDocument, type BsonDocument } from '../values';
import { aggregateCommands } from './aggregate';
import { catalogCommands } from './catalog';
import { readText, type CommandContext, type CommandHandler } from './command';
import { handshakeCommands } from './handshake';
import { readCommands } from './read';
import { writeCommands } from './write';

export const handlers: Record<string, CommandHandler> = {
  ...handshakeCommands,
  ...catalogCommands,
  ...readCommands,
  ...writeCommands,
  ...aggregateCommands,
};

/** Commands MongoDB has and this stand-in does not, so as not to call them unknown. */
const commandsOfMongo = new Set(
  (
    'abortTransaction authenticate bulkWrite count findAndModify findandmodify listDatabases dropIndexes collMod collStats commitTransaction compact connectionStatus convertToCapped ' +
    'createUser currentOp dbStats explain fsync getLog getParameter getnonce hostInfo killOp logout mapReduce ' +
    'profile reIndex renameCollection replSetGetStatus saslContinue saslStart serverStatus setParameter ' +
    'startSession top validate'
  ).split(' '),
);

/** Runs the command a document names with its first field. */
export function runCommand(command: BsonDocument, context: Omit<CommandContext, 'database'>): BsonDocument {
  const [name = ''] = Object.keys(command);
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) {
    if (commandsOfMongo.has(name)) throw unsupported(`The command "${name}"`);
    throw new CommandError(59, `no such command: '${name}'`);
  }
  assertNoTransaction(command);
  assertConcerns(command);
  return handler(command, { ...context, database: readText(command, '$db') });
}

function assertNoTransaction(command: BsonDocument): void {
  if (command['txnNumber'] === undefined && command['startTransaction'] === undefined) return;
  throw new CommandError(
    20,
    'Transaction numbers are only allowed on a replica set member or mongos; the embedded MongoDB has no transactions',
  );
}

/** With one copy of the data, a majority is one and every read is of the latest write. */
function assertConcerns({ writeConcern, readConcern }: BsonDocument): void {
  const w = isDocument(writeConcern) ? (writeConcern['w'] ?? 1) : 1;
  if (w !== 0 && w !== 1 && w !== 'majority') {
    throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated");
  }
  const level = isDocument(readConcern) ? (readConcern['level'] ?? 'local') : 'local';
  if (!['local', 'available', 'majority'].includes(level as string)) {
    throw unsupported(`The read concern ${JSON.stringify(level)}`);
  }
}
