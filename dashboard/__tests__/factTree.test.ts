import { factTree, type FactBranch } from '../model/factTree';

const fact = (id: string, includedIn: string | null = null) => ({ id, includedIn });

function written(branches: readonly FactBranch<{ id: string; includedIn: string | null }>[]): string {
  return branches
    .map(({ fact: { id }, parts }) => (parts.length === 0 ? id : `${id}(${written(parts)})`))
    .join(' ');
}

describe('facts in a trail', () => {
  it.each([
    ['stand under what contains them', [fact('a'), fact('b', 'a'), fact('c'), fact('d', 'b')], 'a(b(d)) c'],
    ['also where that comes later', [fact('b', 'a'), fact('c'), fact('a')], 'c a(b)'],
    ['stand for themselves where it is not in the list', [fact('b', 'elsewhere'), fact('c')], 'b c'],
  ])('%s', (_name, facts, expected) => {
    expect(written(factTree(facts))).toBe(expected);
  });
});
