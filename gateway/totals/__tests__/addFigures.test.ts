import fc from 'fast-check';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { awardingBodies, awardKinds, recipientTypes, sectors } from '../../../domain/facts';
import { createFigures } from '../../../domain/figures';
import { createSubgraphSchema } from '../../../platform/subgraphSchema';
import { addFigures } from '../addFigures';
import { printShape, wholeShape, type ReadFigures } from '../figuresShape';

const catalogue = loadCatalogue();
const shape = wholeShape(createSubgraphSchema('totals', {}));
const ranks = [...catalogue.measures.keys(), ...catalogue.programmes.keys()];
const options = (expected: number) => ({ expected, rankOf: (id: string) => ranks.indexOf(id) });

const quantity = fc
  .record({ atLeast: fc.nat(1e6), more: fc.nat(1e6), unbounded: fc.boolean() })
  .map(({ atLeast, more, unbounded }) => ({
    value: atLeast,
    atLeast,
    atMost: unbounded ? null : atLeast + more,
  }));
const cell = fc.oneof(
  fc.record({
    measure: fc.constantFrom('members', 'newMembers', 'unions', 'spent', 'gifts', 'trainingClasses'),
  }),
  fc.record({ measure: fc.constant('unions'), sector: fc.constantFrom(...sectors) }),
  fc.record({
    measure: fc.constant('awards'),
    kind: fc.constantFrom(...awardKinds),
    awardedBy: fc.option(fc.constantFrom(...awardingBodies), { nil: undefined }),
    recipient: fc.option(fc.constantFrom(...recipientTypes), { nil: undefined }),
  }),
  fc.record({
    measure: fc.constantFrom('spent', 'people'),
    programme: fc.constantFrom(...catalogue.programmes.keys()),
  }),
);
/** As a province answers: bounds only, without what a sum derives from them. */
const figures: fc.Arbitrary<ReadFigures> = fc
  .array(fc.tuple(cell, quantity), { maxLength: 12 })
  .map((cells) => {
    const created = createFigures(
      cells.map(([place, bounds]) => ({ ...place, ...bounds })),
      catalogue,
    );
    return JSON.parse(JSON.stringify(created, withoutDerived)) as ReadFigures;
  });

describe('addFigures', () => {
  it('does not depend on the order of the provinces', () => {
    const shuffled = fc
      .array(figures, { maxLength: 6 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(addFigures(shape, other, options(list.length))).toEqual(
          addFigures(shape, list, options(list.length)),
        );
      }),
    );
  });

  it('gives back the figures of one province alone', () => {
    fc.assert(
      fc.property(figures, (one) => {
        expect(JSON.parse(JSON.stringify(addFigures(shape, [one], options(1)), withoutDerived))).toEqual(one);
      }),
    );
  });
});

/** Drops what a sum has beyond the bounds. */
function withoutDerived(key: string, value: unknown): unknown {
  return key === 'exact' || key === 'reportedBy' ? undefined : value;
}

describe('printShape', () => {
  it('asks for the bounds of every quantity and for the keys of every list', () => {
    const text = printShape(shape);
    expect(text).toContain('members { value atLeast atMost estimated reportedBy }');
    expect(text).toContain(
      'byKind { kind awardedBy recipient count { value atLeast atMost estimated reportedBy } apart {',
    );
    expect(text).toContain(
      'activities { measure name quantity { value atLeast atMost estimated reportedBy } }',
    );
  });
});
