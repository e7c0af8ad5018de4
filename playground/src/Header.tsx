import { signInHref, type WhoAmI } from '../../web/session';
import type { Language } from '../../web/words/language';
import { roleTexts } from '../../web/roles';
import { useWords } from './page/state';
import { texts } from './page/texts';

interface HeaderProps {
  /** Null until the gateway has said it. */
  who: WhoAmI | null;
  /** Whether the gateway tells the schema to those alone who have signed in. */
  isRefused: boolean;
  /** Whether the address carries a query that cannot be read. */
  linkBroken: boolean;
  onLanguage(language: Language): void;
}

const languages: readonly { language: Language; name: string }[] = [
  { language: 'vi', name: 'Tiếng Việt' },
  { language: 'en', name: 'English' },
];

export function Header({ who, isRefused, linkBroken, onLanguage }: HeaderProps) {
  const { language: current, words } = useWords();
  return (
    <header className="header">
      <a href="/" className="brand">
        {words(texts.project)}
      </a>
      <h1>{words(texts.title)}</h1>
      <nav aria-label={words(texts.pages)}>
        <a href="/bang">{words(texts.table)}</a>
        <a href="/huong-dan/analyst.html">{words(texts.guide)}</a>
        <SignedIn who={who} />
      </nav>
      <div role="group" aria-label={words(texts.language)} className="languages">
        {languages.map(({ language, name }) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={language === current}
            onClick={() => onLanguage(language)}
          >
            {name}
          </button>
        ))}
      </div>
      {isRefused && (
        <p role="alert" className="alert">
          {words(texts.refused)}
        </p>
      )}
      {linkBroken && (
        <p role="alert" className="alert">
          {words(texts.linkBroken)}
        </p>
      )}
    </header>
  );
}

/** Who reads the page, or the way to say it; signing in leads back here, to the query that the address names. */
function SignedIn({ who }: Pick<HeaderProps, 'who'>) {
  const { words } = useWords();
  if (who?.by !== 'SESSION') {
    return (
      <a href={signInHref(location.pathname + location.search + location.hash)}>{words(texts.signIn)}</a>
    );
  }
  return (
    <a href="/dang-nhap" className="who">
      <span className="visually-hidden">{words(texts.signedIn)} </span>
      {who.name ?? words(roleTexts(who))}
    </a>
  );
}
