import { useEffect, useState } from 'preact/hooks';
import { keepLanguage, keptLanguage } from '../web/languageChoice';
import type { Language, Text } from '../web/words/language';
import { ask } from './api';
import { BeginPage } from './beginPage';
import { HistoryPage } from './historyPage';
import { ListPage } from './listPage';
import { PageProvider, type Page } from './page';
import { refusalParameter } from './providerSignIn';
import { SignInAgain, SignInPage } from './signInPage';
import { UnitsPage } from './unitsPage';
import { TopBar } from './topBar';
import type { Person, Unit, Vocabulary } from './types';
import { WorkPage } from './work/workPage';

const provinceParameter = 'tinh';
const viewParameter = 'viec';

/** The desk of one province: the address says which one and what is open, so that it can be left and come back to. */
export function App() {
  const [address, setAddress] = useState(() => new URL(window.location.href));
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const [session, setSession] = useState<Session | null>(null);
  const [isExpired, setExpired] = useState(false);
  const [isKnown, setKnown] = useState(false);
  const province = address.searchParams.get(provinceParameter);
  const view = address.searchParams.get(viewParameter);
  const say = (text: Text) => text[language];

  const move = (change: (parameters: URLSearchParams) => void) => {
    const next = new URL(window.location.href);
    change(next.searchParams);
    window.history.pushState(null, '', next);
    setAddress(next);
    window.scrollTo(0, 0);
  };
  const open = async (of: string) => {
    const opened = await openSession(of);
    setSession((before) => opened && { ...opened, signIns: (before?.signIns ?? 0) + 1 });
    setExpired(false);
    setKnown(true);
  };
  useEffect(() => {
    const back = () => setAddress(new URL(window.location.href));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    keepLanguage(language);
  }, [language]);
  useEffect(() => {
    if (province === null) setKnown(true);
    else void open(province);
  }, [province]);

  const chooseProvince = (id: string) => {
    move((parameters) => {
      parameters.set(provinceParameter, id);
      parameters.delete(refusalParameter);
    });
    return open(id);
  };
  const signOut = async () => {
    await ask('DELETE', `/${encodeURIComponent(province ?? '')}/desk/session`);
    setSession(null);
  };
  const page: Page | null = session && {
    language,
    say,
    ...session,
    path: (rest) => `/${session.person.province}/desk${rest}`,
    go: (next) =>
      move((parameters) =>
        next === null ? parameters.delete(viewParameter) : parameters.set(viewParameter, next),
      ),
    ask: async (...question) => {
      const outcome = await ask<never>(...question);
      if ('failure' in outcome && outcome.failure.code === 'UNAUTHENTICATED') setExpired(true);
      return outcome;
    },
  };
  return (
    <>
      <DeskBar {...{ language, view, setLanguage, page }} signOut={() => void signOut()} />
      <main>
        {!isKnown && <p role="status">{say({ vi: 'Đang mở…', en: 'Opening…' })}</p>}
        {isKnown && page === null && <SignInPage say={say} province={province} signedIn={chooseProvince} />}
        {page && isExpired && <SignInAgain say={say} province={page.person.province} signedIn={open} />}
        {page && (
          <PageProvider value={page}>
            <View name={view} />
          </PageProvider>
        )}
      </main>
    </>
  );
}

interface Session {
  person: Person;
  vocabulary: Vocabulary;
  units: readonly Unit[];
  signIns: number;
}

/** Null if nobody has signed in for the province. */
async function openSession(province: string): Promise<Omit<Session, 'signIns'> | null> {
  const path = `/${encodeURIComponent(province)}/desk`;
  const [who, words] = await Promise.all([
    ask<{ person: Person | null }>('GET', `${path}/session`),
    ask<Vocabulary>('GET', `${path}/vocabulary`),
  ]);
  const person = 'data' in who ? who.data.person : null;
  if (!person || !('data' in words)) return null;
  const units = await ask<Unit[]>('GET', `${path}/units`);
  return { person, vocabulary: words.data, units: 'data' in units ? units.data : [] };
}

function View({ name }: { name: string | null }) {
  if (name === null) return <ListPage />;
  if (name === 'moi') return <BeginPage />;
  if (name === 'don-vi') return <UnitsPage />;
  return name === 'lich-su' ? <HistoryPage /> : <WorkPage key={name} id={encodeURIComponent(name)} />;
}

const views: readonly { name: string | null; text: Text }[] = [
  { name: null, text: { vi: 'Báo cáo', en: 'Reports' } },
  { name: 'don-vi', text: { vi: 'Đơn vị', en: 'Units' } },
  { name: 'lich-su', text: { vi: 'Lịch sử', en: 'History' } },
];

const roleTexts: Readonly<Record<Person['role'], Text>> = {
  CLERK: { vi: 'cán bộ nhập', en: 'clerk' },
  HEAD: { vi: 'lãnh đạo duyệt', en: 'head' },
  BOTH: { vi: 'nhập và duyệt', en: 'clerk and head' },
};

interface DeskBarProps {
  language: Language;
  view: string | null;
  setLanguage(language: Language): void;
  page: Page | null;
  signOut(): void;
}

function DeskBar({ page, ...rest }: DeskBarProps) {
  return (
    <TopBar
      title={{ vi: 'Bàn làm việc', en: 'Desk' }}
      views={views}
      open={(name) => page?.go(name)}
      who={page && whoIn(page)}
      {...rest}
    />
  );
}

function whoIn({ vocabulary, person, say }: Page): string {
  return `${vocabulary.federation} · ${person.name} · ${say(roleTexts[person.role])}`;
}
