import type { Context } from './context';
import type { Span } from './reading';

/** The place of some tokens in the text. */
export function spanOf({ text, tokens }: Context, first: number, last: number): Span {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  return { text: text.slice(start, end), start, end };
}
