import type { Context } from './context';
import { withoutNames } from './names';
import type { Span } from './reading';
import type { Stretch } from './sentences';

/** Characters of a sentence that are shown on each side of a number. */
const mostAround = 400;

/** The sentence of a number, without names of persons; of a very long one what is around the number. */
export function sentenceText(
  { text, tokens }: Context,
  { first, last }: Stretch,
  { start, end }: Span,
): string {
  const from = tokens[first]?.start ?? start;
  const to = tokens[last]?.end ?? end;
  const shown = withoutNames(
    text.slice(Math.max(from, start - 2 * mostAround), Math.min(to, end + 2 * mostAround)),
  );
  const at = start - Math.max(from, start - 2 * mostAround);
  const cutBefore = Math.max(0, at - mostAround);
  const cutAfter = Math.min(shown.length, at + (end - start) + mostAround);
  return `${cutBefore > 0 ? '…' : ''}${shown.slice(cutBefore, cutAfter)}${cutAfter < shown.length ? '…' : ''}`;
}
