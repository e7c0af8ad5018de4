import { isLanguage, type Language } from './words/language';

const key = 'language';

/** What the reader chose last; Vietnamese if nothing was chosen, or nothing may be kept. */
export function keptLanguage(): Language {
  try {
    const kept = window.localStorage.getItem(key);
    return isLanguage(kept) ? kept : 'vi';
  } catch {
    // A frame of another site may be refused a storage.
    return 'vi';
  }
}

export function keepLanguage(language: Language): void {
  try {
    window.localStorage.setItem(key, language);
  } catch {
    // The address says it too.
  }
}
