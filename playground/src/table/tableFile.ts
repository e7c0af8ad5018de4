import { csvText } from '../../../domain/csvText';
import { unitName } from '../../../domain/unitNames';
import { layOut } from '../../../platform/xlsx/widths';
import { workbookChunks, type SheetContent, type WrittenCell } from '../../../platform/xlsx/writeWorkbook';
import type { Language, Text } from '../../../web/words/language';
import type { AnswerTable, Cell, Column, Row } from './answerTable';

/** Excel takes a file for UTF-8 if it begins with this. */
const byteOrderMark = '\uFEFF';

/** A line below the columns' keys for each row; then the notes, such as that the data is simulated, each on a line. */
export function writeCsv(
  { columns, rows, totals }: AnswerTable,
  separator: ',' | ';',
  notes: readonly string[] = [],
): string {
  const lines: Cell[][] = [
    columns.map(({ key }) => key),
    ...[...rows, ...totals].map((row) => columns.map(({ read }) => read(row))),
    ...notes.map((note) => columns.map((_, index) => (index === 0 ? note : null))),
  ];
  const texts = lines.map((cells) => cells.map((cell) => csvCell(cell, separator)).join(separator));
  return `${byteOrderMark}${texts.join('\r\n')}\r\n`;
}

function csvCell(cell: Cell, separator: string): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? csvText(cell, separator) : String(cell);
}

/** The table with its columns' names, what the columns are, and the notes, each on a sheet. */
export function writeExcel(table: AnswerTable, language: Language, notes: readonly string[]): Blob {
  const { columns, rows, totals } = table;
  const say = (text: Text) => text[language];
  const titles = headings(table, language);
  const unitOf = ({ figure }: Column) => {
    const [unit = '', ...others] = new Set(figure ? rows.map((row) => figure.unit(row)) : []);
    return others.length > 0 ? say(words.different) : unitName(unit, language);
  };
  const chunks = workbookChunks([
    sheet(say(words.figures), true, [
      titles,
      ...[...rows, ...totals].map((row) => columns.map((column) => excelCell(column, row, language))),
    ]),
    sheet(say(words.columns), true, [
      [say(words.column), say(words.key), say(words.unit)],
      ...columns.map((column, index) => [titles[index], column.key, unitOf(column)]),
    ]),
    sheet(
      say(words.notes),
      false,
      notes.map((note) => [note]),
    ),
  ]);
  // The pieces may be views of memory that is shared, which a file cannot be made of.
  return new Blob(
    [...chunks].map((chunk) => new Uint8Array(chunk)),
    { type: excelType },
  );
}

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function sheet(name: string, header: boolean, rows: WrittenCell[][]): SheetContent {
  return { name, header, rows, ...layOut(rows) };
}

const words = {
  figures: { vi: 'Số liệu', en: 'Figures' },
  columns: { vi: 'Các cột', en: 'Columns' },
  notes: { vi: 'Ghi chú', en: 'Notes' },
  column: { vi: 'Cột', en: 'Column' },
  key: { vi: 'Tên trong truy vấn', en: 'Name in the query' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  different: { vi: 'mỗi dòng một đơn vị', en: 'another in each row' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} satisfies Record<string, Text>;

/** The columns' names, with the name in the query where two are called the same. */
export function headings({ columns }: Pick<AnswerTable, 'columns'>, language: Language): string[] {
  const labels = columns.map(({ label, figure, key }) =>
    figure === null || key === figure.key || label[language].startsWith(figure.label[language])
      ? label[language]
      : `${figure.label[language]} · ${label[language]}`,
  );
  return labels.map((label, index) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${columns[index]?.key})`,
  );
}

function excelCell({ read, values, figure }: Column, row: Row, language: Language): WrittenCell {
  const cell = read(row);
  if (typeof cell === 'boolean') return words[cell ? 'yes' : 'no'][language];
  if (typeof cell === 'number') return figure ? { count: cell } : cell;
  return cell === null ? null : (values?.get(cell)?.[language] ?? cell);
}
