import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Text } from '../web/words/language';
import type { Person, Vocabulary } from './types';

/** What every part of the page knows. */
export interface Page {
  language: Language;
  say(text: Text): string;
  person: Person;
  vocabulary: Vocabulary;
  /** Below `/<province>/desk`. */
  path(rest: string): string;
  /** Moves to another view: the report with this id, `moi`, `lich-su`, or the list. */
  go(view: string | null): void;
  /** The session has ended. */
  leave(): void;
}

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('Nothing of the page is shown without its context');
  return page;
}
