import type { Lexicon } from './lexicon';
import { keysOf, type Token } from './tokens';

const [city = ''] = keysOf('thành');
const short = /^tp/;

/** Whether the first city that a text names is one whose federation is that of a province. */
export function namesProvincialCity(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const isNamed = (first: number) =>
    tokens[first - 2]?.key === city ||
    short.test(tokens[first - 1]?.key ?? '') ||
    tokens[first - 1]?.key === '.';
  const firstCity = tokens.findIndex(({ key }, at) => key === city && tokens[at + 2]?.isCapital === true);
  const named = lexicon.cities.find(tokens).find(({ first }) => isNamed(first));
  return named !== undefined && (firstCity === -1 || named.first <= firstCity + 2);
}
