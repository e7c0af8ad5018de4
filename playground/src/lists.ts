/** A list of objects in an answer, which makes a table. */
export interface AnswerList {
  /** Names from the top of the answer, such as `totals.coverage.missing`. */
  path: string;
  rows: Row[];
}

/** Values by column: of the object itself by the path within it, of what stands above it by the path from the top. */
export type Row = Readonly<Record<string, Cell>>;

export type Cell = string | number | boolean | null;

/** Lists that say something of a total, and are seldom what was asked for. */
const besides = /(^|\.)(coverage|documents|notExpressible)(\.|$)/;

/**
 * Every list of an answer, with its objects and all that stands above them as flat rows. The first is the main one: the
 * outermost list of several rows.
 */
export function listsOf(data: unknown): AnswerList[] {
  const lists = new Map<string, Row[]>();
  collect(data, '', {}, lists);
  const found = [...lists].map(([path, rows]) => ({ path, rows }));
  const rank = ({ path, rows }: AnswerList) => (besides.test(path) ? 2 : rows.length > 1 ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other) || depth(one) - depth(other));
}

function depth({ path }: AnswerList): number {
  return path.split('.').length;
}

/** `above` are the values of all objects that the value stands in, outside of other lists. */
function collect(value: unknown, path: string, above: Row, lists: Map<string, Row[]>): void {
  if (!isObject(value)) return;
  const own = { ...above, ...flatten(value, path) };
  for (const [name, child] of Object.entries(value)) {
    const childPath = join(path, name);
    if (isObject(child)) collect(child, childPath, own, lists);
    if (!isObjectList(child)) continue;
    const rows = lists.get(childPath) ?? [];
    lists.set(childPath, rows);
    for (const item of child) {
      if (!isObject(item)) continue;
      rows.push({ ...own, ...flattenAll(item, '') });
      collect(item, childPath, own, lists);
    }
  }
}

/** The values of an object itself, and of the objects in it. */
function flattenAll(value: Record<string, unknown>, path: string): Row {
  const rows = Object.entries(value).map(([name, child]) => {
    if (isObject(child)) return flattenAll(child, join(path, name));
    return flatten({ [name]: child }, path);
  });
  return Object.assign({}, ...rows) as Row;
}

/** The values of an object itself; a list of single values is one of them. */
function flatten(value: Record<string, unknown>, path: string): Row {
  const cells = Object.entries(value).flatMap(([name, child]): [string, Cell][] => {
    if (isCell(child)) return [[join(path, name), child]];
    if (Array.isArray(child) && child.every(isCell)) return [[join(path, name), child.join(', ')]];
    return [];
  });
  return Object.fromEntries(cells);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isObjectList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some(isObject);
}
