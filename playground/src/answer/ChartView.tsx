import { useEffect, useRef } from 'react';
import { isRecord } from '../../../domain/isRecord';
import type { BarState } from '../../../web/charts/intervalBar';
import { drawBars } from '../../../web/charts/drawBars';
import type { Text } from '../../../web/words/language';
import { useWords } from '../page/state';
import type { AnswerTable, Figure, Row } from '../table/answerTable';
import { yearLines } from '../table/yearLines';
import { LinesView } from './LinesView';
import { sayFigure, unitOfColumn } from '../table/sayFigure';
import { figuresOf } from '../table/screenColumns';
import type { Coverage } from '../page/answer';

const mostBars = 100;

interface ChartViewProps {
  table: AnswerTable;
  coverage: Coverage | undefined;
  /** Key of the number that is drawn; null for the first. */
  chosen: string | null;
  onChoose(figure: string): void;
  /** As lines over the years, if the answer has several. */
  asLines: boolean;
  onLines(asLines: boolean): void;
}

/** One number of each row as a bar with its bounds, as the dashboard draws it. */
export function ChartView({ table, coverage, chosen, onChoose, asLines, onLines }: ChartViewProps) {
  const { language, words } = useWords();
  const figures = figuresOf(table.columns);
  const figure = figures.find(({ key }) => key === chosen) ?? figures[0];
  if (!figure) return <p className="note">{words(texts.noFigure)}</p>;
  const lines = yearLines(table, figure, language);
  const isLines = lines !== null && asLines;
  const simulated = new Set(coverage?.simulated?.map(({ province }) => province));
  const hasBounds = table.rows.some((row) => figure.bounds(row) !== null);
  const isAsked = ['atLeast', 'atMost'].every((part) =>
    table.columns.some((column) => column.figure === figure && column.key.endsWith(`.${part}`)),
  );
  return (
    <div className="chart-view">
      <label>
        {words(texts.number)}{' '}
        <select value={figure.key} onChange={({ target }) => onChoose(target.value)}>
          {figures.map(({ key, label }) => (
            <option key={key} value={key}>
              {words(label)} ({key})
            </option>
          ))}
        </select>
      </label>
      {lines && (
        <div role="group" className="answer-choice" aria-label={words(texts.form)}>
          <button type="button" aria-pressed={!isLines} onClick={() => onLines(false)}>
            {words(texts.bars)}
          </button>
          <button type="button" aria-pressed={isLines} onClick={() => onLines(true)}>
            {words(texts.lines)}
          </button>
        </div>
      )}
      {isLines ? (
        <LinesView lines={lines} name={words(figure.label)} unit={unitOfColumn(figure, table.rows) ?? ''} />
      ) : (
        <>
          {!isAsked && !hasBounds && <p className="note">{words(texts.noBounds)}</p>}
          {table.rows.length > mostBars && <p className="note">{words(texts.more)}</p>}
          {(isAsked || hasBounds) && <Bars {...{ table, figure, simulated }} />}
          <p className="note">{words(texts.legend)}</p>
        </>
      )}
    </div>
  );
}

/** Drawn by the component of the dashboard, which is of another library. */
function Bars({ table: { rows, nameOf }, figure, simulated }: BarsProps) {
  const { language, words } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const unit = unitOfColumn(figure, rows);
    drawBars(place.current, {
      caption: words(figure.label),
      rowsName: words(texts.row),
      unit: unit ?? '',
      language,
      rows: rows.slice(0, mostBars).map((row, index) => {
        const { text, remark } = sayFigure(figure, row, language, unit ?? undefined);
        return {
          key: String(index),
          name: words(nameOf(row)),
          bounds: figure.bounds(row),
          state: stateOf(figure, row, simulated),
          words: remark === '' ? text : `${text} (${remark})`,
        };
      }),
    });
  });
  return <div ref={place} />;
}

interface BarsProps {
  table: AnswerTable;
  figure: Figure;
  /** Provinces with simulated reports in the answer. */
  simulated: ReadonlySet<string>;
}

function stateOf(figure: Figure, row: Row, simulated: ReadonlySet<string>): BarState {
  if (figure.bounds(row)?.reportedBy === 0) return 'mentioned';
  const isOfSimulated = row.some((object) => simulated.has(provinceOf(object)));
  return figure.isSimulated(row) || isOfSimulated ? 'simulated' : 'reported';
}

/** Whose the row is, if it is a province's. */
function provinceOf(object: unknown): string {
  if (!isRecord(object)) return '';
  const { id } = isRecord(object.province) ? object.province : { id: object.id ?? object.key };
  return typeof id === 'string' ? id : '';
}

const texts = {
  number: { vi: 'Vẽ số', en: 'Number' },
  row: { vi: 'Dòng', en: 'Row' },
  form: { vi: 'Vẽ thành', en: 'Drawn as' },
  bars: { vi: 'Thanh', en: 'Bars' },
  lines: { vi: 'Đường qua các năm', en: 'Lines over years' },
  noFigure: {
    vi: 'Trong các dòng này không có số liệu nào để vẽ. Hãy chọn dòng khác, hoặc hỏi thêm một số.',
    en: 'These rows hold no figure to draw. Choose other rows, or ask for a figure.',
  },
  noBounds: {
    vi: 'Chưa vẽ được: truy vấn không hỏi atLeast và atMost, nên không biết số chắc chắn đến đâu. Hãy thêm hai trường này rồi chạy lại.',
    en: 'Not drawn: the query does not ask for atLeast and atMost, so nothing says how certain the number is. Add both fields and run it again.',
  },
  more: { vi: `Chỉ vẽ ${mostBars} dòng đầu.`, en: `The first ${mostBars} rows only.` },
  legend: {
    vi: 'Phần đặc là chắc chắn; phần gạch chéo là số thật có thể nằm ở đó; mũi tên là không biết tối đa. Ô gạch nét đứt là không có số, không phải 0. Thanh rỗng viền nét đứt có số liệu giả lập.',
    en: 'What is solid is certain; in what is hatched the true number may lie; an arrow says that no upper bound is known. A dashed box is no number, not 0. A hollow bar with a dashed edge has simulated data in it.',
  },
} satisfies Record<string, Text>;
