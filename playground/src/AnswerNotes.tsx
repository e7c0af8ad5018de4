import { useContext, useState } from 'react';
import { content } from './content';
import { wordCost } from './cost';
import { wordCoverage } from './coverage';
import type { Coverage } from './answer';
import { writeCsv } from './csv';
import { formatCount } from '../../web/words/numbers';
import { listsOf } from './lists';
import { saveFile } from './saveFile';
import { PageContext, useWords } from './state';
import { texts } from './texts';

/** Below the answer: what it cost, how complete it is, and its lists as files. */
export function AnswerNotes() {
  const { answer } = useContext(PageContext);
  const { language, words } = useWords();
  const { cost, coverage } = answer?.extensions ?? {};
  return (
    <section className="notes" aria-label={words(texts.aboutAnswer)} aria-live="polite">
      {answer === null && <p>{words(texts.noAnswer)}</p>}
      {answer && !answer.data && <p className="failed">{words(texts.failed)}</p>}
      {cost && (
        <p className="cost">
          <b>{words(texts.cost)}:</b> {wordCost(cost, language)}
        </p>
      )}
      {answer?.data && <CoverageNote coverage={coverage} />}
      {answer?.data && (
        <Download
          key={JSON.stringify(Object.keys(answer.data))}
          data={answer.data}
          isSimulated={coverage?.simulated !== undefined}
        />
      )}
    </section>
  );
}

function CoverageNote({ coverage }: { coverage: Coverage | undefined }) {
  const { language, words } = useWords();
  if (!coverage) {
    return (
      <p className="coverage">
        <b>{words(texts.coverage)}:</b> {words(texts.noProvince)}
      </p>
    );
  }
  const { complete, summary, gaps } = wordCoverage(coverage, language, content.provinces);
  return (
    <div className={complete ? 'coverage complete' : 'coverage partial'}>
      <p>
        <b>{words(texts.coverage)}:</b> {summary}.
      </p>
      <ul>
        {gaps.map(({ kind, reason, provinces }) => (
          <li key={`${kind} ${reason}`}>
            <b>{words(texts[kind])}</b> ({reason}): {provinces.join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Download({ data, isSimulated }: { data: Record<string, unknown>; isSimulated: boolean }) {
  const { language, words } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const lists = listsOf(data);
  const list = lists.find(({ path }) => path === chosen) ?? lists[0];
  if (!list) return <p>{words(texts.noTable)}</p>;
  const save = () => {
    // Excel takes the separator of its own language's list, which is ";" in Vietnamese.
    const file = writeCsv(
      list.rows,
      language === 'vi' ? ';' : ',',
      isSimulated ? words(texts.simulatedFile) : null,
    );
    saveFile(`${list.path}.csv`, file, 'text/csv;charset=utf-8');
  };
  return (
    <p className="download">
      <label>
        {words(texts.table)}:{' '}
        <select value={list.path} onChange={({ target }) => setChosen(target.value)}>
          {lists.map(({ path, rows }) => (
            <option key={path} value={path}>
              {path} ({formatCount(rows.length, language)} {words(texts.rows)})
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={save}>
        {words(texts.download)}
      </button>
    </p>
  );
}
