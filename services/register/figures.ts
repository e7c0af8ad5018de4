import type { Catalogue } from '../../domain/catalogue';
import { addUp, createCover, type UnitNode } from '../../domain/cover';
import { createFigures, type Figures } from '../../domain/figures';
import type { OwnedFact } from './data/model';

/**
 * What the facts of one year say about `unit`, with everything below it. What was published is shown as it was: a total that
 * nobody printed says itself that it is derived, and of what.
 */
export function figuresOf(
  unit: string,
  units: readonly UnitNode[],
  facts: readonly OwnedFact[],
  catalogue: Catalogue,
): Figures {
  return createFigures(addUp(createCover(units, facts, 'ALL')(unit), catalogue), catalogue);
}
