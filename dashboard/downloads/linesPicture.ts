import type { LinesOptions } from '../../web/charts/linesChart';
import type { LineSeries } from '../../web/charts/lines';
import type { PictureWords } from './pictureFrame';
import type { Picture } from './pictures';

/** Lines over years as they stand on the page, on paper's colours. */
export function linesPicture(
  words: PictureWords,
  series: readonly LineSeries[],
  options: Omit<LinesOptions, 'width'>,
): Picture {
  return {
    title: words.title,
    svg: async () => (await import('./drawLinesPicture')).drawLinesPicture(words, series, options),
  };
}
