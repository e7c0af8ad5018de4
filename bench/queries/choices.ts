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
  others: 'none' | 'before' | 'after';
}

export interface NodeChoice {
  kind: 'field' | 'inline' | 'spread';
  /** The field, or the fragment. */
  pick: number;
  /** The name that the client gives, if any. */
  alias: number | null;
  /** The values of the arguments, in their order. */
  values: ValueChoice[];
  condition: ConditionChoice | null;
  /** For an inline fragment: whether it names its type. */
  typed: boolean;
  below: NodeChoice[];
}

export interface ValueChoice {
  pick: number;
  by: 'literal' | 'variable' | 'default';
  /** Where the argument need not be given. */
  omitted: boolean;
}

export interface ConditionChoice {
  directive: 'include' | 'skip';
  value: boolean;
  by: 'literal' | 'variable' | 'default';
  /** One of the operation's flags, which several places may share. */
  flag: number;
}

const natural = fc.nat({ max: 1_000 });
const by = fc.constantFrom('literal' as const, 'variable' as const, 'default' as const);

const condition: Arbitrary<ConditionChoice> = fc.record({
  directive: fc.constantFrom('include' as const, 'skip' as const),
  value: fc.boolean(),
  by,
  flag: fc.nat({ max: 2 }),
});

const value: Arbitrary<ValueChoice> = fc.record({
  pick: natural,
  by,
  omitted: fc.boolean(),
});

/** Deep enough for the numbers of a season's provinces. */
const mostDepth = 6;

function nodes(depth: number): Arbitrary<NodeChoice[]> {
  return fc.array(node(depth), { minLength: 1, maxLength: depth > mostDepth - 2 ? 3 : 2 });
}

function seldom<Value>(arbitrary: Arbitrary<Value>): Arbitrary<Value | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const memo = new Map<number, Arbitrary<NodeChoice>>();

function node(depth: number): Arbitrary<NodeChoice> {
  const known = memo.get(depth);
  if (known) return known;
  const made: Arbitrary<NodeChoice> = fc.record({
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('field' as const) },
      { weight: 1, arbitrary: fc.constant('inline' as const) },
      { weight: 1, arbitrary: fc.constant('spread' as const) },
    ),
    pick: natural,
    alias: fc.option(natural, { freq: 2 }),
    values: fc.array(value, { minLength: 3, maxLength: 3 }),
    condition: seldom(condition),
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
  others: fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'after' as const),
});
