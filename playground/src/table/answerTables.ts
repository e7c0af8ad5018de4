import type { GraphQLSchema } from 'graphql';
import type { AnswerTable, Catalogue } from './answerTable';
import { flatTables } from './flatTables';
import { nameCells, pivotTables } from './pivotTables';
import { readSelection, selectionOfData, type RunQuery } from './selection';

/** Lists that say something of a total, and are seldom what was asked for. */
const besides = /(^|\.)(coverage|documents|notExpressible|sources)(\.|$)/;

/**
 * Every table that an answer holds, the main one first: a `table` as it is laid out, else the outermost list of several rows. The
 * columns follow from the query, so that the next answer has the same.
 */
export function answerTables(
  data: unknown,
  run: RunQuery,
  schema: GraphQLSchema | null,
  catalogue: Catalogue,
): AnswerTable[] {
  const asked = (schema && readSelection(run, schema)) ?? selectionOfData(data);
  const pivots = pivotTables(data, asked, catalogue);
  const { data: named, root } = nameCells(data, asked);
  const lists = flatTables(named, root, catalogue);
  return [...pivots, ...lists.toSorted((one, other) => rank(one) - rank(other) || depth(one) - depth(other))];
}

function rank({ path, rows }: AnswerTable): number {
  if (path === '') return 3;
  if (besides.test(path)) return 2;
  return rows.length > 1 ? 0 : 1;
}

function depth({ path }: AnswerTable): number {
  return path.split('.').length;
}
