import { useEffect, useRef, useState } from 'react';
import { mostLines } from '../../../web/charts/lines';
import type { Text } from '../../../web/words/language';
import { nameUnit, type CountedIn } from '../../../web/words/moneyUnit';
import { useWords } from '../page/state';
import type { YearLines } from '../table/yearLines';

interface LinesViewProps {
  lines: YearLines;
  /** Of the number that is drawn. */
  name: string;
  /** What the numbers of the table are said in; empty if the answer does not say. */
  unit: CountedIn;
}

/** Lines over the years, as the dashboard draws them; drawn by code that is loaded when somebody wants them. */
export function LinesView({ lines: { series, years }, name, unit }: LinesViewProps) {
  const { language, words } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const known = series.filter(({ points }) => points.some(({ bounds }) => bounds !== null));
  const shown = known.slice(0, mostLines);
  const label = words({
    vi: `Biểu đồ đường: ${name}, ${years[0]} đến ${years.at(-1)}, ${shown.length} đường; các số ở thẻ Bảng`,
    en: `Line chart: ${name}, ${years[0]} to ${years.at(-1)}, ${shown.length} lines; the numbers are under Table`,
  });
  useEffect(() => {
    if (width === 0) return undefined;
    let isWanted = true;
    void import('../../../web/charts/linesChart').then(({ drawLines }) => {
      if (!isWanted) return;
      const chart = drawLines(shown, { width, language, unit, label, markOf: () => '' });
      chart.setAttribute('role', 'img');
      // Groups have no role that a name could be for.
      chart.querySelectorAll('g[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
      place.current?.replaceChildren(chart);
    });
    return () => {
      isWanted = false;
    };
  }, [width, language, label, JSON.stringify([shown, unit])]);
  if (shown.length === 0) return <p className="note">{words(texts.nothing)}</p>;
  return (
    <>
      {unit !== '' && (
        <p className="note">
          {words({ vi: 'Đơn vị tính', en: 'Unit' })}: {nameUnit(unit, language)}
        </p>
      )}
      <div ref={place} className="lines" />
      {known.length > shown.length && (
        <p className="note">
          {words({
            vi: `Chỉ vẽ ${mostLines} trong ${known.length} dòng.`,
            en: `${mostLines} of ${known.length} rows are drawn.`,
          })}
        </p>
      )}
      <p className="note">{words(texts.legend)}</p>
    </>
  );
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

const texts = {
  nothing: {
    vi: 'Không năm nào có số cùng hai cận để vẽ; truy vấn cần hỏi atLeast và atMost.',
    en: 'No year has a number with its bounds to draw; the query has to ask for atLeast and atMost.',
  },
  legend: {
    vi: 'Dấu rỗng: số liệu giả lập. Nét đứng: chỉ biết hai cận. Chỗ đứt: chưa có số liệu.',
    en: 'A hollow mark is simulated. An upright stroke: only bounds are known. A break: no figure.',
  },
} satisfies Record<string, Text>;
