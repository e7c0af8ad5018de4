import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleAnswers } from '../../../domain/rules';
import type { DocumentChoice } from '../import/documentIdentity';
import type { DocumentOptions } from '../import/documentInput';
import type { ImportFileTable } from '../import/importTable';
import { createJsonTextTable } from '../import/jsonTable';
import { openImport } from '../import/openImport';
import type { Work, WorkRow } from './work';

export interface WorkImport {
  table: ImportFileTable;
  documentOptions: DocumentOptions;
  documentChoice: DocumentChoice;
  answers: RuleAnswers;
}

/** Opens what a work says as an import file, for as long as `use` takes: the desk has no way into the data of its own. */
export async function withImportOf<Result>(
  work: Work,
  options: { province: string; maxUnpackedBytes: number },
  use: (opened: WorkImport) => Promise<Result>,
): Promise<Result> {
  const { accept, reason } = work.head;
  const answers: RuleAnswers = { accept, ...(reason !== '' && { reason }) };
  const said = {
    documentOptions: documentOf(work),
    documentChoice: { ...(work.head.replaces !== null && { replaces: work.head.replaces }) },
    answers,
  };
  if (!work.file) return use({ table: tableOfRows(work, options.province), ...said });
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-desk-'));
  try {
    const path = join(folder, 'body');
    await writeFile(path, work.file.content);
    const { name, format } = work.file;
    const table = await openImport(path, { name, format, maxUncompressedBytes: options.maxUnpackedBytes });
    try {
      return await use({ table, ...said });
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

function tableOfRows({ head, rows }: Work, province: string): ImportFileTable {
  const name = `${head.document}.json`;
  const facts = rows
    .filter(({ decision }) => decision === 'ACCEPTED')
    .map((row) => factOf(row, rows, province));
  const content = JSON.stringify({
    province,
    facts,
  });
  return createJsonTextTable(content, name, createHash('sha256').update(content).digest('hex'));
}

/** A part of a number that was not accepted stands by itself. */
function factOf(row: WorkRow, rows: readonly WorkRow[], province: string): Record<string, unknown> {
  const whole = rows.find(({ id, decision }) => id === row.includedIn && decision === 'ACCEPTED');
  const {
    id,
    unit,
    year,
    measure,
    value,
    atLeast,
    atMost,
    form,
    kind,
    awardedBy,
    recipient,
    programme,
    sector,
    place,
  } = row;
  const fact = {
    ...{
      id,
      unit: unit ?? province,
      year,
      measure,
      value,
      atLeast,
      atMost,
      form,
      kind,
      awardedBy,
      recipient,
      programme,
      sector,
    },
    estimated: row.estimated || null,
    printed: place?.text,
    offset: place?.start,
    includedIn: whole?.id,
  };
  return Object.fromEntries(
    Object.entries(fact).filter(([name, cell]) => name === 'value' || name === 'atMost' || cell != null),
  );
}
