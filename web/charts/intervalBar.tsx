/** @jsxImportSource preact */
import type { Bounds } from '../words/bounds';
import { openLength } from './openLength';
import { niceScale } from './scale';

export type BarState = 'reported' | 'simulated' | 'stale' | 'mentioned' | 'published';

interface IntervalBarProps {
  bounds: Bounds;
  /** What the whole width stands for; the same for all bars of a chart. */
  scale: number;
  state?: BarState;
}

/**
 * A bar that shows its bounds: solid up to what is certain, hatched where the true number may lie, a whisker from bound
 * to bound that ends in an arrow if nothing bounds it, and a tick at the printed value. The number in words stands beside
 * it, so it is hidden from screen readers.
 */
export function IntervalBar({ bounds, scale, state = 'reported' }: IntervalBarProps) {
  const { value, atLeast, atMost } = bounds;
  const open = atMost === null;
  const exact = atLeast === atMost;
  const end = atMost ?? Math.max(value ?? 0, atLeast) + scale * openLength;
  const at = (amount: number) => `${scale > 0 ? (100 * amount) / scale : 0}%`;
  return (
    <svg class={`interval ${state}`} aria-hidden="true" width="100%" height="16">
      <line class="base" x1="0.5" x2="0.5" y1="0" y2="16" />
      <rect class="certain" x="0" y="3" width={at(atLeast)} height="10" />
      {!exact && (
        <>
          <rect class="possible" x={at(atLeast)} y="3" width={at(end - atLeast)} height="10" />
          <line class="whisker" x1={at(atLeast)} x2={at(end)} y1="8" y2="8" />
          <line class="cap" x1={at(atLeast)} x2={at(atLeast)} y1="4" y2="12" />
          {open ? (
            <svg x={at(end)} y="0" overflow="visible">
              <path class="arrow" d="M-4 4 L2 8 L-4 12" />
            </svg>
          ) : (
            <line class="cap" x1={at(end)} x2={at(end)} y1="4" y2="12" />
          )}
          {value !== null && <line class="tick" x1={at(value)} x2={at(value)} y1="1" y2="15" />}
        </>
      )}
    </svg>
  );
}

/** What the width of a chart's bars stands for. */
export function scaleOf(all: readonly (Bounds | null)[]): number {
  return niceScale(all).end;
}
