/** @jsxImportSource preact */
import type { Language } from '../words/language';
import { nameUnit, type CountedIn } from '../words/moneyUnit';
import { formatTick } from '../words/numbers';
import type { Scale } from './scale';

interface AxisProps {
  scale: Scale;
  /** What the numbers beside the bars are said in. */
  unit: CountedIn;
  language: Language;
}

/**
 * The marks of a scale above the bars that it is for; the numbers in words stand beside the bars. Their unit stands in the head of
 * their column, and here on a narrow screen, which has no other head.
 */
export function Axis({ scale: { end, ticks }, unit, language }: AxisProps) {
  if (end === 0) return null;
  // No more fit a telephone.
  const shown = ticks.length <= 5 ? ticks : ticks.filter((_, index) => index % 2 === 0);
  return (
    <>
      <span class="axis-unit" aria-hidden="true">
        {nameUnit(unit, language)}
      </span>
      <span class="axis" aria-hidden="true">
        {shown.map((tick) => (
          <span
            key={tick}
            class={tick === 0 ? 'first' : tick === end ? 'last' : ''}
            style={{ left: `${(100 * tick) / end}%` }}
          >
            {formatTick(tick, unit, language)}
          </span>
        ))}
      </span>
    </>
  );
}
