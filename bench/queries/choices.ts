import fc, { type Arbitrary } from 'fast-check';

/**
 * An operation as numbers: which field, which name, which value. Numbers say the same whatever else is in the operation,
 * so that fast-check can make a failing one smaller.
 */
export interface OperationChoices {
  root: NodeChoice[];
  /** Contents of named fragments; one may spread those after it. */
  fragments: NodeChoice[][];
  /** Whether another operation stands before or after, so that the name chooses. */
  others: 'none' | 'named' | 'before' | 'after';
  /** More fields are not written. Small operations are asked more often: they take less time, and say as much. */
  mostFields: number;
  /** Which names variables and fragments have. */
  naming: number;
  transport: Transport;
}

/** `hash` registers the text first, and asks by its hash alone then. */
export type Transport = 'post' | 'get' | 'hash';

export interface NodeChoice {
  /** `again` is the field before it once more, with conditions and fields of its own. */
  kind: 'field' | 'inline' | 'spread' | 'again';
  /** The field, or the fragment and its type. */
  pick: number;
  /** The name that the client gives, if any. */
  alias: number | null;
  /** The values of the arguments, in their order. */
  values: ValueChoice[];
  conditions: ConditionChoice[];
  /** For an inline fragment: whether it names its type. */
  typed: boolean;
  below: NodeChoice[];
}

export interface ValueChoice {
  pick: number;
  /** `overridden` is a default that the request gives another value for, `absent` a variable that it gives none for. */
  by: 'literal' | 'variable' | 'default' | 'overridden' | 'absent' | 'null' | 'wrong';
  /** If the argument need not be given. */
  omitted: boolean;
}

export interface ConditionChoice {
  directive: 'include' | 'skip';
  value: boolean;
  by: 'literal' | 'variable' | 'default' | 'overridden';
  /** One of the operation's flags, which several places may share. */
  flag: number;
}

const natural = fc.nat({ max: 1_000 });

/** Each as often as its number says. */
function weighted<Value>(...choices: [number, Value][]): Arbitrary<Value> {
  return fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}

const condition: Arbitrary<ConditionChoice> = fc.record({
  directive: fc.constantFrom('include', 'skip'),
  value: fc.boolean(),
  by: weighted<ConditionChoice['by']>([3, 'literal'], [3, 'variable'], [2, 'default'], [1, 'overridden']),
  flag: fc.nat({ max: 2 }),
});

const value: Arbitrary<ValueChoice> = fc.record({
  pick: natural,
  by: weighted<ValueChoice['by']>(
    [24, 'literal'],
    [24, 'variable'],
    [12, 'default'],
    [8, 'overridden'],
    [5, 'absent'],
    [4, 'null'],
    [1, 'wrong'],
  ),
  omitted: fc.boolean(),
});

/** Deep enough for the numbers of a season's provinces. */
const mostDepth = 6;

function nodes(depth: number): Arbitrary<NodeChoice[]> {
  return fc.array(node(depth), { minLength: 1, maxLength: depth > mostDepth - 2 ? 3 : 2 });
}

const memo = new Map<number, Arbitrary<NodeChoice>>();

function node(depth: number): Arbitrary<NodeChoice> {
  const known = memo.get(depth);
  if (known) return known;
  const made: Arbitrary<NodeChoice> = fc.record({
    kind: weighted<NodeChoice['kind']>([11, 'field'], [3, 'inline'], [3, 'spread'], [2, 'again']),
    pick: natural,
    alias: fc.option(natural, { freq: 2 }),
    values: fc.array(value, { minLength: 3, maxLength: 3 }),
    conditions: fc.oneof(
      { weight: 5, arbitrary: fc.constant<ConditionChoice[]>([]) },
      { weight: 3, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }) },
    ),
    typed: fc.boolean(),
    below:
      depth <= 1
        ? fc.constant<NodeChoice[]>([])
        : fc.oneof(
            { weight: 1, arbitrary: fc.constant<NodeChoice[]>([]) },
            { weight: 4, arbitrary: nodes(depth - 1) },
          ),
  });
  memo.set(depth, made);
  return made;
}

export const operationChoices: Arbitrary<OperationChoices> = fc.record({
  root: nodes(mostDepth),
  fragments: fc.array(nodes(3), { minLength: 2, maxLength: 2 }),
  others: weighted<OperationChoices['others']>([6, 'none'], [2, 'named'], [1, 'before'], [1, 'after']),
  mostFields: weighted([4, 6], [3, 12], [1, 24]),
  naming: natural,
  transport: weighted<Transport>([16, 'post'], [3, 'get'], [1, 'hash']),
});
