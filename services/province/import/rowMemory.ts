import type { FactColumn } from '../../../domain/columns';
import type { ProvinceModels } from '../data/model';
import type { KnownRowsRecord } from '../data/revisionModel';
import { mostComparedCases, mostComparedTotals } from './caseNotes';
import type { RowFact } from './factRow';
import type { RowMemoryOptions } from './importRequest';
import type { ImportFileTable } from './importTable';
import { mostComparedItems } from './itemNotes';
import type { Records } from './table';
import { findChanged, type ChangedRows, type RowSources } from './changedRows';
import { packKnownRows } from './knownRows/knownRows';
import { countDigests, createRowDigests } from './knownRows/rowDigests';
import { createRowGrouping, isBeside, type RowGroup } from './knownRows/rowGroups';
import { meaningDigest, othersDigest, readKnown } from './rowMeaning';

export interface RowMemorySources extends RowSources {
  models: ProvinceModels;
  table: ImportFileTable;
}

/** What is known of the rows of a document's last file, beside the file that is imported now. */
export interface RowMemory {
  /** Null if all rows have to be read. */
  changed: ChangedRows | null;
  /** To be told of each row that is read and has a fact. */
  note(fact: RowFact, row: number): void;
  /** Whether rows that were not read may be left out; asked when the others were. */
  isSure(): boolean;
  /** What is to be kept for the document's next file; null if nothing. `told` are those of which something was said. */
  pack(told: Iterable<Told>): Promise<PackedRows | null>;
}

export type Told = Pick<RowFact, 'unit' | 'year'>;
export type PackedRows = Pick<KnownRowsRecord, 'basis' | 'data'>;

/** @returns null if nothing is kept of such a file */
export async function openRowMemory(
  sources: RowMemorySources,
  options: RowMemoryOptions | undefined,
  readsAll: boolean,
): Promise<RowMemory | null> {
  const { models, table, subject } = sources;
  const records = table.facts?.records;
  if (!options || !records || isTied(records)) return null;
  const meaning = { ...sources, program: options.program, signature: records.signature };
  const known = readsAll ? null : await readKnown(models, meaning);
  const found = known && (await findChanged(sources, records, known));
  const grouping = createRowGrouping(records.firstRow, found?.grouped);
  return {
    changed: found && found.changed,
    note: grouping.note,
    isSure: () => known === null || isMany(known.groups) === isMany(grouping.groups),
    async pack(told) {
      const digests = found?.digests ?? (await digestsOf(records));
      const rows = digests && grouping.of(countDigests(digests));
      if (!rows || rows.groupOf.length < options.leastRows) return null;
      await table.assertUnchanged();
      const toldOf = new Set([...told].map(placeOf));
      const groups = rows.groups.map((group) => ({ ...group, isTold: toldOf.has(placeOf(group)) }));
      const others = await othersDigest(models, subject.read);
      const data = packKnownRows({ groups, groupOf: rows.groupOf, digests, others });
      return { basis: meaningDigest(meaning, table.sha256), data };
    },
  };
}

/** What stands in these ties a row to others beyond its group, or to the document's text. */
const tyingColumns: readonly FactColumn[] = ['id', 'includedIn', 'offset'];

function isTied({ columns }: Records<FactColumn>): boolean {
  return tyingColumns.some((column) => columns.includes(column));
}

/** In files of more, cases are not compared: which of both it is must not change unseen. */
function isMany(groups: readonly RowGroup[]): string {
  let [items, cases] = [0, 0];
  for (const group of groups) {
    items += group.rows - group.totals;
    cases += group.cases;
  }
  const beside = groups.filter(isBeside).length;
  return `${items > mostComparedItems} ${cases > mostComparedCases} ${beside > mostComparedTotals}`;
}

async function digestsOf({ scan }: Records<FactColumn>): Promise<Uint32Array | null> {
  const digests = createRowDigests();
  return (await scan((_, bytes, start, end) => digests.add(bytes, start, end))) ? digests.words : null;
}

function placeOf({ unit, year }: Told): string {
  return `${unit}|${year}`;
}
