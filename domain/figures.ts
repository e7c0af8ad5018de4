import type { Catalogue, Measure } from './catalogue';
import type { Cell } from './cover';
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

export interface Membership {
  members: Quantity | null;
  employees: Quantity | null;
  newMembers: Quantity | null;
  unions: Quantity | null;
  newUnions: Quantity | null;
  unionsBySector: SectorFigure[];
  partyNominees: Quantity | null;
  partyAdmissions: Quantity | null;
}
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
}
export interface WelfareQuantities {
  spent: Quantity | null;
  contributed: Quantity | null;
  people: Quantity | null;
  personTimes: Quantity | null;
  gifts: Quantity | null;
  houses: Quantity | null;
}
export interface Welfare extends WelfareQuantities {
  byProgramme: ProgrammeFigure[];
}
export interface ProgrammeFigure extends WelfareQuantities {
  programme: string;
  name: string;
}
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
  const total = (measure: string) =>
    quantityOf(cells.filter((cell) => cell.measure === measure && isTotal(cell)));
  return {
    membership: {
      members: total('members'),
      employees: total('employees'),
      newMembers: total('newMembers'),
      unions: total('unions'),
      newUnions: total('newUnions'),
      unionsBySector: unionsBySector(cells),
      partyNominees: total('partyNominees'),
      partyAdmissions: total('partyAdmissions'),
    },
    awards: { total: total('awards'), byKind: awardsByKind(cells) },
    welfare: {
      ...welfareQuantities(cells.filter(isTotal)),
      byProgramme: [...catalogue.programmes.values()].flatMap(({ id, name }) => {
        const ofProgramme = cells.filter((cell) => cell.programme === id);
        return ofProgramme.length === 0 ? [] : [{ programme: id, name, ...welfareQuantities(ofProgramme) }];
      }),
    },
    activities: activities(cells, [...catalogue.measures.values()]),
  };
}

function isTotal(cell: Cell): boolean {
  return !cell.kind && !cell.programme && !cell.sector && !cell.awardedBy && !cell.recipient;
}

function quantityOf(cells: readonly Cell[]): Quantity | null {
  return cells.length === 0 ? null : createQuantity(sum(cells), 1);
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
        const count = quantityOf(
          awards.filter(
            (cell) =>
              cell.kind === kind &&
              (cell.awardedBy ?? null) === awardedBy &&
              (cell.recipient ?? null) === recipient,
          ),
        );
        return count ? [{ kind, awardedBy, recipient, count }] : [];
      }),
    ),
  );
}

function welfareQuantities(cells: readonly Cell[]): WelfareQuantities {
  const of = (measure: string) => quantityOf(cells.filter((cell) => cell.measure === measure));
  return {
    spent: of('spent'),
    contributed: of('contributed'),
    people: of('people'),
    personTimes: of('personTimes'),
    gifts: of('gifts'),
    houses: of('houses'),
  };
}

function activities(cells: readonly Cell[], measures: readonly Measure[]): ActivityFigure[] {
  return measures.flatMap(({ id, name, domain }) => {
    if (domain !== 'activities') return [];
    const quantity = quantityOf(cells.filter((cell) => cell.measure === id));
    return quantity ? [{ measure: id, name, quantity }] : [];
  });
}
