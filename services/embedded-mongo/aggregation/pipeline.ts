import type { Collection } from '../collection';
import { CommandError, unsupported } from '../errors';
import { isDocument, type BsonDocument } from '../values';
import { stages, type Stage } from './stages';

/** Runs a pipeline over a collection; a leading $match can use its indexes. */
export function runPipeline(collection: Collection, pipeline: BsonDocument[]): BsonDocument[] {
  const compiled = pipeline.map(compileStage);
  const match = pipeline[0]?.['$match'];
  const found = collection.find(isDocument(match) ? match : {});
  return compiled.slice(isDocument(match) ? 1 : 0).reduce((documents, stage) => stage(documents), found);
}

function compileStage(stage: BsonDocument): Stage {
  const entries = Object.entries(stage);
  const [[name, argument] = ['' as string] as const] = entries;
  if (entries.length !== 1) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  const compile = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (compile) return compile(argument);
  if (stagesOfMongo.has(name)) throw unsupported(`The pipeline stage ${name}`);
  throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
}

const stagesOfMongo = new Set(
  (
    '$skip $limit $addFields $count $project $replaceRoot $replaceWith $set $sort $unset $unwind $bucket $bucketAuto $changeStream $collStats $currentOp $densify $documents $facet $fill $geoNear $graphLookup ' +
    '$indexStats $listSessions $lookup $merge $out $planCacheStats $redact $sample $search $setWindowFields ' +
    '$sortByCount $unionWith $vectorSearch'
  ).split(' '),
);
