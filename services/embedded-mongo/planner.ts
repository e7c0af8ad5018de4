import type { Index } from './indexes';
import { isOperatorDocument } from './matcher';
import { orderKey, typeBounds } from './order';
import { typeName, type BsonDocument } from './values';

export type Sort = Record<string, 1 | -1>;

/** Index keys from the first up to but without the second. */
interface Interval {
  from: string;
  before: string;
}

export interface Plan {
  index: Index;
  /** Ascending and apart; every match has an entry in one of them. */
  intervals: Interval[];
  order: 'sorted' | 'reversed' | 'unsorted';
}

/** What a filter says about one path, as far as an index can use it. */
interface Constraint {
  /** The only values the field may have. */
  values?: unknown[];
  /** Each has to hold; an array may fulfil them with different elements. */
  ranges: Interval[];
}

/** Comes after whatever follows a key: no type code and no record number begins with this byte. */
const afterAll = '\xff';
const mostIntervals = 10_000;
/** An array operand is not in one place of an index. */
const indexable = new Set(['null', 'number', 'string', 'bool', 'date', 'objectId', 'binData', 'object']);

/** The index with the longest run of fixed fields, or null when nothing beats a scan. */
export function choosePlan(
  filter: BsonDocument,
  sort: Sort,
  indexes: Iterable<Index>,
  limited: boolean,
): Plan | null {
  const constraints = new Map<string, Constraint>();
  collectConstraints(filter, constraints);
  let best: Plan | null = null;
  let bestScore = 0;
  for (const index of indexes) {
    const { plan, score } = planFor(index, constraints, sort, limited);
    if (score > bestScore) [best, bestScore] = [plan, score];
  }
  return best;
}

function collectConstraints(filter: BsonDocument, constraints: Map<string, Constraint>): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and') {
      for (const branch of condition as BsonDocument[]) collectConstraints(branch, constraints);
    } else if (!key.startsWith('$')) {
      const constraint = constraints.get(key) ?? { ranges: [] };
      constraints.set(key, constraint);
      const operators = isOperatorDocument(condition) ? condition : { $eq: condition };
      for (const [operator, operand] of Object.entries(operators)) constrain(constraint, operator, operand);
    }
  }
}

function constrain(constraint: Constraint, operator: string, operand: unknown): void {
  const operands = operator === '$in' ? (operand as unknown[]) : [operand];
  if (!operands.every((value) => indexable.has(typeName(value)))) return;
  if (operator === '$eq' || operator === '$in') {
    constraint.values ??= operands;
    return;
  }
  const interval = intervalOf(operator, operand);
  if (interval) constraint.ranges.push(interval);
}

function intervalOf(operator: string, operand: unknown): Interval | null {
  const isLower = operator === '$gt' || operator === '$gte';
  if (!isLower && operator !== '$lt' && operator !== '$lte') return null;
  const key = orderKey(operand);
  const { first, beyond } = typeBounds(operand);
  if (isLower) return { from: operator === '$gt' ? key + afterAll : key, before: beyond };
  return { from: first, before: operator === '$lte' ? key + afterAll : key };
}

function planFor(
  index: Index,
  constraints: Map<string, Constraint>,
  sort: Sort,
  limited: boolean,
): { plan: Plan; score: number } {
  const { prefixes, fixed } = fixedPrefixes(index, constraints);
  const range = rangeOf(constraints.get(index.fields[fixed] ?? ''), index.multikey);
  const { from, before } = range ?? { from: '', before: afterAll };
  const intervals = prefixes.map((prefix) => ({ from: prefix + from, before: prefix + before }));
  const order = orderOf(index, constraints, sort);
  const oneMatch = index.unique && fixed === index.fields.length;
  const sorts = order !== 'unsorted' && Object.keys(sort).length > 0;
  const score = (oneMatch ? 100 : 0) + fixed * 2 + (range ? 1 : 0);
  return { plan: { index, intervals, order }, score: score + (sorts && (limited || score > 0) ? 0.5 : 0) };
}

/** The keys of all combinations of the index's first fields' values, ascending. */
function fixedPrefixes(
  index: Index,
  constraints: Map<string, Constraint>,
): { prefixes: string[]; fixed: number } {
  let prefixes = [''];
  let fixed = 0;
  for (const field of index.fields) {
    const values = constraints.get(field)?.values;
    if (!values || prefixes.length * values.length > mostIntervals) break;
    const keys = [...new Set(values.map(orderKey))].sort();
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    fixed++;
  }
  return { prefixes, fixed };
}

function rangeOf(constraint: Constraint | undefined, multikey: boolean): Interval | null {
  const [first, ...others] = constraint?.ranges ?? [];
  if (!first) return null;
  if (multikey) return first;
  return others.reduce(
    (left, right) => ({
      from: left.from > right.from ? left.from : right.from,
      before: left.before < right.before ? left.before : right.before,
    }),
    first,
  );
}

/** An index's keys are all ascending, whatever directions it was created with. */
function orderOf(index: Index, constraints: Map<string, Constraint>, sort: Sort): Plan['order'] {
  const isSingle = (field: string) =>
    index.fields.includes(field) && constraints.get(field)?.values?.length === 1;
  const wanted = Object.keys(sort).filter((field) => !isSingle(field));
  const offered = index.fields.filter((field) => !isSingle(field));
  if (index.multikey) return Object.keys(sort).length === 0 ? 'sorted' : 'unsorted';
  if (!wanted.every((field, at) => field === offered[at])) return 'unsorted';
  const directions = new Set(wanted.map((field) => sort[field]));
  if (directions.size > 1) return 'unsorted';
  return directions.has(-1) ? 'reversed' : 'sorted';
}
