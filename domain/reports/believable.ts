import type { Catalogue } from '../catalogue';
import { isRecord } from '../isRecord';
import type { Bounds } from '../quantity';
import { isBeyond } from './factChecks';

/** `Figures` as a province answered them, as far as they were asked for. */
export type AnsweredFigures = Readonly<Record<string, unknown>>;

/** Finds the measure of which a province says more than can be believed. */
export interface Disbelief {
  /** Null if everything can be. */
  measureIn(figures: AnsweredFigures): string | null;
}

/** One answer is behind many cells of a table, and is looked at once. */
export function createDisbelief({ measures }: Catalogue): Disbelief {
  const known = new WeakMap<AnsweredFigures, string | null>();
  function find(figures: AnsweredFigures): string | null {
    for (const [id, bounds] of quantitiesIn(figures)) {
      const measure = measures.get(id);
      if (measure && isBeyond(measure, bounds)) return id;
    }
    return null;
  }
  return {
    measureIn(figures) {
      const before = known.get(figures);
      if (before !== undefined) return before;
      const found = find(figures);
      known.set(figures, found);
      return found;
    },
  };
}

/** Fields of `Figures` that are not called as their measure. */
const awardFields = new Set(['total', 'count']);

function* quantitiesIn(figures: AnsweredFigures): Generator<[measure: string, bounds: Bounds]> {
  for (const [field, below] of Object.entries(figures)) {
    if (Array.isArray(below)) for (const item of below) yield* quantitiesIn(item as AnsweredFigures);
    else if (!isRecord(below)) continue;
    else if (!('atLeast' in below)) yield* quantitiesIn(below);
    // The reader has seen to it that it is one.
    else yield [measureOf(field, figures), below as unknown as Bounds];
  }
}

function measureOf(field: string, { measure }: AnsweredFigures): string {
  if (typeof measure === 'string') return measure;
  return awardFields.has(field) ? 'awards' : field;
}
