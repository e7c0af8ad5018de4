import { csvText } from '../../domain/csvText';
import type { Language } from '../../web/words/language';
import { saveFile } from './saveFile';

export type CsvCell = string | number | null;

/** Gives the reader what stands on the page as a CSV that Excel opens by a double click, as the gateway's own files are. */
export function savePageCsv(title: string, rows: readonly (readonly CsvCell[])[], language: Language): void {
  saveFile(new Blob([pageCsv(rows, language)], { type: 'text/csv;charset=utf-8' }), `${title}.csv`);
}

export function pageCsv(rows: readonly (readonly CsvCell[])[], language: Language): string {
  const separator = language === 'vi' ? ';' : ',';
  const cell = (value: CsvCell) =>
    value === null ? '' : typeof value === 'number' ? String(value) : csvText(value, separator);
  const lines = rows.map((row) => `${row.map(cell).join(separator)}\r\n`);
  return `\uFEFF${lines.join('')}`;
}
