import { QueryEditor, useGraphiQL, useGraphiQLActions, pick, VariableEditor } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { SaveButton } from './collections/SaveButton';
import { ShareMenu } from './share/ShareMenu';
import { useWords } from './page/state';
import { Tabs } from './Tabs';
import { texts } from './page/texts';
import { VariableForm } from './variables/VariableForm';

/** The query of the tab that is shown, its variables, and what can be done with them. */
export function AskPane() {
  const { words } = useWords();
  useEditorNames();
  return (
    <section className="ask pane" aria-label={words(texts.ask)}>
      <Tabs />
      <Toolbar />
      <div className="query-place">
        <QueryEditor aria-label={words(texts.query)} role="group" />
      </div>
      <Variables />
    </section>
  );
}

function Toolbar() {
  const { words } = useWords();
  const { run, prettifyEditors } = useGraphiQLActions();
  const isFetching = useGraphiQL((state) => state.isFetching);
  return (
    <div className="toolbar">
      <button type="button" className="primary" onClick={() => run()} title={words(texts.runKeys)}>
        <span aria-hidden="true">{isFetching ? '■' : '▶'}</span> {words(isFetching ? texts.stop : texts.run)}
      </button>
      <button type="button" onClick={() => void prettifyEditors()}>
        {words(texts.tidy)}
      </button>
      <SaveButton />
      <ShareMenu />
    </div>
  );
}

/** The form or the JSON; both show the same values. The editor stays, hidden, since it holds them. */
function Variables() {
  const { words } = useWords();
  const [shown, setShown] = useState<'form' | 'json'>('form');
  return (
    <section className="variables" aria-label={words(texts.variables)}>
      <div role="group" className="variables-choice" aria-label={words(texts.variablesAs)}>
        <h2>{words(texts.variables)}</h2>
        {(['form', 'json'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
            {words(texts[name])}
          </button>
        ))}
      </div>
      {shown === 'form' && <VariableForm />}
      <div className="json-place" hidden={shown !== 'json'}>
        <VariableEditor aria-label={words(texts.variables)} role="group" />
      </div>
    </section>
  );
}

/** The editors' own fields are named in the reader's language, and wrap long lines. */
function useEditorNames(): void {
  const { words } = useWords();
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  );
  const names = [words(texts.query), words(texts.variables), words(texts.answer)];
  useEffect(() => {
    [queryEditor, variableEditor, responseEditor].forEach((editor, index) =>
      editor?.updateOptions({
        ariaLabel: names[index] ?? '',
        // Else who came into the editor by keyboard would not get out of it.
        tabFocusMode: true,
        // Else the number of the last, empty line is too faint to read.
        renderFinalNewline: 'on',
        wordWrap: 'on',
        fontSize: 14,
        fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
      }),
    );
  }, [queryEditor, variableEditor, responseEditor, ...names]);
}
