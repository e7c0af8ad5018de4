import { useState, type FormEvent } from 'react';
import type { Language } from '../../web/words/language';
import { keepKey, readKey } from './session';
import { useWords } from './state';
import { texts } from './texts';

interface HeaderProps {
  keyNeeded: boolean;
  onLanguage(language: Language): void;
  /** Called when the caller's key has changed. */
  onKey(): void;
}

const languages: readonly { language: Language; name: string }[] = [
  { language: 'vi', name: 'Tiếng Việt' },
  { language: 'en', name: 'English' },
];

export function Header({ keyNeeded, onLanguage, onKey }: HeaderProps) {
  const { language: current, words } = useWords();
  return (
    <header className="header">
      <h1>
        {words(texts.title)} <small>{words(texts.project)}</small>
      </h1>
      <KeyField onKey={onKey} />
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
      {keyNeeded && (
        <p role="alert" className="alert">
          {words(texts.keyNeeded)}
        </p>
      )}
    </header>
  );
}

function KeyField({ onKey }: Pick<HeaderProps, 'onKey'>) {
  const { words } = useWords();
  const [key, setKey] = useState(readKey);
  const use = (event: FormEvent) => {
    event.preventDefault();
    keepKey(key.trim());
    onKey();
  };
  return (
    <form className="key" onSubmit={use} title={words(texts.keyHint)}>
      <label>
        {words(texts.key)}{' '}
        <input
          type="password"
          autoComplete="off"
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </label>
      <button type="submit">{words(texts.useKey)}</button>
    </form>
  );
}
