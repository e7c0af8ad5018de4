import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A part that can be folded away; on paper it is open. */
export function Fold({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ComponentChildren;
}) {
  const place = useRef<HTMLDetailsElement>(null);
  useOpenOnPaper(place);
  return (
    <details class="fold" open={open} ref={place}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}

/** What was folded for the screen is printed, and folded again afterwards. */
export function useOpenOnPaper(place: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    let wasOpen = true;
    const before = () => {
      if (!place.current) return;
      wasOpen = place.current.open;
      place.current.open = true;
    };
    const after = () => {
      if (place.current) place.current.open = wasOpen;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [place]);
}
