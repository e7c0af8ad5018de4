import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { AnswerPane } from './answer/AnswerPane';
import { AskPane } from './AskPane';
import type { Opening } from './opening';
import { SidePane } from './SidePane';
import { firstView, useWords } from './page/state';
import { texts } from './page/texts';
import { useView } from './page/useAnswer';

/** On a telephone one of the three is shown at a time. */
type Pane = 'choose' | 'ask' | 'answer';
const panes: readonly Pane[] = ['choose', 'ask', 'answer'];

interface WorkbenchProps {
  /** Where the id of the tab that is shown is kept for who sends its query. */
  tab: RefObject<string>;
  opening: Opening;
}

export function Workbench({ tab, opening }: WorkbenchProps) {
  const { words } = useWords();
  const [pane, setPane] = useState<Pane>('ask');
  const { tabs, activeTabIndex, isFetching } = useGraphiQL(pick('tabs', 'activeTabIndex', 'isFetching'));
  tab.current = tabs[activeTabIndex]?.id ?? '';
  useEffect(() => {
    if (isFetching) setPane('answer');
  }, [isFetching]);
  useSharedRun(opening);
  useKeptOpening(opening);
  return (
    <main className={`workbench shows-${pane}`}>
      <div role="group" className="panes" aria-label={words(texts.panes)}>
        {panes.map((name) => (
          <button key={name} type="button" aria-pressed={pane === name} onClick={() => setPane(name)}>
            {words(texts[name])}
          </button>
        ))}
      </div>
      <SidePane onChosen={() => setPane('ask')} />
      <AskPane />
      <AnswerPane />
    </main>
  );
}

/** A shared query is run when it is opened, and shown as it was sent; it can only read. */
function useSharedRun(opening: Opening): void {
  const { run } = useGraphiQLActions();
  const [, setView] = useView();
  const done = useRef(false);
  const { queryEditor, variableEditor, responseEditor, schema, isIntrospecting } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor', 'schema', 'isIntrospecting'),
  );
  const isReady = queryEditor && variableEditor && responseEditor && schema && !isIntrospecting;
  useEffect(() => {
    if (!isReady || done.current || opening.kind !== 'query' || opening.view === null) return;
    done.current = true;
    setView({ ...firstView, ...opening.view });
    run();
  }, [isReady, opening, run, setView]);
}

/** What the page opened with is kept as what is typed is: else a visit later the query would be there without its variables. */
function useKeptOpening(opening: Opening): void {
  const storage = useGraphiQL((state) => state.storage);
  useEffect(() => {
    if (opening.kind === 'query') storage.set('variables', opening.variables);
  }, [opening, storage]);
}
