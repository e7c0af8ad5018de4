import type { Cursors } from '../cursors';
import { CommandError, unsupported } from '../errors';
import type { Store } from '../store';
import { isDocument, typeName, type BsonDocument } from '../values';

export interface CommandContext {
  store: Store;
  cursors: Cursors;
  database: string;
}

/** Runs to its end at once; the reply is sent when the writes are durable. */
export type CommandHandler = (command: BsonDocument, context: CommandContext) => BsonDocument;

/**
 * Fields any command may carry and that change no answer here: one process, one copy, so every read
 * concern and read preference comes to the same.
 */
const common = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

/** Refuses what is not listed, unless it is switched off. */
export function assertOptions(where: string, options: BsonDocument, allowed: readonly string[]): void {
  for (const [option, value] of Object.entries(options)) {
    if (common.has(option) || allowed.includes(option) || value == null || value === false) continue;
    if (option === 'collation' && isDocument(value) && value['locale'] === 'simple') continue;
    throw unsupported(`The option "${option}" of ${where}`);
  }
}

export function readText(command: BsonDocument, field: string): string {
  const value = command[field];
  if (typeof value === 'string') return value;
  throw new CommandError(73, `"${field}" has to be a name, got ${typeName(value)}`);
}

export function readDocument(command: BsonDocument, field: string): BsonDocument {
  const value = command[field] ?? {};
  if (isDocument(value)) return value;
  throw new CommandError(14, `"${field}" has to be an object, got ${typeName(value)}`);
}

export function readDocuments(command: BsonDocument, field: string): BsonDocument[] {
  const value = command[field];
  if (Array.isArray(value) && value.every(isDocument)) return value;
  throw new CommandError(14, `"${field}" has to be an array of objects, got ${typeName(value)}`);
}

/** A whole number of at least 0, or undefined when there is none. */
export function readCount(command: BsonDocument, field: string): number | undefined {
  const value = command[field];
  if (value == null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new CommandError(
    2,
    `"${field}" has to be a whole number of at least 0, got ${JSON.stringify(value)}`,
  );
}
