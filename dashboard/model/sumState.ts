import type { TableCellPartsFragment } from '../../schema/generated/operations';
import type { Dashboard } from './dashboard';
import { mainMeasures, type Quantity } from './measures';

/** How a sum is drawn, as the numbers of provinces are that it is made of. */
export type SumState = 'reported' | 'simulated' | 'mentioned';

export interface Behind {
  /** Provinces whose numbers are simulated. */
  simulated: readonly { id: string }[];
}

/**
 * Hollow if numbers that nobody has reported are in it. A province is simulated as a whole: whether it has a number of this measure
 * `has` knows, and where nobody knows it, it may.
 */
export function sumStateOf(
  sum: Pick<Quantity, 'reportedBy'> | null | undefined,
  { simulated }: Behind,
  has: (province: string) => boolean = () => true,
): SumState {
  if (sum?.reportedBy === 0) return 'mentioned';
  return sum && simulated.some(({ id }) => has(id)) ? 'simulated' : 'reported';
}

/** How what stands in a cell of a table is drawn, be it of one province or a sum. */
export function cellState(
  cell: Pick<TableCellPartsFragment, 'quantity' | 'coverage'> | null | undefined,
): SumState {
  return cell ? sumStateOf(cell.quantity, cell.coverage) : 'reported';
}

/** How a sum of the year that is shown is drawn, whose provinces have numbers of the main measures of their own. */
export function sumStateIn(
  { coverage, provinces }: Pick<Dashboard, 'coverage' | 'provinces'>,
  measure: string,
  sum: Pick<Quantity, 'reportedBy'> | null | undefined,
): SumState {
  const main = mainMeasures.find(({ id }) => id === measure);
  const figuresOf = new Map(provinces.map(({ id, figures }) => [id, figures]));
  return sumStateOf(sum, coverage, (province) => {
    const figures = figuresOf.get(province);
    if (!main || !figures) return true;
    const own = main.read(figures);
    return own !== null && own.reportedBy > 0;
  });
}
