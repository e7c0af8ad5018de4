/** @jsxImportSource preact */
import type { Language } from '../words/language';
import { formatShort } from '../words/numbers';
import type { Scale } from './scale';

interface AxisProps {
  scale: Scale;
  language: Language;
}

/** The marks of a scale above the bars that it is for; the numbers in words stand beside the bars. */
export function Axis({ scale: { end, ticks }, language }: AxisProps) {
  if (end === 0) return null;
  // No more fit a telephone.
  const shown = ticks.length <= 5 ? ticks : ticks.filter((_, index) => index % 2 === 0);
  return (
    <span class="axis" aria-hidden="true">
      {shown.map((tick) => (
        <span
          key={tick}
          class={tick === 0 ? 'first' : tick === end ? 'last' : ''}
          style={{ left: `${(100 * tick) / end}%` }}
        >
          {formatShort(tick, language)}
        </span>
      ))}
    </span>
  );
}
