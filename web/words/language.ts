export type Language = 'vi' | 'en';

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** One for each value of an enum of the API. */
export type Texts<Key extends string> = Readonly<Record<Key, Text>>;

export const locales: Text = { vi: 'vi-VN', en: 'en-GB' };

export function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
