import type { GraphQLSchema } from 'graphql';
import { unitName } from '../../../domain/unitNames';
import { enumLabels } from '../../totals/tables/labels';
import type { Language } from '../language';
import type { Book, Number } from './book';
import { bookWordIn } from './bookWords';
import type { FigureLine } from '../../../domain/figureLines';

/** The names of all that stands in a workbook. */
export interface Labels {
  measure(id: string): string;
  unit(measure: string): string;
  programme(id: string): string;
  value(type: string, value: string): string;
  /** Of an award: `Bằng khen, Tổng Liên đoàn, tập thể`; of another line its part. Empty for all together. */
  part(line: Omit<FigureLine<Number>, 'read' | 'measure'>): string;
}

export function createLabels(
  { measures, programmes }: Book,
  schema: GraphQLSchema,
  language: Language,
): Labels {
  const word = bookWordIn(language);
  const nameOf = (label: { name: string; nameEn: string }) => (language === 'vi' ? label.name : label.nameEn);
  const measureOf = new Map(measures.map((measure) => [measure.id, measure]));
  const programmeOf = new Map(programmes.map((programme) => [programme.id, programme]));
  const value = (type: string, key: string) =>
    nameOf(enumLabels(schema, type).get(key) ?? { name: key, nameEn: key });
  const programme = (id: string) => nameOf(programmeOf.get(id) ?? { name: id, nameEn: id });
  return {
    measure: (id) => nameOf(measureOf.get(id) ?? { name: id, nameEn: id }),
    unit: (measure) => unitName(measureOf.get(measure)?.unit ?? '', language),
    programme,
    value,
    part({ kind, awardedBy, recipient, programme: ofProgramme, sector }) {
      const parts = [
        kind == null ? null : value('AwardKind', kind),
        kind == null ? null : awardedBy == null ? word('notStated') : value('AwardingBody', awardedBy),
        recipient == null ? null : value('RecipientType', recipient),
        ofProgramme == null ? null : programme(ofProgramme),
        sector == null ? null : value('Sector', sector),
      ];
      return parts.filter((part) => part !== null).join(', ');
    },
  };
}
