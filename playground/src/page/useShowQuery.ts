import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example } from '../examples/examples';

/** Puts a query into the editors: into a new tab if the current one holds something of the reader's own. */
export function useShowQuery(
  examples: readonly Example[],
): (shown: { query: string; variables: string }) => void {
  const { addTab, setOperationName } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  return ({ query, variables }) => {
    if (!queryEditor || !variableEditor) return;
    const current = queryEditor.getValue();
    const isOwn =
      current.trim() !== '' && current !== query && !examples.some((one) => one.query === current);
    if (isOwn) addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
    // The editor finds it out some time later; who runs the query before would ask for the operation that was there.
    const [, name] = /^\s*query\s+(\w+)/m.exec(query) ?? [];
    if (name !== undefined) setOperationName(name);
  };
}
