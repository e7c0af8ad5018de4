import type { Language, Text } from '../web/words/language';

interface TopBarProps<Name> {
  /** Of the desk. */
  title: Text;
  views: readonly { name: Name; text: Text }[];
  /** The one that is open. */
  view: Name;
  open(name: Name): void;
  /** Who is signed in, in words; null if nobody is. */
  who: string | null;
  signOut(): void;
  language: Language;
  setLanguage(language: Language): void;
}

/** What stands above every view of a desk: whose desk it is, its views, who is signed in, and the other language. */
export function TopBar<Name extends string | null>(props: TopBarProps<Name>) {
  const { title, views, view, open, who, signOut, language, setLanguage } = props;
  const say = (text: Text) => text[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  return (
    <header class="top-bar">
      <strong>{say(title)}</strong>
      {who !== null && (
        <nav aria-label={say({ vi: 'Bàn làm việc', en: 'Desk' })}>
          {views.map(({ name, text }) => (
            <button
              key={name}
              type="button"
              class="link"
              aria-current={view === name ? 'page' : undefined}
              onClick={() => open(name)}
            >
              {say(text)}
            </button>
          ))}
        </nav>
      )}
      <span class="who">
        {who !== null && `${who} `}
        {who !== null && (
          <button type="button" class="link" onClick={signOut}>
            {say({ vi: 'Đăng xuất', en: 'Sign out' })}
          </button>
        )}
        <button type="button" class="link" lang={other} onClick={() => setLanguage(other)}>
          {other === 'vi' ? 'Tiếng Việt' : 'English'}
        </button>
      </span>
    </header>
  );
}
