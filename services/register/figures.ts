import type { Catalogue } from '../../domain/catalogue';
import { addUp, createCover, type UnitNode } from '../../domain/cover';
import { createFigures, type Figures } from '../../domain/figures';
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
