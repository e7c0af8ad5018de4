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

  /** Every figure of every answer passes here: without a list or a generator of them there is nothing to collect. */
  function find(figures: AnsweredFigures): string | null {
    for (const field in figures) {
      const below = figures[field];
      const found = Array.isArray(below) ? findInList(below) : findBelow(below, field, figures);
      if (found !== null) return found;
    }
    return null;
  }

  function findInList(items: readonly unknown[]): string | null {
    for (const item of items) {
      const found = find(item as AnsweredFigures);
      if (found !== null) return found;
    }
    return null;
  }

  function findBelow(below: unknown, field: string, figures: AnsweredFigures): string | null {
    if (!isRecord(below)) return null;
    if (!('atLeast' in below)) return find(below);
    const id = measureOf(field, figures);
    const measure = measures.get(id);
    // The reader has seen to it that it is a quantity.
    return measure && isBeyond(measure, below as unknown as Bounds) ? id : null;
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

function measureOf(field: string, { measure }: AnsweredFigures): string {
  if (typeof measure === 'string') return measure;
  return awardFields.has(field) ? 'awards' : field;
}
