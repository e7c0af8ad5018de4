import type { FactColumn } from '../columns';
import type { Proposal } from './reading';

/** Proposals as rows of an import file, in the order of the text. */
export interface ImportRows {
  columns: readonly FactColumn[];
  rows: string[][];
  /** Those of units that the text names and the file's reporter is not: they belong to other files. */
  ofOthers: Proposal[];
  /** Those of which nobody knows the year. */
  withoutYear: Proposal[];
}

const columns = [
  'id',
  'unit',
  'year',
  'measure',
  'value',
  'form',
  'kind',
  'awardedBy',
  'recipient',
  'programme',
  'sector',
  'printed',
  'offset',
  'includedIn',
] as const satisfies readonly FactColumn[];

export interface ImportRowsOptions {
  /** Id or name of the unit that reports. */
  unit: string;
  /** Of numbers whose year the text does not say. */
  year?: number | undefined;
  /** What ids of facts begin with. */
  document: string;
}

/** An import file reads the numbers as they were printed, and so with their bounds. */
export function importRows(
  proposals: readonly Proposal[],
  { unit, year, document }: ImportRowsOptions,
): ImportRows {
  const idOf = (index: number) => `${document}-${String(index + 1).padStart(3, '0')}`;
  const ofOthers = proposals.filter((proposal) => proposal.unit !== null);
  const withoutYear = proposals.filter(
    (proposal) => proposal.unit === null && (proposal.year ?? year) === undefined,
  );
  const isLeftOut = (proposal: Proposal | undefined) =>
    proposal === undefined || ofOthers.includes(proposal) || withoutYear.includes(proposal);
  const rows = proposals.flatMap((proposal, index) => {
    if (isLeftOut(proposal)) return [];
    const { includedIn } = proposal;
    const whole = includedIn === null || isLeftOut(proposals[includedIn]) ? '' : idOf(includedIn);
    const cells: Record<(typeof columns)[number], string> = {
      id: idOf(index),
      unit,
      year: String(proposal.year ?? year),
      measure: proposal.measure,
      value: proposal.cell,
      form: proposal.form,
      kind: proposal.awardKind ?? '',
      awardedBy: proposal.awardedBy ?? '',
      recipient: proposal.recipient ?? '',
      programme: proposal.programme ?? '',
      sector: proposal.sector ?? '',
      printed: proposal.text,
      offset: String(proposal.start),
      includedIn: whole,
    };
    return [columns.map((column) => cells[column])];
  });
  return { columns, rows, ofOthers, withoutYear };
}
