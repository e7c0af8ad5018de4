import { CommandError, unsupported } from './errors';
import { orderKey } from './order';
import { splitPath } from './path';
import { isDocument, type BsonDocument } from './values';

/** What createIndexes was asked for and listIndexes answers, `{ v, key, name, ...}`. */
export interface IndexDefinition {
  name: string;
  key: Record<string, 1 | -1>;
  unique?: true;
}

export const idIndex: IndexDefinition = { name: '_id_', key: { _id: 1 } };

const kept = new Set(['name', 'key', 'unique']);
/** Without effect on what an index answers. */
const ignored = new Set(['v', 'background', 'ns']);

export function parseIndexDefinition(specification: unknown): IndexDefinition {
  if (!isDocument(specification)) throw new CommandError(14, 'An index specification has to be an object');
  for (const [option, value] of Object.entries(specification)) {
    if (kept.has(option) || ignored.has(option) || value === false || value == null) continue;
    if (option === 'collation' && isDocument(value) && value['locale'] === 'simple') continue;
    throw unsupported(`The index option "${option}"`);
  }
  const { key, name, unique } = specification;
  if (!isDocument(key) || Object.keys(key).length === 0)
    throw new CommandError(67, 'Index keys cannot be empty.');
  if (typeof name !== 'string' || name === '') throw new CommandError(67, 'An index needs a name');
  return { name, key: parseKey(key), ...(unique ? { unique: true } : {}) };
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
    if (sameKey && index.unique === wanted.unique) {
      if (sameName || index.name === idIndex.name) return true;
      throw new CommandError(85, `Index already exists with a different name: ${index.name}`);
    }
    if (sameName) {
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index: "${index.name}"`,
      );
    }
    if (sameKey) {
      throw new CommandError(85, `The index "${index.name}" has the same key with other options`);
    }
  }
  return false;
}
