import fc from 'fast-check';
import { localIdOf, readGlobalId, writeGlobalId, type GlobalId } from '../globalIds';

const kind = fc.constantFrom<GlobalId['kind']>('unit', 'fact', 'document');
const owner = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
/** Provinces name their own as they like. */
const localId = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom(':', 'a:b', 'unit:b:c', 'fact:a:', '\n'),
);
const id = fc.record({ kind, owner, localId });

describe('a global id', () => {
  it('says again whose it is and what they call it', () => {
    fc.assert(fc.property(id, (given) => expect(readGlobalId(writeGlobalId(given))).toEqual(given)));
  });

  it('differs if anything of it differs', () => {
    fc.assert(
      fc.property(id, id, (one, other) => {
        const isSame = one.kind === other.kind && one.owner === other.owner && one.localId === other.localId;
        expect(writeGlobalId(one) === writeGlobalId(other)).toBe(isSame);
      }),
    );
  });

  it('is local again for its owner alone', () => {
    fc.assert(
      fc.property(id, (given) => {
        const written = writeGlobalId(given);
        expect(localIdOf(written, given.kind, given.owner)).toBe(given.localId);
        expect(localIdOf(written, given.kind, `${given.owner}-2025`)).toBe(written);
      }),
    );
  });

  it.each([
    'cao-bang',
    'cum-5:2024',
    'unit',
    'unit:',
    'unit:cao-bang',
    'unit:cao-bang:',
    'unit::x',
    'Unit:a:b',
  ])('is not "%s"', (text) => {
    expect(readGlobalId(text)).toBeNull();
    expect(localIdOf(text, 'unit', 'cao-bang')).toBe(text);
  });
});
