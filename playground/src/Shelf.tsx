import { useGraphiQL, useGraphiQLActions, pick, type GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { content } from './content';
import { inOrder, linkedExample, titleOf, variablesText, variableTexts, type Example } from './examples';
import { useWords } from './state';
import { texts } from './texts';

export const examples = inOrder(content.examples);

/** The shelf of examples, beside GraphiQL's own panels. */
export const shelfPlugin: GraphiQLPlugin = {
  title: `${texts.examples.vi} · ${texts.examples.en}`,
  icon: ShelfIcon,
  content: Shelf,
};

function ShelfIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 4h4v16H4zM8 4h4v16H8zM13.5 5l4-1 3.5 15-4 1z" strokeLinejoin="round" />
    </svg>
  );
}

function Shelf() {
  const { words } = useWords();
  const show = useShowExample();
  const current = useGraphiQL(({ operationName }) => operationName);
  useEffect(() => {
    const follow = () => {
      const linked = linkedExample(examples, location);
      if (linked) show(linked);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [show]);
  return (
    <section className="shelf">
      <h2>{words(texts.examples)}</h2>
      <p>{words(texts.examplesHint)}</p>
      <ol>
        {examples.map((example) => (
          <li key={example.name}>
            <ExampleCard example={example} isCurrent={example.name === current} onChoose={show} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface CardProps {
  example: Example;
  isCurrent: boolean;
  onChoose(example: Example): void;
}

function ExampleCard({ example, isCurrent, onChoose }: CardProps) {
  const { language, words } = useWords();
  const variables = Object.keys(example.variables);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <article ref={card} className={isCurrent ? 'example current' : 'example'}>
      <h3>
        <button type="button" aria-pressed={isCurrent} onClick={() => onChoose(example)}>
          {words(titleOf(example))}
        </button>
      </h3>
      <p>{example.description[language]}</p>
      <dl aria-label={words(texts.variables)}>
        {variables.map((name) => (
          <div key={name}>
            <dt>${name}</dt>
            <dd>{variableTexts[name]?.[language] ?? name}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** Puts an example into the editors: into a new tab if the current one holds something of the reader's own. */
function useShowExample(): (example: Example) => void {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  return (example) => {
    if (!queryEditor || !variableEditor) return;
    const current = queryEditor.getValue();
    if (current.trim() !== '' && !examples.some(({ query }) => query === current)) addTab();
    queryEditor.setValue(example.query);
    variableEditor.setValue(variablesText(example));
    history.replaceState(null, '', `#operation=${example.name}`);
  };
}
