import { extname } from 'node:path';
import { openCsvTable } from './csvTable';
import type { ImportFileTable } from './importTable';
import { openJsonTable } from './jsonTable';
import { plainText } from '../../../domain/plainText';
import { ImportError } from '../../../domain/problems';
import { longestTexts } from '../../../domain/textLimits';
import { openXlsxTable, type XlsxOptions } from './xlsxTable';

export const importFormats = ['csv', 'xlsx', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface OpenImportOptions extends XlsxOptions {
  /** Name of the file in messages; the path may be that of a copy. */
  name: string;
  /** By the name's ending if it is not given. */
  format?: ImportFormat | undefined;
}

/** Opens an import file for reading; the caller closes it. */
export async function openImport(path: string, options: OpenImportOptions): Promise<ImportFileTable> {
  const name = plainText(options.name).slice(0, longestTexts.name);
  const format = options.format ?? formatOfName(name);
  if (format === 'csv') return openCsvTable(path, name);
  return format === 'xlsx' ? openXlsxTable(path, name, options) : openJsonTable(path, name);
}

export function isImportFormat(text: string): text is ImportFormat {
  return (importFormats as readonly string[]).includes(text);
}

function formatOfName(name: string): ImportFormat {
  const ending = extname(name).slice(1).toLowerCase();
  if (isImportFormat(ending)) return ending;
  throw new ImportError(name, [
    {
      place: 'file',
      message: `Tên tệp phải kết thúc bằng .csv, .xlsx hoặc .json. Expected a name ending in .csv, .xlsx or .json, got ${JSON.stringify(name)}`,
    },
  ]);
}
