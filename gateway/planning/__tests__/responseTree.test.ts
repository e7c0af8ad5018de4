import { createResponseTree } from '../responseTree';

/** Writing to it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe('what was fetched', () => {
  it('is put together at the places of a path, through lists within lists, and leaves the answers as they were', () => {
    const tree = createResponseTree();
    const shared = frozen({ id: 'a', report: { year: 2024 } });
    tree.merge(tree.root, frozen({ groups: [{ things: [shared, null] }, { things: [shared] }, null] }));
    const places = tree.placesAt(['groups', '@', 'things', '@']);
    expect(places.map(({ path }) => path.join('.'))).toEqual(['groups.0.things.0', 'groups.1.things.0']);
    places.forEach(({ object }, index) =>
      tree.merge(object, frozen({ name: `n${index}`, report: { unit: index } })),
    );
    expect(tree.root).toEqual({
      groups: [
        { things: [{ id: 'a', name: 'n0', report: { year: 2024, unit: 0 } }, null] },
        { things: [{ id: 'a', name: 'n1', report: { year: 2024, unit: 1 } }] },
        null,
      ],
    });
    expect(shared).toEqual({ id: 'a', report: { year: 2024 } });
  });

  it('is one list of two of the same length, element by element; else the later one', () => {
    const tree = createResponseTree();
    tree.merge(tree.root, frozen({ list: [{ a: 1 }, { a: 2 }], other: [1], gone: { a: 1 } }));
    tree.merge(tree.root, frozen({ list: [{ b: 1 }, { b: 2 }], other: [1, 2], gone: null, left: undefined }));
    expect(tree.root).toEqual({
      list: [
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ],
      other: [1, 2],
      gone: null,
    });
  });

  it('has no places where there is nothing', () => {
    const tree = createResponseTree();
    tree.merge(tree.root, frozen({ one: null, all: [] }));
    expect(tree.placesAt(['one', 'inner'])).toEqual([]);
    expect(tree.placesAt(['all', '@'])).toEqual([]);
    expect(tree.placesAt(['constructor'])).toEqual([]);
    expect(tree.placesAt([])).toEqual([{ object: tree.root, path: [] }]);
  });
});
