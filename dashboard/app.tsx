import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatAddress, home, unframed } from './address';
import { Patterns } from '../web/charts/patterns';
import { useUrl } from './history';
import { keepLanguage, keptLanguage } from '../web/languageChoice';
import { readWhoAmI, type WhoAmI } from '../web/session';
import { isLanguage } from '../web/words/language';
import { PageProvider, type Page } from './page';
import { parsePlace, type Place } from './place';
import { PlacePage } from './pages/placePage';
import { View } from './view';

/** The whole page: its address decides everything that it shows. */
export function App() {
  const [url, visit] = useUrl();
  const first = useRef(url.href);
  const place = useMemo(() => parsePlace(url), [url.href]);
  const address = place.kind === 'view' ? place.address : home;
  const { embedded } = unframed(url.pathname);
  const chosen = url.searchParams.get('lang');
  const language = isLanguage(chosen) ? chosen : keptLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.classList.toggle('embedded', embedded);
    if (isLanguage(chosen)) keepLanguage(chosen);
  }, [language, chosen, embedded]);
  useFreshStart(place);
  useTellHeight(embedded);
  const who = useWhoAmI(!embedded);
  const page = useMemo(
    (): Page => ({
      address,
      language,
      url,
      embedded,
      isFirst: url.href === first.current,
      say: (text) => text[language],
      go: (next) => visit(formatAddress(next)),
      visit,
      today: new Date(),
      who,
    }),
    [url.href, language, who],
  );
  return (
    <PageProvider value={page}>
      <Patterns />
      {place.kind === 'view' ? <View /> : <PlacePage place={place} />}
    </PageProvider>
  );
}

/** Tells the page around the frame how high the page is, so that it need not scroll in itself; `nhung.js` listens there. */
function useTellHeight(embedded: boolean): void {
  useEffect(() => {
    if (!embedded || window.parent === window) return undefined;
    const tell = () => {
      const { height } = document.body.getBoundingClientRect();
      // Whoever frames the page may know how high it is.
      window.parent.postMessage({ type: 'congdoan:height', height: Math.ceil(height) }, '*');
    };
    /** It may have begun to listen after the page was there. */
    const answer = ({ data, source }: MessageEvent<{ type?: unknown } | null>) => {
      if (source === window.parent && data?.type === 'congdoan:ask-height') tell();
    };
    const observer = new ResizeObserver(tell);
    observer.observe(document.body);
    window.addEventListener('message', answer);
    return () => {
      observer.disconnect();
      window.removeEventListener('message', answer);
    };
  }, [embedded]);
}

/** @param isShown whether the page says who reads it */
function useWhoAmI(isShown: boolean): WhoAmI | null {
  const [who, setWho] = useState<WhoAmI | null>(null);
  useEffect(() => {
    if (isShown) void readWhoAmI().then(setWho);
  }, [isShown]);
  return who;
}

/** Another page begins at its top; another view stays where it is. */
function useFreshStart(place: Place): void {
  const name = place.kind === 'view' ? 'view' : JSON.stringify(place);
  const last = useRef(name);
  useEffect(() => {
    if (last.current === name) return;
    last.current = name;
    window.scrollTo(0, 0);
  }, [name]);
}
