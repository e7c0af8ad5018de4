import { openMentioned } from '../../domain/mentioned';
import type { ReadFigures } from './figuresShape';

/** An answer that is kept is the same object, and so must be what is made of it. */
const known = new WeakMap<ReadFigures, ReadFigures>();

/** `openMentioned`, once for an answer. */
export function asMentioned(figures: ReadFigures): ReadFigures {
  const before = known.get(figures);
  if (before) return before;
  const made = openMentioned(figures);
  known.set(figures, made);
  return made;
}
