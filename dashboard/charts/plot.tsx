import { plot, type PlotOptions } from '@observablehq/plot';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface PlotProps {
  /** What the chart says, for those who do not see it; the table beside it has the numbers. */
  label: string;
  options(width: number): PlotOptions;
}

/** A chart of Observable Plot as wide as its place. */
export function Plot({ label, options }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useLayoutEffect(() => {
    if (width === 0) return;
    const chart = plot({ ...options(width), width, ariaLabel: label, className: 'plot' });
    // Our own style sheet has its rules: the page's policy need not allow styles within the page.
    chart.querySelector('style')?.remove();
    chart.setAttribute('role', 'img');
    // Groups have no role that a name could be for.
    chart.querySelectorAll('g[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
    place.current?.replaceChildren(chart);
  }, [width, label, options]);
  return <div ref={place} class="chart" />;
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
