import type { Collection, FindOptions } from '../collection';
import { CommandError, unsupported } from '../errors';
import { parseSort } from '../sort';
import { isDocument, type BsonDocument } from '../values';
import { stages, type Stage } from './stages';

/** Runs a pipeline over a collection; leading $match, $sort and $limit stages can use its indexes. */
export function runPipeline(
  collection: Collection,
  pipeline: BsonDocument[],
  hint?: unknown,
): BsonDocument[] {
  const compiled = pipeline.map(compileStage);
  const { filter, options, stagesUsed } = leadingFind(pipeline);
  const found = collection.find(filter, { ...options, hint });
  return compiled.slice(stagesUsed).reduce((documents, stage) => stage(documents), found);
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

/** The stages at the beginning that a find can do. */
function leadingFind(pipeline: BsonDocument[]): {
  filter: BsonDocument;
  options: FindOptions;
  stagesUsed: number;
} {
  let at = 0;
  const take = (name: string): unknown => {
    const stage = pipeline[at];
    if (!stage || !(name in stage)) return undefined;
    at++;
    return stage[name];
  };
  const match = take('$match');
  const sort = take('$sort');
  const limit = take('$limit');
  return {
    filter: isDocument(match) ? match : {},
    options: { sort: parseSort(sort), limit: typeof limit === 'number' ? limit : 0 },
    stagesUsed: at,
  };
}

const stagesOfMongo = new Set(
  (
    '$bucket $bucketAuto $changeStream $collStats $currentOp $densify $documents $facet $fill $geoNear $graphLookup ' +
    '$indexStats $listSessions $lookup $merge $out $planCacheStats $redact $sample $search $setWindowFields ' +
    '$sortByCount $unionWith $vectorSearch'
  ).split(' '),
);
