import type { Catalogue } from '../catalogue';
import { printedProblems } from '../reports/printedCheck';
import type { WorkRow } from './rows';

export interface FactsOptions {
  /** Id of the document, which ids of its facts begin with. */
  document: string;
  /** Id of the unit that reports. */
  unit: string;
  catalogue: Catalogue;
}

/** The numbers that a person has accepted, as an import file has them. */
export function factsOfRows(rows: readonly WorkRow[], options: FactsOptions): Record<string, unknown>[] {
  return rows
    .filter(({ decision }) => decision === 'ACCEPTED')
    .map((row) => ({ ...factOf(row, rows, options), unit: row.unit ?? options.unit }));
}

function factOf(
  row: WorkRow,
  rows: readonly WorkRow[],
  { document, catalogue }: FactsOptions,
): Record<string, unknown> {
  const { year, measure, value, atLeast, atMost, form } = row;
  const { kind, awardedBy, recipient, programme, sector, place } = row;
  // Rows of every report are numbered from one, and ids are of the whole province.
  const factId = (id: string) => `${document}-${id}`;
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
