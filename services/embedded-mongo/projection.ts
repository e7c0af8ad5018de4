import { CommandError, unsupported } from './errors';
import { isOperatorDocument } from './matcher';
import { splitPath } from './path';
import { withPath } from './reshape';
import { fieldOf, isDocument, setField, type BsonDocument } from './values';

/** A projection's paths as a tree: true where one ends. */
type Tree = Map<string, Tree | true>;

export type Projection = (document: BsonDocument) => BsonDocument;

/** What a projection may compute, where it may. */
type Compile = (expression: unknown) => (document: BsonDocument) => unknown;

/**
 * Compiles `{ field: 1 }` or `{ field: 0 }`, and with `compile` also computed fields. What it returns is
 * new, the document it is given is left as it is.
 */
export function compileProjection(specification: unknown, compile?: Compile): Projection {
  if (specification == null) return (document) => document;
  if (!isDocument(specification)) throw new CommandError(14, 'A projection has to be an object');
  const { flags, computed } = flatten(specification, compile !== undefined);
  const { _id: id, ...others } = flags;
  const [first = id] = Object.values(others);
  if (Object.values(others).some((flag) => flag !== first)) {
    throw new CommandError(
      first ? 31254 : 31253,
      'A projection cannot both include and exclude fields, except _id',
    );
  }
  const paths = Object.keys(others);
  if (compile && Object.keys(computed).length > 0) return computing(flags, computed, compile);
  if (first === undefined) return (document) => document;
  const keepsId = id ?? true;
  const tree = toTree(keepsId === first ? ['_id', ...paths] : paths);
  return (document) => (first ? include(document, tree) : exclude(document, tree));
}

interface Flattened {
  flags: Record<string, boolean>;
  computed: BsonDocument;
}

/** Nested documents spell out paths, `{ a: { b: 1 } }` is `{ 'a.b': 1 }`. */
function flatten(specification: BsonDocument, mayCompute: boolean, prefix = ''): Flattened {
  const result: Flattened = { flags: {}, computed: {} };
  for (const [key, value] of Object.entries(specification)) {
    const path = prefix + key;
    if (key.startsWith('$') || path.includes('.$')) throw unsupported(`The projection operator ${key}`);
    if (typeof value === 'number' || typeof value === 'boolean') {
      result.flags[path] = Boolean(value);
    } else if (isDocument(value) && !isOperatorDocument(value)) {
      if (Object.keys(value).length === 0)
        throw new CommandError(51270, `The projection of '${path}' is empty`);
      const { flags, computed } = flatten(value, mayCompute, `${path}.`);
      Object.assign(result.flags, flags);
      Object.assign(result.computed, computed);
    } else if (mayCompute) {
      result.computed[path] = value;
    } else {
      throw unsupported(`Projecting ${JSON.stringify(value)} into "${path}" in a find`);
    }
  }
  return result;
}

/** Computed fields come after the included ones. */
function computing(flags: Record<string, boolean>, computed: BsonDocument, compile: Compile): Projection {
  const { _id: keepsId = true, ...others } = flags;
  if (Object.values(others).includes(false)) {
    throw new CommandError(31252, 'A projection that computes fields cannot exclude others, except _id');
  }
  const included = Object.keys(others);
  const fields = Object.entries(computed).map(([path, expression]) => ({
    parts: splitPath(path),
    compute: compile(expression),
  }));
  const hasId = keepsId && !('_id' in computed);
  const tree = toTree([...(hasId ? ['_id'] : []), ...included, ...Object.keys(computed)]);
  for (const { parts } of fields) removeLeaf(tree, parts);
  return (document) => {
    let result = include(document, tree);
    for (const { parts, compute } of fields) result = withPath(result, parts, compute(document));
    return result;
  };
}

/** Leaves the way to a computed field, so that an array on it keeps its elements. */
function removeLeaf(tree: Tree, parts: readonly string[]): void {
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    const below = node.get(part);
    if (below instanceof Map) node = below;
  }
  node.delete(parts.at(-1) ?? '');
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
