import { createContext, useContext } from 'react';
import type { Language, Text } from '../../../web/words/language';
import type { Catalogue } from '../table/answerTable';
import type { SharedView } from '../links/sharedLink';
import type { Run } from './run';

export interface PageState {
  language: Language;
  /** What each tab's answer answers, by the tab's id. */
  runs: ReadonlyMap<string, Run>;
  /** How each tab's answer is shown. */
  views: ReadonlyMap<string, SharedView>;
  setView(tab: string, view: SharedView): void;
  known: KnownThings;
  /** Whether the gateway wants to know who asks. */
  needsKey: boolean;
}

/** What has an id and a name. */
export interface KnownThing {
  id: string;
  name: string;
  nameEn: string;
  /** Further names by which it is found. */
  others: readonly string[];
}

/** What the gateway knows by id; empty until it has answered. */
export interface KnownThings extends Catalogue {
  province: readonly KnownThing[];
  cluster: readonly KnownThing[];
  measure: readonly KnownThing[];
  programme: readonly KnownThing[];
}

export const nothingKnown: KnownThings = {
  province: [],
  cluster: [],
  measure: [],
  programme: [],
  measures: [],
};
export const firstView: SharedView = { shown: 'table', path: null, figure: null, asLines: false };

export const PageContext = createContext<PageState>({
  language: 'vi',
  runs: new Map(),
  views: new Map(),
  setView: () => undefined,
  known: nothingKnown,
  needsKey: false,
});

/** Gives a text in the language of the page. */
export function useWords(): { language: Language; words: (text: Text) => string } {
  const { language } = useContext(PageContext);
  return { language, words: (text) => text[language] };
}
