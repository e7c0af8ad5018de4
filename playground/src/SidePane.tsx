import { useState } from 'react';
import { CollectionsPanel } from './collections/CollectionsPanel';
import { DocsPanel } from './docs/DocsPanel';
import { FieldsPanel } from './fields/FieldsPanel';
import { Shelf } from './shelf/Shelf';
import { useWords } from './page/state';
import { texts } from './page/texts';

const panels = ['examples', 'collections', 'docs', 'fields'] as const;

/** What a query is begun with: an example, one's own, the schema. */
export function SidePane({ onChosen }: { onChosen(): void }) {
  const { words } = useWords();
  const [panel, setPanel] = useState<(typeof panels)[number]>('examples');
  return (
    <section className="side pane" aria-label={words(texts.choose)}>
      <div role="group" className="panel-choice" aria-label={words(texts.panels)}>
        {panels.map((name) => (
          <button key={name} type="button" aria-pressed={panel === name} onClick={() => setPanel(name)}>
            {words(texts[name])}
          </button>
        ))}
      </div>
      <div className="panel" key={panel}>
        {panel === 'examples' && <Shelf onChosen={onChosen} />}
        {panel === 'collections' && <CollectionsPanel onChosen={onChosen} />}
        {panel === 'docs' && <DocsPanel />}
        {panel === 'fields' && <FieldsPanel />}
      </div>
    </section>
  );
}
