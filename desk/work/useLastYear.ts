import type { Figures } from '../../domain/figures';
import type { Bounds } from '../../web/words/bounds';
import { useAnswer } from '../loaded';
import { usePage } from '../page';
import type { CellOf } from '../types';
import { numberIn } from './lastYear';

/** What the province itself had of a number in the year before; null if it is not known. */
export type LastYear = (cell: CellOf) => Bounds | null;

export function useLastYear(year: number): LastYear {
  const { path } = usePage();
  const { outcome } = useAnswer<{ figures: Figures | null }>(path(`/figures?year=${year - 1}`));
  const figures = outcome && 'data' in outcome ? outcome.data.figures : null;
  return (cell) => figures && numberIn(figures, cell);
}
