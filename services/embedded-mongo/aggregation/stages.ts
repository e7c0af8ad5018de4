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
};

function documentArgument(stage: string, argument: unknown): BsonDocument {
  if (isDocument(argument)) return argument;
  throw new CommandError(15959, `${stage} needs an object, got ${typeName(argument)}`);
}
