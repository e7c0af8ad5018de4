import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import type { Answer } from './answer';
import { AnswerNotes } from './AnswerNotes';
import { linkedExample, variablesText, type Example } from './examples';
import { createFetcher } from './fetcher';
import { Header } from './Header';
import { keepLanguage, keptLanguage } from '../../web/languageChoice';
import { examples, shelfPlugin } from './Shelf';
import { PageContext } from './state';
import { texts } from './texts';

const plugins = [shelfPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

export function Page() {
  const [language, setLanguage] = useState(keptLanguage);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [schemaReadable, setSchemaReadable] = useState(true);
  /** How often the key has changed: GraphiQL then starts anew and asks for the schema again. */
  const [keys, setKeys] = useState(0);
  const fetcher = useMemo(() => createFetcher({ onAnswer: setAnswer, onSchema: setSchemaReadable }), []);
  const opening = useMemo(openingExample, []);
  const state = useMemo(() => ({ language, answer }), [language, answer]);
  useEffect(() => {
    keepLanguage(language);
    document.documentElement.lang = language;
    document.title = `${texts.title[language]} · ${texts.project[language]}`;
  }, [language]);
  return (
    <PageContext value={state}>
      <Header keyNeeded={!schemaReadable} onLanguage={setLanguage} onKey={() => setKeys(keys + 1)} />
      <main>
        <GraphiQL
          key={keys}
          fetcher={fetcher}
          plugins={plugins}
          visiblePlugin={shelfPlugin}
          {...(opening && { initialQuery: opening.query, initialVariables: variablesText(opening) })}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Footer>
            <AnswerNotes />
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </PageContext>
  );
}

/** The linked one; the first if the reader has not been here before; else GraphiQL shows what it showed last. */
function openingExample(): Example | undefined {
  const linked = linkedExample(examples, location);
  return linked ?? (localStorage.getItem('graphiql:tabState') === null ? examples[0] : undefined);
}
