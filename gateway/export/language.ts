export type Language = 'vi' | 'en';

/** The one of our languages that a client likes most; null if it names none of them. */
export function languageOf(acceptLanguage: string | undefined): Language | null {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: range.split('-')[0], weight: Number(weight ?? 1) };
  });
  const [first] = wishes
    .filter(({ language, weight }) => (language === 'vi' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return (first?.language as Language | undefined) ?? null;
}

export const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** An instant in Vietnam's time, such as `21:02 28/11/2026`. */
export function sayInstant(instant: string, language: Language): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(instant));
}
