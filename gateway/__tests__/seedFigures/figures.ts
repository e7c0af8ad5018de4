import type { Dimensions, FactForm } from '../../../domain/facts';
import type { AwardFigure, Figures } from '../../../domain/figures';
import type { Bounds } from '../../../domain/quantity';
import type { QueryName } from './queries';

/** A number that a seed document prints, and where the API shows it. */
export interface SeedFigure {
  id: string;
  /** The number in words, and why it is not among the typed figures if it is not. */
  says: string;
  /** The query through the gateway whose answer shows it. */
  query: QueryName;
  /** Reads it from the part of the answer that the query is for. */
  at: (part: never) => unknown;
  /** What is read there, whole. */
  expected: unknown;
  /** The fact behind it; null if the number is no fact. */
  fact: ExpectedFact | null;
}

export interface ExpectedFact {
  query: QueryName;
  fields: { id: string } & Record<string, unknown>;
}

/** What the figures of one document that are about the same unit and year share. */
export interface Source {
  /** The query for the typed figures; none if each figure of the source is a fact only. */
  figures?: QueryName;
  facts: QueryName;
  unit: string;
  year: number;
  file: string;
}

interface FactDetails extends Dimensions {
  unit?: string;
  year?: number;
  form?: FactForm;
  presentedBy?: string;
  includedIn?: string;
  notAdded?: string;
  printed?: string;
  offset?: number;
}

/** Where typed figures hold a number, and of what measure and dimensions that number is. */
export interface Place {
  measure: string;
  dimensions: Dimensions;
  read: (figures: Figures) => unknown;
}

/** A figure that typed figures show. */
export function typed(
  source: Source & { figures: QueryName },
  id: string,
  says: string,
  place: Place,
  quantity: Bounds,
  details: FactDetails = {},
): SeedFigure {
  const fact = expectedFact(source, id, place.measure, quantity, { ...place.dimensions, ...details });
  return { id, says, query: source.figures, at: place.read, expected: quantity, fact };
}

/** A fact of a document of somebody else: the figures are at least so much. */
export function mentioned(...of: Parameters<typeof typed>): SeedFigure {
  const figure = typed(...of);
  return { ...figure, expected: { ...of[4], atMost: null } };
}

/** A figure that is shown as a fact only; `why` completes "a fact only: …". */
export function factOnly(
  source: Source,
  id: string,
  says: string,
  measure: string,
  quantity: Bounds,
  { why, ...details }: FactDetails & { printed: string; offset: number; why: string },
): SeedFigure {
  const fact = expectedFact(source, id, measure, quantity, details);
  const at = (facts: { id: string }[]) => facts.find((row) => row.id === id);
  return { id, says: `${says}, a fact only: ${why}`, query: source.facts, at, expected: fact.fields, fact };
}

/** A figure that is the number of provinces in a season; `why` completes "no fact: …". */
export function provinceCount(
  query: QueryName,
  id: string,
  says: string,
  expected: number,
  why: string,
): SeedFigure {
  const at = (provinces: unknown[]) => provinces.length;
  return { id, says: `${says}, no fact: ${why}`, query, at, expected, fact: null };
}

function expectedFact(
  source: Source,
  id: string,
  measure: string,
  quantity: Bounds,
  details: FactDetails,
): ExpectedFact {
  const fields = {
    id,
    unit: source.unit,
    year: source.year,
    measure,
    form: 'SUMMARY',
    printed: expect.stringMatching(/\S/),
    offset: expect.any(Number),
    quantity,
    kind: null,
    awardedBy: null,
    presentedBy: null,
    recipient: null,
    programme: null,
    sector: null,
    includedIn: null,
    notAdded: null,
    document: { file: source.file },
    ...details,
  };
  return { query: source.facts, fields };
}

export const exactly = (value: number): Bounds => ({ value, atLeast: value, atMost: value });
/** As in "gần", nearly. */
export const atMost = (value: number): Bounds => ({ value, atLeast: 0, atMost: value });
/** As in "trên" and "hơn", over, and "hàng nghìn", thousands. */
export const atLeast = (value: number): Bounds => ({ value, atLeast: value, atMost: null });
export const between = (from: number, to: number): Bounds => ({ value: null, atLeast: from, atMost: to });

export function membership(measure: string, dimensions: Dimensions = {}): Place {
  return { measure, dimensions, read: (figures) => figures.membership[measure] };
}

export function unionsOf(sector: NonNullable<Dimensions['sector']>): Place {
  return {
    measure: 'unions',
    dimensions: { sector },
    read: ({ membership: { unionsBySector } }) =>
      only(unionsBySector.filter((row) => row.sector === sector))?.unions,
  };
}

export function awards(
  kind: AwardFigure['kind'],
  awardedBy: AwardFigure['awardedBy'],
  recipient: AwardFigure['recipient'],
): Place {
  return {
    measure: 'awards',
    dimensions: { kind, ...(awardedBy && { awardedBy }), ...(recipient && { recipient }) },
    read: ({ awards: { byKind } }) =>
      only(
        byKind.filter(
          (row) => row.kind === kind && row.awardedBy === awardedBy && row.recipient === recipient,
        ),
      )?.count,
  };
}

export function welfare(measure: string, programme: string): Place {
  return {
    measure,
    dimensions: { programme },
    read: (figures) =>
      only(figures.welfare.byProgramme.filter((row) => row.programme === programme))?.[measure],
  };
}

export function activity(measure: string, dimensions: Dimensions = {}): Place {
  return {
    measure,
    dimensions,
    read: ({ activities }) => only(activities.filter((row) => row.measure === measure))?.quantity,
  };
}

/** The only row; undefined, which no figure is, if there are none or several. */
function only<Row>(rows: Row[]): Row | undefined {
  return rows.length === 1 ? rows[0] : undefined;
}
