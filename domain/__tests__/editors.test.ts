import { isKeyGrant, keyGrantForms, parseEditor } from '../editors';
import { parseGrant } from '../grants';

describe('who may change what the register says of clusters', () => {
  it.each([
    ['operator', { role: 'operator' }],
    ['cluster:cum-5', { role: 'cluster', cluster: 'cum-5' }],
    ['cluster', null],
    ['cluster:', null],
    ['cluster:Cum 5', null],
    ['cluster:cum-5:2024', null],
    ['province:cao-bang', null],
    ['analyst', null],
  ])('is read from "%s"', (text, editor) => expect(parseEditor(text)).toEqual(editor));

  it('is nobody at the gateway by the key of a cluster', () => {
    expect(parseGrant('cluster:cum-5')).toBeNull();
    expect(['analyst', 'operator', 'cluster:cum-5', 'cluster'].map(isKeyGrant)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(keyGrantForms).toBe('public, analyst, operator, province:<id> or cluster:<id>');
  });
});
