import { ResponseEditor, useGraphiQL } from '@graphiql/react';
import { useContext, useMemo } from 'react';
import type { Text } from '../../../web/words/language';
import { PageContext, useWords } from '../page/state';
import { answerTables } from '../table/answerTables';
import type { AnswerTable } from '../table/answerTable';
import { useAnswer, useView, type TabAnswer } from '../page/useAnswer';
import { AnswerNotes } from './AnswerNotes';
import { ChartView } from './ChartView';
import { Downloads } from './Downloads';
import { TableView } from './TableView';

/** The answer of the tab that is shown: what is to be known of it, then itself as a table, a chart or JSON. */
export function AnswerPane() {
  const { words } = useWords();
  const isFetching = useGraphiQL((state) => state.isFetching);
  const shown = useAnswer();
  const tables = useTables(shown);
  const [view, setView] = useView();
  const table = tables.find(({ path }) => path === view.path) ?? tables[0] ?? null;
  const form = table === null ? 'json' : view.shown;
  return (
    <section className="answer pane" aria-label={words(texts.answer)} aria-busy={isFetching}>
      <AnswerNotes shown={shown} isFetching={isFetching} />
      {table && (
        <div className="answer-bar">
          <div role="group" className="answer-choice" aria-label={words(texts.showAs)}>
            {(['table', 'chart', 'json'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={form === name}
                onClick={() => setView({ ...view, shown: name })}
              >
                {words(texts[name])}
              </button>
            ))}
          </div>
          {form !== 'json' && tables.length > 1 && (
            <label>
              {words(texts.rows)}{' '}
              <select
                value={table.path}
                onChange={({ target }) => setView({ ...view, path: target.value, figure: null })}
              >
                {tables.map(({ path, label, rows }) => (
                  <option key={path} value={path} title={path}>
                    {path === '' ? words(texts.whole) : words(label)} ({rows.length} {words(texts.lines)})
                  </option>
                ))}
              </select>
            </label>
          )}
          {shown && <Downloads table={table} shown={shown} />}
        </div>
      )}
      {table && form === 'table' && <TableView table={table} />}
      {table && shown && form === 'chart' && (
        <ChartView
          table={table}
          coverage={shown.answer.extensions?.coverage}
          chosen={view.figure}
          onChoose={(figure) => setView({ ...view, figure })}
          asLines={view.asLines}
          onLines={(asLines) => setView({ ...view, asLines })}
        />
      )}
      <div className="json-place" hidden={form !== 'json'}>
        <ResponseEditor aria-label="JSON" role="group" aria-live="off" />
      </div>
    </section>
  );
}

const texts = {
  answer: { vi: 'Kết quả', en: 'Answer' },
  showAs: { vi: 'Xem kết quả như', en: 'Show the answer as' },
  table: { vi: 'Bảng', en: 'Table' },
  chart: { vi: 'Biểu đồ', en: 'Chart' },
  json: { vi: 'JSON', en: 'JSON' },
  rows: { vi: 'Mỗi dòng là', en: 'A row is' },
  lines: { vi: 'dòng', en: 'rows' },
  whole: { vi: 'cả câu trả lời', en: 'the whole answer' },
} satisfies Record<string, Text>;

function useTables(shown: TabAnswer | null): readonly AnswerTable[] {
  const { known } = useContext(PageContext);
  const schema = useGraphiQL((state) => state.schema) ?? null;
  const { answer, run } = shown ?? {};
  return useMemo(
    () => (answer?.data && run ? answerTables(answer.data, run, schema, known) : []),
    [answer, run, schema, known],
  );
}
