import { buildSchema } from 'graphql';
import { createLackingFields } from '../olderContracts';

const contract = buildSchema('type Query { a: Int } type Report { year: Int figures: Int documents: Int }');
const older = 'type Query { a: Int } type Report { year: Int }';

describe('fields that a service lacks', () => {
  it('are those of the contract that its schema does not have, written in parts or not', () => {
    const lackingIn = createLackingFields(() => contract);
    expect(lackingIn(older)).toEqual(new Set(['Report.figures', 'Report.documents']));
    expect(lackingIn(`${older} extend type Report { figures: Int documents: Int }`)).toEqual(new Set());
  });

  it('are not known of a text that is no schema', () => {
    expect(createLackingFields(() => contract)('type Report {')).toBeNull();
  });

  it('are found once for services that say the same', () => {
    const lackingIn = createLackingFields(() => contract);
    const first = lackingIn(older);
    expect(lackingIn(`${older} `.trimEnd())).toBe(first);
    expect(lackingIn(`${older} extend type Report { figures: Int }`)).toEqual(new Set(['Report.documents']));
    expect(lackingIn(older)).toEqual(first);
  });
});
