import { runPipeline } from '../aggregation/pipeline';
import { unsupported } from '../errors';
import {
  assertOptions,
  readCount,
  readDocument,
  readDocuments,
  readText,
  type CommandHandler,
} from './command';

const options = ['aggregate', 'pipeline', 'cursor', 'allowDiskUse', 'bypassDocumentValidation'];

const aggregate: CommandHandler = (command, { store, cursors, database }) => {
  assertOptions('aggregate', command, options);
  if (command['aggregate'] === 1) throw unsupported('An aggregate without a collection');
  const name = readText(command, 'aggregate');
  const pipeline = readDocuments(command, 'pipeline');
  const found = runPipeline(store.collectionForReading(database, name), pipeline);
  return cursors.open(`${database}.${name}`, found, readCount(readDocument(command, 'cursor'), 'batchSize'));
};

export const aggregateCommands = { aggregate };
