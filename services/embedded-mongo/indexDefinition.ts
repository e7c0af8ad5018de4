import { CommandError, unsupported } from './errors';
import { compileFilter, isOperatorDocument } from './matcher';
import { orderKey } from './order';
import { splitPath } from './path';
import { assertStorable, isDocument, type BsonDocument } from './values';

/** What createIndexes was asked for and listIndexes answers, `{ v, key, name, ...}`. */
export interface IndexDefinition {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: true;
  sparse?: true;
  partialFilterExpression?: BsonDocument;
}

export const idIndex: IndexDefinition = { name: '_id_', key: { _id: 1 } };

const kept = new Set(['name', 'key', 'unique', 'sparse', 'partialFilterExpression']);
/** Without effect on what an index answers. */
const ignored = new Set(['v', 'background', 'ns']);

export function parseIndexDefinition(specification: unknown): IndexDefinition {
  if (!isDocument(specification)) throw new CommandError(14, 'An index specification has to be an object');
  for (const [option, value] of Object.entries(specification)) {
    if (kept.has(option) || ignored.has(option) || value === false || value == null) continue;
    if (option === 'collation' && isDocument(value) && value['locale'] === 'simple') continue;
    throw unsupported(`The index option "${option}"`);
  }
  const { key, name, unique, sparse, partialFilterExpression: partial } = specification;
  if (!isDocument(key) || Object.keys(key).length === 0)
    throw new CommandError(67, 'Index keys cannot be empty.');
  if (typeof name !== 'string' || name === '') throw new CommandError(67, 'An index needs a name');
  if (partial !== undefined && !isDocument(partial)) {
    throw new CommandError(67, 'partialFilterExpression has to be an object');
  }
  if (partial) assertPartialFilter(partial);
  return {
    name,
    key: parseKey(key),
    ...(unique ? { unique: true } : {}),
    ...(sparse ? { sparse: true } : {}),
    ...(partial ? { partialFilterExpression: partial } : {}),
  };
}

/** MongoDB allows what only adds documents to be covered when more of a field's values match. */
const partialOperators = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists']);

function assertPartialFilter(filter: BsonDocument): void {
  compileFilter(filter);
  for (const [path, condition] of Object.entries(filter)) {
    if (path.startsWith('$')) throw unsupported(`${path} in a partialFilterExpression`);
    assertStorable(isOperatorDocument(condition) ? Object.values(condition) : condition);
    for (const [operator, operand] of isOperatorDocument(condition) ? Object.entries(condition) : []) {
      if (partialOperators.has(operator) && !(operator === '$exists' && operand !== true)) continue;
      throw new CommandError(67, `Expression not supported in partial index: ${operator}`);
    }
  }
}

function parseKey(key: BsonDocument): Record<string, 1 | -1> {
  const parsed: Record<string, 1 | -1> = {};
  for (const [path, direction] of Object.entries(key)) {
    if (typeof direction === 'string') throw unsupported(`An index of type "${direction}"`);
    if (path.includes('$**')) throw unsupported('A wildcard index');
    if (typeof direction !== 'number' || direction === 0 || Number.isNaN(direction)) {
      throw new CommandError(67, `The direction of "${path}" has to be 1 or -1, got ${String(direction)}`);
    }
    splitPath(path);
    parsed[path] = direction > 0 ? 1 : -1;
  }
  return parsed;
}

/** Throws when another index has the new one's name or key; true when it is there already. */
export function isAlreadyThere(wanted: IndexDefinition, existing: readonly IndexDefinition[]): boolean {
  for (const index of existing) {
    const sameName = index.name === wanted.name;
    const sameKey = orderKey(index.key) === orderKey(wanted.key);
    if (sameKey && orderKey(optionsOf(index)) === orderKey(optionsOf(wanted))) {
      if (sameName || index.name === idIndex.name) return true;
      throw new CommandError(85, `Index already exists with a different name: ${index.name}`);
    }
    if (sameName) {
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index: "${index.name}"`,
      );
    }
    if (sameKey && !wanted.partialFilterExpression && !index.partialFilterExpression) {
      throw new CommandError(85, `The index "${index.name}" has the same key with other options`);
    }
  }
  return false;
}

function optionsOf({ unique, sparse, partialFilterExpression }: IndexDefinition): BsonDocument {
  return { unique: unique ?? false, sparse: sparse ?? false, partial: partialFilterExpression ?? null };
}
