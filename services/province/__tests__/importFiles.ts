import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { ImportError } from '../../../domain/problems';
import { openImport } from '../import/openImport';
import type { ImportOptions, ProvinceStore } from '../store';
import { itself } from './testProvinces';

export type Given = Partial<Omit<ImportOptions, 'table'>> & { ignoreSheets?: string[] };

/** Imports the content of a file by the reader of its name's ending. */
export async function importContent(
  store: ProvinceStore,
  name: string,
  content: string | Uint8Array,
  { ignoreSheets, ...options }: Given = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-files-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    const format = name.slice(name.lastIndexOf('.') + 1) as 'csv' | 'xlsx' | 'json';
    const table = await openImport(path, { name, format, maxUncompressedBytes: 10_000_000, ignoreSheets });
    try {
      return await store.import({ table, by: 'test', federationName: 'Liên đoàn Lao động tỉnh', ...options });
    } finally {
      await table.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why a file is refused, each as `place: message`; empty if it is imported. */
export async function refusals(
  store: ProvinceStore,
  name: string,
  content: string | Uint8Array,
  given?: Given,
): Promise<string[]> {
  try {
    await importContent(store, name, content, given);
    return [];
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return error.problems.map(({ place, message }) => `${place}: ${message}`);
  }
}

/** The numbers in the province as they are now, by unit, year and measure. */
export async function numbersIn(store: ProvinceStore): Promise<Record<string, number | null>> {
  const { rows } = await store.facts({}, { limit: 500, after: null }, itself(await store.revision()));
  return Object.fromEntries(
    rows.map(({ unit, year, measure, value }) => [`${unit} ${year} ${measure}`, value]),
  );
}

export interface TestSheet {
  name: string;
  /** Rows of cells in the XML of a sheet; a text is an inline string. */
  rows: (string | number | { xml: string } | null)[][];
  state?: 'hidden' | 'veryHidden';
  /** What stands before and behind the rows. */
  before?: string;
  after?: string;
  /** Attributes of rows by their number, such as `hidden="1"`. */
  rowAttributes?: Record<number, string>;
}

/** A workbook as other programs write it: with number formats, hidden parts, formulas. */
export function workbookOf(sheets: TestSheet[], formats: string[] = []): Uint8Array {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const numFmts = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`,
  );
  const styles =
    `<styleSheet><numFmts>${numFmts.join('')}</numFmts><cellXfs><xf numFmtId="0"/>` +
    `${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`;
  const cellXml = (cell: TestSheet['rows'][number][number], reference: string) => {
    if (cell === null) return '';
    if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${reference}"`);
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    return `<c r="${reference}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  };
  const sheetXml = ({ rows, before = '', after = '', rowAttributes = {} }: TestSheet) =>
    `<worksheet>${before}<sheetData>${rows
      .map((cells, row) => {
        const xml = cells.map((cell, column) =>
          cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
        );
        return `<row r="${row + 1}" ${rowAttributes[row + 1] ?? ''}>${xml.join('')}</row>`;
      })
      .join('')}</sheetData>${after}</worksheet>`;
  const listed = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${escape(name)}" sheetId="${index + 1}" state="${state}" r:id="r${index + 1}"/>`,
  );
  const related = sheets.map(
    (_, index) => `<Relationship Id="r${index + 1}" Type="x/worksheet" Target="sheet${index + 1}.xml"/>`,
  );
  return zipSync({
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${related.join('')}<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="x"><sheets>${listed.join('')}</sheets></workbook>`),
    'xl/styles.xml': strToU8(styles),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/sheet${index + 1}.xml`, strToU8(sheetXml(sheet))]),
    ),
  });
}
