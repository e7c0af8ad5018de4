export type Language = 'vi' | 'en';

/** The same in both languages. */
export type Text = Readonly<Record<Language, string>>;

const languageKey = 'congdoan:language';

export function readLanguage(): Language {
  return localStorage.getItem(languageKey) === 'en' ? 'en' : 'vi';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
}

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

export function formatTime(time: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(time),
  );
}
