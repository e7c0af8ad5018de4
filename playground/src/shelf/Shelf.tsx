import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { examples } from '../examples/content';
import { useWords } from '../page/state';
import { texts } from '../page/texts';
import { useShowQuery } from '../page/useShowQuery';
import { linkedExample, questionOf, titleOf, variablesText, type Example } from '../examples/examples';

/** The shelf of examples, each with the question that it answers. */
export function Shelf({ onChosen }: { onChosen(): void }) {
  const { words } = useWords();
  const showQuery = useShowQuery(examples);
  const show = (example: Example) => {
    showQuery({ query: example.query, variables: variablesText(example) });
    history.replaceState(null, '', `#operation=${example.name}`);
    onChosen();
  };
  const current = useGraphiQL(({ operationName }) => operationName);
  useFollowedAddress(show);
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

function useFollowedAddress(show: (example: Example) => void): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    const follow = () => {
      const linked = linkedExample(examples, location);
      if (linked) latest.current(linked);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
}

interface CardProps {
  example: Example;
  isCurrent: boolean;
  onChoose(example: Example): void;
}

function ExampleCard({ example, isCurrent, onChoose }: CardProps) {
  const { language, words } = useWords();
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
      <p className="question">{words(questionOf(example))}</p>
      <p className="description">{example.description[language]}</p>
    </article>
  );
}
