import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

/** Each sheet of a workbook as LibreOffice shows it: cells by name of the sheet, row and column. */
export function readByLibreOffice(file: string): Record<string, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const profile = pathToFileURL(join(folder, 'profile')).href;
    // Comma, quotes, UTF-8, as shown and not as stored, every sheet into a file of its own.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';
    execFileSync(
      'soffice',
      [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', folder, file],
      { stdio: 'pipe', timeout: 120_000 },
    );
    const written = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    return Object.fromEntries(
      written.map((name) => [
        name.normalize('NFC').replace(/^.*?-(.*)\.csv$/s, '$1'),
        parse(readFileSync(join(folder, name)), { relax_column_count: true }),
      ]),
    );
  } catch (error) {
    throw new Error(
      'LibreOffice is missing, or cannot read it; on Debian: apt-get install libreoffice-calc-nogui',
      {
        cause: error,
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
