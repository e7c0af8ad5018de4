import { createContext, useContext } from 'react';
import type { Answer } from './answer';
import type { Language, Text } from '../../web/words/language';

export interface PageState {
  language: Language;
  /** The last one; null before there is any. */
  answer: Answer | null;
}

export const PageContext = createContext<PageState>({ language: 'vi', answer: null });

/** Gives a text in the language of the page. */
export function useWords(): { language: Language; words: (text: Text) => string } {
  const { language } = useContext(PageContext);
  return { language, words: (text) => text[language] };
}
