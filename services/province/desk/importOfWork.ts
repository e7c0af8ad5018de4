import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../../../domain/catalogue';
import { printedProblems } from '../../../domain/reports/printedCheck';
import type { RuleAnswers } from '../../../domain/rules';
import type { DocumentChoice } from '../import/documentIdentity';
import type { DocumentOptions } from '../import/documentInput';
import { isBlank, type CellValue } from '../import/cells/cellValue';
import type { ImportFileTable } from '../import/importTable';
import { createJsonTextTable } from '../import/jsonTable';
import { openImport } from '../import/openImport';
import type { Work, WorkRow } from './work';

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
  const facts = rows
    .filter(({ decision }) => decision === 'ACCEPTED')
    .map((row) => ({ ...factOf(row, { rows, head, catalogue }), unit: row.unit ?? province }));
  const content = JSON.stringify({ province, facts });
  return createJsonTextTable(content, name, createHash('sha256').update(content).digest('hex'));
}

interface Told {
  rows: readonly WorkRow[];
  head: Work['head'];
  catalogue: Catalogue;
}

function factOf(row: WorkRow, { rows, head, catalogue }: Told): Record<string, unknown> {
  const { year, measure, value, atLeast, atMost, form } = row;
  const { kind, awardedBy, recipient, programme, sector, place } = row;
  // Rows of every report are numbered from one, and ids are of the whole province.
  const factId = (id: string) => `${head.document}-${id}`;
  const whole = acceptedWhole(row, rows);
  const fact = {
    id: factId(row.id),
    ...{ year, measure, value, atLeast, atMost, form, kind, awardedBy, recipient, programme, sector },
    estimated: row.estimated || null,
    ...(place && saysWhatWasPrinted(row, catalogue) && { printed: place.text, offset: place.start }),
    includedIn: whole && factId(whole.id),
  };
  return Object.fromEntries(
    Object.entries(fact).filter(([name, cell]) => name === 'value' || name === 'atMost' || cell != null),
  );
}

/** The nearest number around it that was accepted: of "A, of which B, of which C" without B, C is still a part of A. */
function acceptedWhole(row: WorkRow, rows: readonly WorkRow[]): WorkRow | undefined {
  const seen = new Set([row.id]);
  let whole = rows.find(({ id }) => id === row.includedIn);
  while (whole && whole.decision !== 'ACCEPTED' && !seen.has(whole.id)) {
    seen.add(whole.id);
    const next: string | null = whole.includedIn;
    whole = rows.find(({ id }) => id === next);
  }
  return whole?.decision === 'ACCEPTED' ? whole : undefined;
}

/** A number that a person has put right stands without the words that say another; the desk shows both. */
function saysWhatWasPrinted({ measure, place, ...row }: WorkRow, { measures }: Catalogue): boolean {
  const of = measures.get(measure);
  return !of || printedProblems({ ...row, printed: place?.text }, of).length === 0;
}
