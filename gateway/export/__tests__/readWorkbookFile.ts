import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheetRows } from '../../../services/province/import/xlsx/sheetRows';
import { readWorkbook } from '../../../services/province/import/xlsx/workbook';
import { openZip } from '../../../services/province/import/xlsx/zip';

/** Cells by sheet, row and column; null if a cell is empty. */
export async function readWorkbookFile(bytes: Uint8Array): Promise<Record<string, unknown[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  const path = join(folder, 'table.xlsx');
  writeFileSync(path, bytes);
  const zip = await openZip(path, 'table.xlsx', 64_000_000);
  try {
    const workbook = await readWorkbook(zip, 'table.xlsx');
    const sheets: Record<string, unknown[][]> = {};
    for (const sheet of workbook.sheets) {
      const rows: unknown[][] = [];
      for await (const { cells, problem } of readSheetRows(await zip.open(sheet.path), workbook, {
        onRead: () => undefined,
      })) {
        expect(problem).toBeUndefined();
        rows.push(Array.from(cells, (cell) => cell ?? null));
      }
      sheets[sheet.name] = rows;
    }
    return sheets;
  } finally {
    zip.close();
    rmSync(folder, { recursive: true });
  }
}
