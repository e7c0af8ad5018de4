import { useEffect } from 'preact/hooks';

/** What unfolds over the page is closed by Escape, which gives the focus back, and by a click elsewhere. */
export function useClosing(place: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const close = (focus: boolean) => {
      if (!place.current?.open) return;
      place.current.open = false;
      if (focus) place.current.querySelector('summary')?.focus();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close(place.current?.contains(document.activeElement) ?? false);
    };
    const onClick = ({ target }: MouseEvent) => {
      if (!place.current?.contains(target as Node)) close(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
    };
  }, [place]);
}
