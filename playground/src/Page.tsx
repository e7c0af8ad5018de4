import { GraphiQLProvider } from '@graphiql/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchIndexQuery } from '../../schema/generated/operations';
import { readWhoAmI, type WhoAmI } from '../../web/session';
import { isLanguage } from '../../web/words/language';
import { keepLanguage, keptLanguage } from '../../web/languageChoice';
import { askGateway, createFetcher } from './fetcher';
import { Header } from './Header';
import { dayBeforeMergers, knownThings } from './knownThings';
import { openingOf } from './opening';
import { examples } from './examples/content';
import type { SharedView } from './links/sharedLink';
import { nothingKnown, PageContext, type PageState } from './page/state';
import type { Run } from './page/run';
import { texts } from './page/texts';
import { Workbench } from './Workbench';

export function Page() {
  const [language, setLanguage] = useState(openingLanguage);
  const [runs, setRuns] = useState<PageState['runs']>(new Map());
  const [views, setViews] = useState<PageState['views']>(new Map());
  const [schemaReadable, setSchemaReadable] = useState(true);
  const who = useWhoAmI();
  const known = useKnownThings();
  /** The tab that is shown, which is the one that runs. */
  const tab = useRef('');
  const onRun = useCallback((run: Run) => setRuns((before) => new Map(before).set(tab.current, run)), []);
  const fetcher = useMemo(() => createFetcher({ onRun, onSchema: setSchemaReadable }), [onRun]);
  const opening = useMemo(() => openingOf(location, examples, localStorage), []);
  const setView = useCallback(
    (of: string, view: SharedView) => setViews((before) => new Map(before).set(of, view)),
    [],
  );
  const needsKey = !schemaReadable || who?.by === 'SESSION';
  const state = useMemo(
    (): PageState => ({ language, runs, views, setView, known, needsKey }),
    [language, runs, views, setView, known, needsKey],
  );
  useEffect(() => {
    keepLanguage(language);
    document.documentElement.lang = language;
    document.title = `${texts.title[language]} · ${texts.project[language]}`;
  }, [language]);
  return (
    <PageContext value={state}>
      <Header
        who={who}
        isRefused={!schemaReadable}
        linkBroken={opening.kind === 'broken'}
        onLanguage={setLanguage}
      />
      <GraphiQLProvider
        fetcher={fetcher}
        defaultQuery=""
        editorTheme={{ light: 'vs', dark: 'vs-dark' }}
        {...(opening.kind === 'query' && {
          initialQuery: opening.query,
          initialVariables: opening.variables,
        })}
      >
        <Workbench tab={tab} opening={opening} />
      </GraphiQLProvider>
    </PageContext>
  );
}

/** What the address says, as it does on the other pages; else what was chosen last. */
function openingLanguage() {
  const named = new URLSearchParams(location.search).get('lang');
  return isLanguage(named) ? named : keptLanguage();
}

/** What forms offer by name; nothing if the gateway does not tell, and ids are then written by hand. */
function useKnownThings() {
  const [known, setKnown] = useState(nothingKnown);
  useEffect(() => {
    let isWanted = true;
    const query = examples.find(({ name }) => name === 'SearchIndex')?.query ?? '';
    askGateway(query, { before: dayBeforeMergers }).then(
      (data) => {
        // What a saved operation answers is as its types say.
        if (isWanted && data !== null) setKnown(knownThings(data as SearchIndexQuery));
      },
      () => {
        // Whether the gateway is there is said by what the reader runs.
      },
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return known;
}

/** Null until the gateway has said who reads the page. */
function useWhoAmI(): WhoAmI | null {
  const [who, setWho] = useState<WhoAmI | null>(null);
  useEffect(() => {
    void readWhoAmI().then(setWho);
  }, []);
  return who;
}
