import { drawLines, linesHeight, type LinesOptions } from '../../web/charts/linesChart';
import type { LineSeries } from '../../web/charts/lines';
import { framePicture, ink, pictureWidth, type PictureWords } from './pictureFrame';

/** What the page's style sheet says in the light; a file has no style sheet. */
const colours: Readonly<Record<string, string>> = {
  text: ink.text,
  paper: ink.paper,
  'line-1': '#1d5b8f',
  'line-2': '#b04a00',
  'line-3': '#00705a',
  'line-4': '#8a3d7c',
  'line-5': '#6b5b00',
  'line-6': '#444b52',
};

export function drawLinesPicture(
  words: PictureWords,
  series: readonly LineSeries[],
  options: Omit<LinesOptions, 'width'>,
): string {
  const chart = drawLines(series, { ...options, width: pictureWidth - 32 });
  chart.querySelector('style')?.remove();
  chart.setAttribute('x', '16');
  chart.setAttribute('overflow', 'visible');
  chart.removeAttribute('class');
  const text = new XMLSerializer()
    .serializeToString(chart)
    .replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => colours[name] ?? whole);
  return framePicture(words, linesHeight, text);
}
