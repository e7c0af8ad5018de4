import { CommandError, unsupported } from './errors';
import { isOperatorDocument } from './matcher';
import { splitPath } from './path';
import { fieldOf, isDocument, setField, type BsonDocument } from './values';

/** A projection's paths as a tree: true where one ends. */
type Tree = Map<string, Tree | true>;

export type Projection = (document: BsonDocument) => BsonDocument;

/** Compiles `{ field: 1 }` or `{ field: 0 }`. What it returns is new, the document it is given is left as it is. */
export function compileProjection(specification: unknown): Projection {
  if (specification == null) return (document) => document;
  if (!isDocument(specification)) throw new CommandError(14, 'A projection has to be an object');
  const { _id: id, ...others } = flatten(specification);
  const [first = id] = Object.values(others);
  if (Object.values(others).some((flag) => flag !== first)) {
    throw new CommandError(
      first ? 31254 : 31253,
      'A projection cannot both include and exclude fields, except _id',
    );
  }
  const paths = Object.keys(others);
  if (first === undefined) return (document) => document;
  const keepsId = id ?? true;
  const tree = toTree(keepsId === first ? ['_id', ...paths] : paths);
  return (document) => (first ? include(document, tree) : exclude(document, tree));
}

/** Nested documents spell out paths, `{ a: { b: 1 } }` is `{ 'a.b': 1 }`. */
function flatten(specification: BsonDocument, prefix = ''): Record<string, boolean> {
  const flags: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(specification)) {
    const path = prefix + key;
    if (key.startsWith('$') || path.includes('.$')) throw unsupported(`The projection operator ${key}`);
    if (typeof value === 'number' || typeof value === 'boolean') {
      flags[path] = Boolean(value);
    } else if (isDocument(value) && !isOperatorDocument(value)) {
      if (Object.keys(value).length === 0)
        throw new CommandError(51270, `The projection of '${path}' is empty`);
      Object.assign(flags, flatten(value, `${path}.`));
    } else {
      throw unsupported(`Projecting ${JSON.stringify(value)} into "${path}" in a find`);
    }
  }
  return flags;
}

function toTree(paths: string[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let node = root;
    const parts = splitPath(path);
    for (const [at, part] of parts.entries()) {
      const known = node.get(part);
      if (known === true || (known && at === parts.length - 1)) {
        throw new CommandError(31249, `Path collision at ${path}`);
      }
      const next: Tree = known ?? new Map<string, Tree | true>();
      node.set(part, at === parts.length - 1 ? true : next);
      node = next;
    }
  }
  return root;
}

function include(document: BsonDocument, tree: Tree): BsonDocument {
  const result: BsonDocument = {};
  for (const field of Object.keys(document)) {
    const below = tree.get(field);
    if (below === undefined) continue;
    const value = below === true ? document[field] : includeBelow(document[field], below);
    if (value !== undefined) setField(result, field, value);
  }
  return result;
}

/** Inside an array only documents and arrays have fields to include; the rest is left out. */
function includeBelow(value: unknown, tree: Tree): unknown {
  if (isDocument(value)) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => includeBelow(element, tree)).filter((element) => element !== undefined);
}

function exclude(document: BsonDocument, tree: Tree): BsonDocument {
  const result: BsonDocument = {};
  for (const field of Object.keys(document)) {
    const below = tree.get(field);
    if (below === true) continue;
    const value = fieldOf(document, field);
    setField(result, field, below === undefined ? value : excludeBelow(value, below));
  }
  return result;
}

function excludeBelow(value: unknown, tree: Tree): unknown {
  if (isDocument(value)) return exclude(value, tree);
  if (Array.isArray(value)) return value.map((element) => excludeBelow(element, tree));
  return value;
}
