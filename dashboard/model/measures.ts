import type { DashboardMainFragment } from '../../schema/generated/operations';
import type { Answer } from '../operations';
import type { Language } from '../../web/words/language';
import type { Unit } from '../../web/words/moneyUnit';

export type Quantity = NonNullable<DashboardMainFragment['membership']['members']>;

/** A measure that every province, year and total is shown by. */
export interface MainMeasure {
  id: string;
  read(figures: DashboardMainFragment): Quantity | null;
}

export const mainMeasures: readonly MainMeasure[] = [
  { id: 'members', read: ({ membership }) => membership.members },
  { id: 'newMembers', read: ({ membership }) => membership.newMembers },
  { id: 'unions', read: ({ membership }) => membership.unions },
  { id: 'newUnions', read: ({ membership }) => membership.newUnions },
  { id: 'awards', read: ({ awards }) => awards.total },
  { id: 'spent', read: ({ welfare }) => welfare.spent },
  { id: 'people', read: ({ welfare }) => welfare.people },
  { id: 'gifts', read: ({ welfare }) => welfare.gifts },
];

export function isMainMeasure(id: string): boolean {
  return mainMeasures.some((measure) => measure.id === id);
}

/** The first if none has that id. */
export function mainMeasure(id: string): MainMeasure {
  return mainMeasures.find((measure) => measure.id === id) ?? mainMeasures[0]!;
}

/** What the register says of measures and programmes. */
export interface Catalogue {
  measure(id: string, language: Language): MeasureWording;
  programme(id: string, language: Language): string;
}

export interface MeasureWording {
  name: string;
  unit: Unit;
  /** As of the end of the year, not within it. */
  stock: boolean;
}

type Measures = Answer<'Dashboard'>['measures'];
type Programmes = Answer<'Dashboard'>['programmes'];

export function createCatalogue(measures: Measures, programmes: Programmes): Catalogue {
  const measureOf = new Map(measures.map((measure) => [measure.id, measure]));
  const programmeOf = new Map(programmes.map((programme) => [programme.id, programme]));
  const label = (row: { name: string; nameEn: string } | undefined, id: string, language: Language) =>
    (language === 'vi' ? row?.name : row?.nameEn) ?? id;
  return {
    measure(id, language) {
      const row = measureOf.get(id);
      return { name: label(row, id, language), unit: row?.unit ?? '', stock: row?.kind === 'STOCK' };
    },
    programme: (id, language) => label(programmeOf.get(id), id, language),
  };
}
