import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Text } from '../web/words/language';
import type { ask } from './api';
import type { Person, Unit, Vocabulary } from './types';

/** What every part of the page knows. */
export interface Page {
  language: Language;
  say(text: Text): string;
  person: Person;
  vocabulary: Vocabulary;
  units: readonly Unit[];
  /** Asks the service; if the session has ended, the person signs in again over what is shown. */
  ask: typeof ask;
  /** How often somebody has signed in: what failed before is tried again after. */
  signIns: number;
  /** Below `/<province>/desk`. */
  path(rest: string): string;
  /** Moves to another view: the report with this id, `moi`, `lich-su`, or the list. */
  go(view: string | null): void;
}

const PageContext = createContext<Page | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('Nothing of the page is shown without its context');
  return page;
}
