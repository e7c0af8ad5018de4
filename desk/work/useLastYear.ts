import type { Figures } from '../../domain/figures';
import { sayBounds } from '../../web/words/bounds';
import { useAnswer } from '../loaded';
import { usePage } from '../page';
import { numberIn, type CellOf } from './lastYear';

/** What the province itself had of a number in the year before, in words; null if it is not known. */
export type LastYear = (cell: CellOf) => string | null;

export function useLastYear(year: number): LastYear {
  const { path, vocabulary, language } = usePage();
  const { outcome } = useAnswer<{ figures: Figures | null }>(path(`/figures?year=${year - 1}`));
  const figures = outcome && 'data' in outcome ? outcome.data.figures : null;
  return (cell) => {
    const bounds = figures && numberIn(figures, cell);
    if (!bounds) return null;
    const unit = vocabulary.measures.find(({ id }) => id === cell.measure)?.unit ?? '';
    return sayBounds(bounds, 'sum', unit, language);
  };
}
