import type { Language } from '../../../web/words/language';
import { nameUnit, type CountedIn } from '../../../web/words/moneyUnit';
import { useWords } from '../page/state';
import type { AnswerTable, Column, Row } from '../table/answerTable';
import { sayFigure, unitOfColumn } from '../table/sayFigure';
import { screenColumns, type ScreenColumn } from '../table/screenColumns';
import { headings } from '../table/tableFile';

/** More rows are slow to lay out, and nobody reads them here. */
const mostRows = 300;

/** The rows of an answer as people read them; the file has each part of a number in a column of its own. */
export function TableView({ table }: { table: AnswerTable }) {
  const { language, words } = useWords();
  const all = screenColumns(table.columns, language);
  const same = all.filter((column) => isSame(column, table.rows));
  const columns = all.filter((column) => !same.includes(column));
  const units = unitsOf(columns, table);
  const heads = headsOf(columns, units, language);
  return (
    <div className="scrolls" role="region" aria-label={words(texts.table)} tabIndex={0}>
      {same.length > 0 && <Same columns={same} table={table} />}
      <table className="answer-table">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                title={column.key}
                className={column.kind === 'figure' ? 'amount' : ''}
              >
                {heads[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map((row, index) => (
            <Line key={index} {...{ columns, units, row, language }} />
          ))}
        </tbody>
        {table.totals.length > 0 && (
          <tfoot>
            {table.totals.map((row, index) => (
              <Line key={index} {...{ columns, units, row, language }} />
            ))}
          </tfoot>
        )}
      </table>
      {table.rows.length === 0 && <p className="note">{words(texts.none)}</p>}
      {table.rows.length > mostRows && <p className="note">{words(texts.more)}</p>}
    </div>
  );
}

interface SameProps {
  columns: readonly ScreenColumn[];
  table: AnswerTable;
}

/** What is the same in every row, said once above them. */
function Same({ columns, table }: SameProps) {
  const { language } = useWords();
  const heads = headsOf(columns, unitsOf(columns, table), language);
  const row = table.rows[0] ?? [];
  return (
    <p className="same">
      {columns.map((column, index) => (
        <span key={column.key} title={column.key}>
          {heads[index]}: <b>{sayColumn(column, row, language)}</b>
        </span>
      ))}
    </p>
  );
}

/** Of what stands above the rows only: what a row says itself is looked for in the row. */
function isSame(column: ScreenColumn, rows: readonly Row[]): boolean {
  if (column.kind === 'figure' || !column.column.isAbove || rows.length === 0) return false;
  const first = column.column.read(rows[0] ?? []);
  return rows.every((row) => column.column.read(row) === first);
}

function sayColumn(column: ScreenColumn, row: Row, language: Language): string {
  if (column.kind === 'figure') return sayFigure(column.figure, row, language).text;
  const cell = column.column.read(row);
  return column.column.values?.get(String(cell))?.[language] ?? sayCell(cell, language);
}

const texts = {
  table: { vi: 'Bảng của câu trả lời', en: 'The answer as a table' },
  none: { vi: 'Không có dòng nào.', en: 'There are no rows.' },
  more: {
    vi: `Chỉ ${mostRows} dòng đầu; tệp tải về có tất cả.`,
    en: `The first ${mostRows} rows only; the file has all.`,
  },
};

type Units = readonly (CountedIn | null)[];

/** What each column is counted in; null of one that holds no numbers, or different ones. */
function unitsOf(columns: readonly ScreenColumn[], { rows, totals }: AnswerTable): Units {
  return columns.map((column) =>
    column.kind === 'figure' ? unitOfColumn(column.figure, [...rows, ...totals]) : null,
  );
}

function headsOf(columns: readonly ScreenColumn[], units: Units, language: Language): string[] {
  const shown = columns.map((column): Column =>
    column.kind === 'value'
      ? column.column
      : {
          key: column.key,
          label: column.figure.label,
          read: () => null,
          values: null,
          isAbove: false,
          figure: null,
        },
  );
  return headings({ columns: shown }, language).map((head, index) => {
    const unit = nameUnit(units[index] ?? '', language);
    return unit === '' ? head : `${head} (${unit})`;
  });
}

interface LineProps {
  columns: readonly ScreenColumn[];
  units: Units;
  row: Row;
  language: Language;
}

function Line({ columns, units, row, language }: LineProps) {
  return (
    <tr>
      {columns.map((column, index) => (
        <Cell key={column.key} unit={units[index] ?? null} {...{ column, row, language }} />
      ))}
    </tr>
  );
}

interface CellProps {
  column: ScreenColumn;
  unit: CountedIn | null;
  row: Row;
  language: Language;
}

function Cell({ column, unit, row, language }: CellProps) {
  if (column.kind === 'value') {
    const cell = column.column.read(row);
    const title = column.column.values?.has(String(cell)) ? String(cell) : undefined;
    return (
      <td className={cell === null ? 'absent' : ''} title={title}>
        {sayColumn(column, row, language)}
      </td>
    );
  }
  const { text, remark, isAbsent } = sayFigure(column.figure, row, language, unit ?? undefined);
  return (
    <td className={isAbsent ? 'amount absent' : 'amount'}>
      {text}
      {remark !== '' && <span className="range">{remark}</span>}
    </td>
  );
}

function sayCell(cell: string | number | boolean | null, language: Language): string {
  if (cell === null) return '–';
  if (typeof cell !== 'boolean') return String(cell);
  return { vi: cell ? 'có' : 'không', en: cell ? 'yes' : 'no' }[language];
}
