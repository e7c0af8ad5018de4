import { maxDocumentBytes } from '../values';
import { maxMessageBytes } from '../wire';
import { assertOptions, type CommandHandler } from './command';

const version = [7, 0, 0];
/** What MongoDB 7.0 announces. */
const maxWireVersion = 21;

/** A standalone's answer, by which drivers know that there are no transactions and no retried writes. */
const hello: CommandHandler = () => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: maxDocumentBytes,
  maxMessageSizeBytes: maxMessageBytes,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion,
  readOnly: false,
  ok: 1,
});

const ping: CommandHandler = () => ({ ok: 1 });

const buildInfo: CommandHandler = () => ({
  version: version.join('.'),
  versionArray: [...version, 0],
  modules: ['embedded-mongo'],
  maxBsonObjectSize: maxDocumentBytes,
  ok: 1,
});

/** Sessions hold nothing here: without transactions there is nothing to end. */
const endSessions: CommandHandler = () => ({ ok: 1 });

const killCursors: CommandHandler = (command, { cursors }) => {
  assertOptions('killCursors', command, ['killCursors', 'cursors']);
  const ids = (Array.isArray(command['cursors']) ? command['cursors'] : []).map(Number);
  const cursorsKilled = ids.filter((id) => cursors.kill(id));
  const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};

export const handshakeCommands = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  endSessions,
  killSessions: endSessions,
  refreshSessions: endSessions,
  killCursors,
};
