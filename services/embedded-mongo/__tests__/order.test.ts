import { Binary, ObjectId } from 'bson';
import fc from 'fast-check';
import { compareValues, orderKey, tupleKey } from '../order';

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, NaN, -0, 0, 1, '', '\0', '\x01', 'a', '\uffee', '😀'),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 6 }),
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom('\0', '\x01', 'a'), maxLength: 2 }) },
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(bytes)),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

/** Types in MongoDB's order, each with what tells its values apart. */
const types: { is: (value: unknown) => boolean; compare: (left: never, right: never) => number }[] = [
  { is: (value) => value === null, compare: () => 0 },
  { is: (value) => typeof value === 'number', compare: compareNumbers },
  {
    is: (value) => typeof value === 'string',
    compare: (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right)),
  },
  { is: (value) => Object.getPrototypeOf(value) === Object.prototype, compare: compareDocuments },
  {
    is: Array.isArray,
    compare: (left: unknown[], right: unknown[]) => compareLists(left, right, compareByDefinition),
  },
  { is: (value) => value instanceof Binary, compare: compareBinaries },
  {
    is: (value) => value instanceof ObjectId,
    compare: (left: ObjectId, right: ObjectId) => Buffer.compare(left.id, right.id),
  },
  {
    is: (value) => typeof value === 'boolean',
    compare: (left: boolean, right: boolean) => Number(left) - Number(right),
  },
  {
    is: (value) => value instanceof Date,
    compare: (left: Date, right: Date) => left.getTime() - right.getTime(),
  },
];

const typeOf = (value: unknown) => types.findIndex(({ is }) => is(value));

/** The order as the manual has it, value by value. */
function compareByDefinition(left: unknown, right: unknown): number {
  const byType = typeOf(left) - typeOf(right);
  return byType === 0 ? (types[typeOf(left)]?.compare(left as never, right as never) ?? 0) : byType;
}

function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareBinaries(left: Binary, right: Binary): number {
  return (
    left.length() - right.length() ||
    left.sub_type - right.sub_type ||
    Buffer.compare(left.value(), right.value())
  );
}

function compareDocuments(left: object, right: object): number {
  return compareLists(
    Object.entries(left),
    Object.entries(right),
    ([leftName, leftValue], [rightName, rightValue]) => {
      const byType = typeOf(leftValue) - typeOf(rightValue);
      return (
        byType ||
        Buffer.compare(Buffer.from(leftName), Buffer.from(rightName)) ||
        compareByDefinition(leftValue, rightValue)
      );
    },
  );
}

function compareLists<T>(left: T[], right: T[], compare: (left: T, right: T) => number): number {
  for (const [at, element] of left.entries()) {
    if (at >= right.length) return 1;
    const order = compare(element, right[at] as T);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const sign = (order: number) => Math.sign(order) + 0;

describe('the order of BSON', () => {
  it('is the one of the manual', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        expect(sign(compareValues(left, right))).toBe(sign(compareByDefinition(left, right)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is total, antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compareValues(a, a)).toBe(0);
        expect(sign(compareValues(a, b))).toBe(sign(-compareValues(b, a)));
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
          expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('puts tuples in the order of their parts', () => {
    fc.assert(
      fc.property(fc.tuple(value, value), fc.tuple(value, value), (left, right) => {
        const [leftKey, rightKey] = [tupleKey(left), tupleKey(right)];
        const order = leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
        expect(order).toBe(sign(compareLists(left, right, compareByDefinition)));
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no key be the beginning of another', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const [leftKey, rightKey] = [orderKey(left), orderKey(right)];
        expect(leftKey !== rightKey && rightKey.startsWith(leftKey)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the order of fields apart, and kinds of zero together', () => {
    expect(orderKey({ a: 1, b: 2 })).not.toBe(orderKey({ b: 2, a: 1 }));
    expect(orderKey([1, 2])).not.toBe(orderKey([2, 1]));
    expect(orderKey(-0)).toBe(orderKey(0));
    expect(compareValues(undefined, null)).toBe(-1);
  });
});
