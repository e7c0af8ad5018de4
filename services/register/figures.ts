import type { Catalogue } from '../shared/catalogue';
import { addUp, createCover, type UnitNode } from '../shared/cover';
import { createFigures, type Figures } from '../shared/figures';
import type { OwnedFact } from './model';

/** What the facts of one year say about `unit`, with everything below it. */
export function figuresOf(
  unit: string,
  units: readonly UnitNode[],
  facts: readonly OwnedFact[],
  catalogue: Catalogue,
): Figures {
  return createFigures(addUp(createCover(units, facts)(unit), catalogue), catalogue);
}
