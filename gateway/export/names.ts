import type { GraphQLSchema } from 'graphql';
import { enumLabels } from '../totals/tables/labels';
import type { Language } from './language';
import { wordIn, type Word } from './words';

/** How things are called in the language of a file. */
export interface Names {
  language: Language;
  word(word: Word): string;
  nameOf(label: { name: string; nameEn: string }): string;
  /** Of the values of an enum. */
  valueNames(type: string): (value: string) => string;
}

/** `schema` has the enums whose values stand in files. */
export function namesIn(language: Language, schema: GraphQLSchema): Names {
  const nameOf = (label: { name: string; nameEn: string }) => (language === 'vi' ? label.name : label.nameEn);
  return {
    language,
    word: wordIn(language),
    nameOf,
    valueNames(type) {
      const labels = enumLabels(schema, type);
      return (value) => nameOf(labels.get(value) ?? { name: value, nameEn: value });
    },
  };
}
