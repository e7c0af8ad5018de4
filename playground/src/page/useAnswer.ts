import { pick, useGraphiQL } from '@graphiql/react';
import { useContext, useMemo } from 'react';
import { isRecord } from '../../../domain/isRecord';
import type { Answer } from './answer';
import type { SharedView } from '../links/sharedLink';
import { firstView, PageContext } from './state';
import type { Run } from './run';
import { readValues } from './values';

export interface TabAnswer {
  answer: Answer;
  /** What it answers. */
  run: Run;
  /** Whether the tab's query or variables have changed since. */
  isOld: boolean;
}

/** The answer of the tab that is shown; null before there is one. */
export function useAnswer(): TabAnswer | null {
  const { runs } = useContext(PageContext);
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const tab = tabs[activeTabIndex];
  const response = tab?.response ?? '';
  const answer = useMemo(() => parseAnswer(response), [response]);
  const run = runs.get(tab?.id ?? '');
  if (!tab || !answer || !run) return null;
  const variables = readValues(tab.variables ?? '');
  const isOld =
    tab.query !== run.query ||
    variables === null ||
    JSON.stringify(variables) !== JSON.stringify(run.variables);
  return { answer, run, isOld };
}

/** How the answer of the tab that is shown is shown. */
export function useView(): [SharedView, (view: SharedView) => void] {
  const { views, setView } = useContext(PageContext);
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const id = tabs[activeTabIndex]?.id ?? '';
  return [views.get(id) ?? firstView, (view) => setView(id, view)];
}

/** Null if there is none yet. */
function parseAnswer(response: string): Answer | null {
  try {
    const value: unknown = JSON.parse(response);
    return isRecord(value) ? value : null;
  } catch {
    // What is no JSON is nothing of the gateway: GraphiQL shows it as it is.
    return null;
  }
}
