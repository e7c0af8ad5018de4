import { CommandError } from '../errors';
import { compileFilter } from '../matcher';
import { isDocument, typeName, type BsonDocument } from '../values';
import { compileGroup } from './group';

export type Stage = (documents: BsonDocument[]) => BsonDocument[];

export const stages: Record<string, ((argument: unknown) => Stage) | undefined> = {
  $match: (argument) => {
    const matches = compileFilter(documentArgument('$match', argument));
    return (documents) => documents.filter(matches);
  },
  $group: (argument) => compileGroup(documentArgument('$group', argument)),
  $skip: (argument) => {
    const count = countArgument('$skip', argument, 0);
    return (documents) => documents.slice(count);
  },
  $limit: (argument) => {
    const count = countArgument('$limit', argument, 1);
    return (documents) => documents.slice(0, count);
  },
};

function documentArgument(stage: string, argument: unknown): BsonDocument {
  if (isDocument(argument)) return argument;
  throw new CommandError(15959, `${stage} needs an object, got ${typeName(argument)}`);
}

function countArgument(stage: string, argument: unknown, least: number): number {
  if (typeof argument === 'number' && Number.isInteger(argument) && argument >= least) return argument;
  throw new CommandError(
    15958,
    `${stage} needs a whole number of at least ${least}, got ${JSON.stringify(argument)}`,
  );
}
