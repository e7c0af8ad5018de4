import { locales, type Language } from './language';

/** The formatter of numbers with these options: making one takes some forty times as long as using it, and a page uses hundreds. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return keptIn(numbers, language, options, () => new Intl.NumberFormat(locales[language], options));
}

/** The same of dates. */
export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keptIn(dates, language, options, () => new Intl.DateTimeFormat(locales[language], options));
}

/** As many as there are ways to write a number: a dozen for each language. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function keptIn<Format>(
  kept: Map<string, Format>,
  language: Language,
  options: object,
  create: () => Format,
): Format {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = create();
  kept.set(key, made);
  return made;
}
