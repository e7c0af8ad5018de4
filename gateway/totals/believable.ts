import type { Catalogue } from '../../domain/catalogue';
import { isBeyond } from '../../domain/reports/factChecks';
import { isRecord } from '../../domain/isRecord';
import type { Bounds } from '../../domain/quantity';
import type { ReadFigures } from './figuresShape';

/** Finds the measure of which a province says more than can be believed. */
export interface Disbelief {
  /** Null if everything can be. */
  measureIn(figures: ReadFigures): string | null;
}

/** One answer is behind many cells of a table, and is looked at once. */
export function createDisbelief({ measures }: Catalogue): Disbelief {
  const known = new WeakMap<ReadFigures, string | null>();
  function find(figures: ReadFigures): string | null {
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

function* quantitiesIn(figures: ReadFigures): Generator<[measure: string, bounds: Bounds]> {
  for (const [field, below] of Object.entries(figures)) {
    if (Array.isArray(below)) for (const item of below) yield* quantitiesIn(item);
    else if (!isRecord(below)) continue;
    else if (!('atLeast' in below)) yield* quantitiesIn(below);
    else yield [measureOf(field, figures), below as unknown as Bounds];
  }
}

function measureOf(field: string, { measure }: ReadFigures): string {
  if (typeof measure === 'string') return measure;
  return awardFields.has(field) ? 'awards' : field;
}
