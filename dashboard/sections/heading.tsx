import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../page';

/** The heading of a page; who came by a link of ours and does not see the page hears it. */
export function Heading({ lang, children }: { lang?: string; children: ComponentChildren }) {
  const { isFirst } = usePage();
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 tabIndex={-1} ref={place} lang={lang}>
      {children}
    </h1>
  );
}
