import { isRecord } from '../../domain/isRecord';
import type { ReadFigures } from './figuresShape';

/** An answer that is kept is the same object, and so must be what is made of it. */
const known = new WeakMap<ReadFigures, ReadFigures>();

/** Figures of a province that only documents of others mention: what it has at least, reported by nobody. */
export function asMentioned(figures: ReadFigures): ReadFigures {
  const before = known.get(figures);
  if (before) return before;
  const made = openAll(figures) as ReadFigures;
  known.set(figures, made);
  return made;
}

function openAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openAll);
  if (!isRecord(value)) return value;
  if ('atLeast' in value) return { ...value, atMost: null, reportedBy: 0 };
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, openAll(below)]));
}
