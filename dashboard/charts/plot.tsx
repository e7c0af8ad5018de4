import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface PlotProps {
  /** Draws the chart in that width, with what it says for those who do not see it; the table beside it has the numbers. */
  draw(width: number): Promise<SVGElement | HTMLElement>;
}

/** A chart of Observable Plot as wide as its place. */
export function Plot({ draw }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useLayoutEffect(() => {
    if (width === 0) return undefined;
    let isWanted = true;
    void draw(width).then((chart) => {
      if (!isWanted) return;
      // Our own style sheet has its rules: the page's policy need not allow styles within the page.
      chart.querySelector('style')?.remove();
      chart.setAttribute('role', 'img');
      // Groups have no role that a name could be for.
      chart.querySelectorAll('g[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
      place.current?.replaceChildren(chart);
    });
    return () => {
      isWanted = false;
    };
  }, [width, draw]);
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
