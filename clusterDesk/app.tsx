import { useEffect, useState } from 'preact/hooks';
import { ask } from '../desk/api';
import { PageProvider, usePage, type Page } from '../desk/page';
import { PageHeading } from '../desk/pageHeading';
import { TopBar } from '../desk/topBar';
import { keepLanguage, keptLanguage } from '../web/languageChoice';
import type { Language, Text } from '../web/words/language';
import { draftOf, keepDraft, keptDraft, newDraft } from './draft';
import { HistoryPage } from './history';
import { ReportSection } from './reportSection';
import { Entries, SendSection } from './sendSection';
import { SignIn } from './signIn';
import type { Draft, Known, Person, Result } from './types';
import { YearSection } from './yearSection';

/** The desk of the clusters at the register: a year of a cluster and what it published, from its words to what is written. */
export function App() {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const [person, setPerson] = useState<Person | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [known, setKnown] = useState<Known | null>(null);
  const [view, setView] = useState<View>('enter');
  const say = (text: Text) => text[language];
  const load = async () => {
    const outcome = await ask<Known>('GET', '/desk/known');
    if ('data' in outcome) setKnown(outcome.data);
    return 'data' in outcome ? outcome.data : null;
  };
  useEffect(() => {
    void ask<{ person: Person | null }>('GET', '/desk/session').then((outcome) => {
      setPerson('data' in outcome ? outcome.data.person : null);
      setAsked(true);
    });
  }, []);
  useEffect(() => {
    if (person) void load();
  }, [person]);
  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(language);
  }, [language]);
  const signOut = async () => {
    await ask('DELETE', '/desk/session');
    setPerson(null);
    setKnown(null);
  };
  const page = person && known && pageOf(person, known, { language, say, ended: () => setPerson(null) });
  return (
    <>
      <TopBar
        title={{ vi: 'Bàn làm việc của cụm', en: 'Clusters’ desk' }}
        {...{ views, view, language, setLanguage }}
        open={(name) => setView(name)}
        who={page && `${person.name} · ${person.cluster ?? say({ vi: 'người vận hành', en: 'operator' })}`}
        signOut={() => void signOut()}
      />
      <main>
        {isAsked && !person && <SignIn say={say} signedIn={setPerson} />}
        {page && (
          <PageProvider value={page}>
            {view === 'history' ? (
              <HistoryPage known={known} reload={load} />
            ) : (
              <EnterPage person={person} known={known} reload={load} />
            )}
          </PageProvider>
        )}
      </main>
    </>
  );
}

type View = 'enter' | 'history';

const views: readonly { name: View; text: Text }[] = [
  { name: 'enter', text: { vi: 'Ghi năm thi đua', en: 'Enter a year' } },
  { name: 'history', text: { vi: 'Lịch sử', en: 'History' } },
];

interface PageBasics extends Pick<Page, 'language' | 'say'> {
  ended(): void;
}

/** As the parts of the province's desk take it. */
function pageOf(person: Person, { measures, programmes }: Known, { language, say, ended }: PageBasics): Page {
  return {
    ...{ language, say, vocabulary: { federation: '', measures, programmes }, units: [], signIns: 0 },
    person: { province: person.cluster ?? '', name: person.name, role: 'BOTH' },
    path: (rest) => `/desk${rest}`,
    go: () => undefined,
    ask: async (...question) => {
      const outcome = await ask<never>(...question);
      // What was entered is kept by the browser, and is there again after signing in.
      if ('failure' in outcome && outcome.failure.code === 'UNAUTHENTICATED') ended();
      return outcome;
    },
  };
}

function EnterPage({
  person,
  known,
  reload,
}: {
  person: Person;
  known: Known;
  reload(): Promise<Known | null>;
}) {
  const { say } = usePage();
  const [draft, setDraft] = useState<Draft>(() => keptDraft(person) ?? newDraft(person, known));
  const [result, setResult] = useState<Result | null>(null);
  const change = (fields: Partial<Draft>) => {
    const next = { ...draft, ...fields };
    setDraft(next);
    setResult(null);
    keepDraft(next);
  };
  const sent = async (done: Result) => {
    keepDraft(null);
    const now = await reload();
    setDraft(draftOf(draft.cluster.id, draft.season.year, now ?? known));
    setResult(done);
    window.scrollTo(0, 0);
  };
  const section = { draft, known, change };
  return (
    <>
      <PageHeading say={say} title={title} />
      {result && <Written result={result} known={known} />}
      <YearSection {...section} person={person} />
      <ReportSection {...section} />
      <SendSection {...section} sent={(done) => void sent(done)} />
    </>
  );
}

const title: Text = { vi: 'Năm thi đua và báo cáo của cụm', en: 'A cluster’s year and report' };

function Written({ result, known }: { result: Result; known: Known }) {
  const { changed, revision, entries } = result;
  const { say } = usePage();
  return (
    <div role="status" class="alert">
      <p>
        {changed
          ? say({
              vi: `Đã ghi, lần thay đổi ${revision}. Trang số liệu thấy trong vòng một phút.`,
              en: `Written as change ${revision}. The dashboard shows it within a minute.`,
            })
          : say({ vi: 'Không có gì thay đổi.', en: 'Nothing changed.' })}
      </p>
      <Entries entries={entries} names={known} />
    </div>
  );
}
