import type { Catalogue, Measure } from './catalogue';
import type { AddedFact, Cell } from './cells';
import {
  awardKinds,
  awardingBodies,
  recipientTypes,
  sectors,
  type AwardKind,
  type AwardingBody,
  type RecipientType,
  type Sector,
} from './facts';
import { createQuantity, sum, type Quantity } from './quantity';

/** The totals of a domain's measures that may be added, by id; null if nobody reported one. */
export type MeasureTotals = Readonly<Record<string, Quantity | null>>;
export type Membership = MeasureTotals & { readonly unionsBySector: SectorFigure[] };
export interface SectorFigure {
  sector: Sector;
  unions: Quantity;
}
export interface Awards {
  total: Quantity | null;
  byKind: AwardFigure[];
}
export interface AwardFigure {
  kind: AwardKind;
  awardedBy: AwardingBody | null;
  recipient: RecipientType | null;
  count: Quantity;
  /** What of it is in no other figure of the list; null if the cells do not say. */
  apart: Quantity | null;
}
export type Welfare = MeasureTotals & { readonly byProgramme: ProgrammeFigure[] };
export type ProgrammeFigure = { readonly programme: string; readonly name: string } & MeasureTotals;
export interface ActivityFigure {
  measure: string;
  name: string;
  quantity: Quantity;
}
/** The shape of `Figures` in the API. */
export interface Figures {
  membership: Membership;
  awards: Awards;
  welfare: Welfare;
  activities: ActivityFigure[];
}

/**
 * The typed summary of one body's cells. Lists are in the order of the catalogue and of the enums, so that equal
 * figures are written equally.
 */
export function createFigures(cells: readonly Cell[], catalogue: Catalogue): Figures {
  const measures = [...catalogue.measures.values()];
  const totals = cells.filter(isTotal);
  return {
    membership: Object.assign(measureTotals(totals, measures, 'membership'), {
      unionsBySector: unionsBySector(cells),
    }),
    awards: {
      total: quantityOf(totals.filter(({ measure }) => measure === 'awards')),
      byKind: awardsByKind(cells),
    },
    welfare: Object.assign(measureTotals(totals, measures, 'welfare'), {
      byProgramme: byProgramme(cells, catalogue),
    }),
    activities: activities(cells, measures),
  };
}

/** A measure that is added to the catalogue and the SDL is here without being named. */
function measureTotals(
  cells: readonly Cell[],
  measures: readonly Measure[],
  domain: Measure['domain'],
): Record<string, Quantity | null> {
  const ofDomain = measures.filter((measure) => measure.domain === domain && measure.additive);
  return Object.fromEntries(
    ofDomain.map(({ id }) => [id, quantityOf(cells.filter(({ measure }) => measure === id))]),
  );
}

function byProgramme(cells: readonly Cell[], { programmes, measures }: Catalogue): ProgrammeFigure[] {
  return [...programmes.values()].flatMap(({ id, name }) => {
    const ofProgramme = cells.filter((cell) => cell.programme === id);
    if (ofProgramme.length === 0) return [];
    return [
      Object.assign({ programme: id, name }, measureTotals(ofProgramme, [...measures.values()], 'welfare')),
    ];
  });
}

function isTotal(cell: Cell): boolean {
  return !cell.kind && !cell.programme && !cell.sector && !cell.awardedBy && !cell.recipient;
}

function quantityOf(cells: readonly Cell[]): Quantity | null {
  if (cells.length === 0) return null;
  const quantity = createQuantity(sum(cells), cells.every(({ mentioned }) => mentioned) ? 0 : 1);
  const facts = cells.flatMap((cell) => cell.facts ?? []);
  return facts.length === 0 ? quantity : { ...quantity, ...printedOf(facts) };
}

/** What a number of single facts says of how it came about. */
function printedOf(facts: readonly AddedFact[]): Pick<Quantity, 'derived' | 'printed' | 'parts'> {
  const [only, ...others] = facts;
  const isPrinted = only !== undefined && others.length === 0 && only.isOfCell;
  return {
    derived: !isPrinted,
    printed: isPrinted ? only.printed : null,
    parts: facts.map(({ id }) => id),
  };
}

function unionsBySector(cells: readonly Cell[]): SectorFigure[] {
  return sectors.flatMap((sector) => {
    const unions = quantityOf(cells.filter((cell) => cell.measure === 'unions' && cell.sector === sector));
    return unions ? [{ sector, unions }] : [];
  });
}

function awardsByKind(cells: readonly Cell[]): AwardFigure[] {
  const awards = cells.filter((cell) => cell.measure === 'awards' && cell.kind);
  return awardKinds.flatMap((kind) =>
    [...awardingBodies, null].flatMap((awardedBy) =>
      [...recipientTypes, null].flatMap((recipient) => {
        const alike = awards.filter(
          (cell) =>
            cell.kind === kind &&
            (cell.awardedBy ?? null) === awardedBy &&
            (cell.recipient ?? null) === recipient,
        );
        const count = quantityOf(alike);
        return count ? [{ kind, awardedBy, recipient, count, apart: apartOf(alike, count) }] : [];
      }),
    ),
  );
}

function apartOf(cells: readonly Cell[], { reportedBy }: Quantity): Quantity | null {
  const aparts = cells.flatMap(({ apart }) => apart ?? []);
  return aparts.length < cells.length ? null : createQuantity(sum(aparts), reportedBy);
}

function activities(cells: readonly Cell[], measures: readonly Measure[]): ActivityFigure[] {
  return measures.flatMap(({ id, name, domain }) => {
    if (domain !== 'activities') return [];
    const quantity = quantityOf(cells.filter((cell) => cell.measure === id));
    return quantity ? [{ measure: id, name, quantity }] : [];
  });
}
