import { useCallback, useEffect, useState } from 'preact/hooks';

/** The address that the browser shows, and a way to another one. */
export function useUrl(): [URL, (href: string) => void] {
  const [href, setHref] = useState(window.location.href);
  useEffect(() => {
    const follow = () => setHref(window.location.href);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const visit = useCallback((next: string) => {
    window.history.pushState(null, '', next);
    setHref(window.location.href);
  }, []);
  return [new URL(href), visit];
}
