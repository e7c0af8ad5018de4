import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Text } from '../web/words/language';

/** Nobody is taken from where they are when the page is opened. */
let isFirst = true;

interface PageHeadingProps {
  say(text: Text): string;
  /** Also what the browser's tab says. */
  title: Text;
  /** Further words of the heading. */
  children?: ComponentChildren;
}

/** The heading of a view: whoever comes to it from another view hears it, and goes on from there by keyboard. */
export function PageHeading({ say, title, children }: PageHeadingProps) {
  const place = useRef<HTMLHeadingElement>(null);
  const said = say(title);
  useEffect(() => {
    document.title = `${said} – ${say(desk)}`;
  }, [said]);
  useEffect(() => {
    if (!isFirst) place.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <h1 ref={place} tabIndex={-1}>
      {said}
      {children}
    </h1>
  );
}

const desk: Text = { vi: 'Bàn làm việc', en: 'Desk' };
