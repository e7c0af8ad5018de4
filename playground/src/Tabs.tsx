import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { examples } from './examples/content';
import { titleOf } from './examples/examples';
import { useWords } from './page/state';
import { texts } from './page/texts';

/** Several queries beside each other, each with its own variables and answer. */
export function Tabs() {
  const { words } = useWords();
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const { addTab, changeTab, closeTab } = useGraphiQLActions();
  const nameOf = (operation: string | null) => {
    const example = examples.find(({ name }) => name === operation);
    return example ? words(titleOf(example)) : (operation ?? words(texts.newQuery));
  };
  return (
    <nav className="tabs" aria-label={words(texts.tabs)}>
      <ul>
        {tabs.map(({ id, operationName }, index) => (
          <li key={id} className={index === activeTabIndex ? 'current' : ''}>
            <button
              type="button"
              aria-current={index === activeTabIndex ? 'true' : undefined}
              onClick={() => changeTab(index)}
            >
              {nameOf(operationName)}
            </button>
            {tabs.length > 1 && (
              <button
                type="button"
                className="close"
                aria-label={`${words(texts.closeTab)}: ${nameOf(operationName)}`}
                onClick={() => closeTab(index)}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="add" aria-label={words(texts.addTab)} onClick={() => addTab()}>
        <span aria-hidden="true">+</span>
      </button>
    </nav>
  );
}
