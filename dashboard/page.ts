import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Address } from './address';
import type { WhoAmI } from '../web/session';
import type { Language, Text } from '../web/words/language';

/** What every part of the page may use. */
export interface Page {
  /** Of the view; elsewhere the one that the first page has. */
  address: Address;
  language: Language;
  say(text: Text): string;
  /** Shows another view, with an address of its own in the history. */
  go(address: Address): void;
  /** Shows what has that address. */
  visit(href: string): void;
  /** Whether it stands in the frame of another page: without header and footer. */
  embedded: boolean;
  /** Whether nothing was visited yet: the page that the browser itself has opened. */
  isFirst: boolean;
  /** The address that the browser shows. */
  url: URL;
  today: Date;
  /** Null until it is known, and if it cannot be. */
  who: WhoAmI | null;
}

const PageContext = createContext<Page | null>(null);

export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('A part of the page stands outside of the page');
  return page;
}
