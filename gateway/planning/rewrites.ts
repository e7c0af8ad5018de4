import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isRecord } from '../../domain/isRecord';
import { isOfType } from './representations';
import type { Tree } from './responseTree';

/**
 * What the planner wants changed in what is sent or was answered: if fragments of one selection ask the same name for
 * different things, it gives one of them another name, which is taken back here.
 *
 * @returns the value itself if nothing is to be changed, else a changed copy
 */
export function rewritten<Value>(
  value: Value,
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
): Value {
  if (!rewrites?.length) return value;
  const copy = structuredClone(value);
  for (const rewrite of rewrites) rewriteAt(copy, rewrite.path, rewrite, schema);
  return copy;
}

const onType = '... on ';

function rewriteAt(
  value: unknown,
  path: readonly string[],
  rewrite: FetchDataRewrite,
  schema: GraphQLSchema,
): void {
  if (Array.isArray(value)) {
    for (const item of value) rewriteAt(item, path, rewrite, schema);
    return;
  }
  const [step, ...rest] = path;
  if (!isRecord(value) || step === undefined) return;
  if (step.startsWith(onType)) {
    // An object that does not say its type is of the one that was asked.
    if (value.__typename === undefined || isOfType(value, step.slice(onType.length), schema)) {
      rewriteAt(value, rest, rewrite, schema);
    }
  } else if (rest.length > 0) rewriteAt(value[step], rest, rewrite, schema);
  else change(value, step, rewrite);
}

function change(object: Tree, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === 'ValueSetter') object[key] = rewrite.setValueTo;
  else if (object[key] !== undefined) {
    object[rewrite.renameKeyTo] = object[key];
    delete object[key];
  }
}
