import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../../../domain/catalogue';
import { factsOfRows } from '../../../domain/desk/factsOfRows';
import type { RuleAnswers } from '../../../domain/rules';
import type { DocumentChoice } from '../import/documentIdentity';
import type { DocumentOptions } from '../import/documentInput';
import { isBlank, type CellValue } from '../import/cells/cellValue';
import type { ImportFileTable } from '../import/importTable';
import { createJsonTextTable } from '../import/jsonTable';
import { openImport } from '../import/openImport';
import type { Work } from './work';

export interface WorkImportOptions {
  province: string;
  catalogue: Catalogue;
  maxUnpackedBytes: number;
}

export interface WorkImport {
  table: ImportFileTable;
  documentOptions: DocumentOptions;
  documentChoice: DocumentChoice;
  answers: RuleAnswers;
}

/** Opens what a work says as an import file, for as long as `use` takes: the desk has no way into the data of its own. */
export async function withImportOf<Result>(
  work: Work,
  options: WorkImportOptions,
  use: (opened: WorkImport) => Promise<Result>,
): Promise<Result> {
  const { accept, reason } = work.head;
  const answers: RuleAnswers = { accept, ...(reason !== '' && { reason }) };
  const said = {
    documentOptions: documentOf(work),
    documentChoice: { ...(work.head.replaces !== null && { replaces: work.head.replaces }) },
    answers,
  };
  if (!work.file) return use({ table: tableOfRows(work, options), ...said });
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-desk-'));
  try {
    const path = join(folder, 'body');
    await writeFile(path, work.file.content);
    const { name, format } = work.file;
    const table = await openImport(path, { name, format, maxUncompressedBytes: options.maxUnpackedBytes });
    try {
      return await use({ table, ...said, documentOptions: beside(table, said.documentOptions) });
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a filled template says of itself stands, and what was said at the desk is for the rest. */
function beside({ document }: ImportFileTable, said: DocumentOptions): DocumentOptions {
  const cells: Readonly<Record<string, CellValue>> = document?.cells ?? {};
  return Object.fromEntries(Object.entries(said).filter(([column]) => isBlank(cells[column])));
}

/** What the report is, said beside its numbers. */
function documentOf({ head, text }: Work): DocumentOptions {
  const { document, title, publisher, publishedOn, url } = head;
  return {
    id: document,
    title,
    ...(publisher !== null && { publisher }),
    ...(publishedOn !== null && { publishedOn }),
    ...(url !== null && { url }),
    ...(text !== null && { text }),
  };
}

function tableOfRows({ head, rows }: Work, { province, catalogue }: WorkImportOptions): ImportFileTable {
  const name = `${head.document}.json`;
  const facts = factsOfRows(rows, { document: head.document, unit: province, catalogue });
  const content = JSON.stringify({ province, facts });
  return createJsonTextTable(content, name, createHash('sha256').update(content).digest('hex'));
}
