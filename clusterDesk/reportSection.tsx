import { useRef, useState } from 'preact/hooks';
import { mostText } from '../domain/excerpt';
import type { Failure } from '../desk/api';
import { Alert } from '../desk/loaded';
import { usePage } from '../desk/page';
import type { Row, Work } from '../desk/types';
import { ReportText } from '../desk/work/reportText';
import { RowList } from '../desk/work/rowList';
import type { Saving } from '../desk/work/useSaving';
import { Field } from './field';
import type { Draft, ReadText, SectionProps } from './types';

/** What the cluster published of the year: its document, and each number beside the words. */
export function ReportSection({ draft, known, change }: SectionProps) {
  const { say } = usePage();
  const { document, season, cluster } = draft;
  const others = known.documents.filter(
    (one) => one.season === `${cluster.id}:${season.year}` && one.id !== document.id,
  );
  const set = (fields: Partial<Draft['document']>) => change({ document: { ...document, ...fields } });
  return (
    <>
      <section aria-labelledby="report-title" class="begin">
        <h2 id="report-title">{say({ vi: '2. Báo cáo của cụm', en: '2. The cluster’s report' })}</h2>
        <p class="note">
          {say({
            vi: 'Chỉ ghi năm thi đua, không có báo cáo, thì bỏ qua bước này.',
            en: 'Leave this out to enter the year alone.',
          })}
        </p>
        <Field
          id="title"
          label={{ vi: 'Tên tài liệu', en: 'Title' }}
          value={document.title}
          set={(title) => set({ title })}
        />
        <Field
          id="publisher"
          label={{ vi: 'Nơi công bố', en: 'Publisher' }}
          value={document.publisher}
          set={(publisher) => set({ publisher })}
        />
        <Field
          id="publishedOn"
          isDay
          label={{ vi: 'Ngày công bố', en: 'Published on' }}
          value={document.publishedOn}
          set={(publishedOn) => set({ publishedOn })}
        />
        <Field
          id="document"
          label={{ vi: 'Mã tài liệu', en: 'Document id' }}
          value={document.id}
          set={(id) => set({ id })}
        />
        {others.length > 0 && (
          <>
            <label for="replaces">{say({ vi: 'Thay tài liệu đã có', en: 'Takes the place of' })}</label>
            <select
              id="replaces"
              value={draft.replaces ?? ''}
              onChange={({ currentTarget }) => change({ replaces: currentTarget.value || null })}
            >
              <option value="">{say({ vi: 'Không thay tài liệu nào', en: 'None' })}</option>
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title ?? id}
                </option>
              ))}
            </select>
          </>
        )}
        <Bring draft={draft} change={change} />
      </section>
      {draft.read && <Numbers draft={draft} read={draft.read} change={(read) => change({ read })} />}
    </>
  );
}

function Bring({ draft: { season, pasted }, change }: Pick<SectionProps, 'draft' | 'change'>) {
  const { say, ask } = usePage();
  const [failure, setFailure] = useState<Failure | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const read = async () => {
    const [chosen] = file.current?.files ?? [];
    const query = new URLSearchParams({ file: chosen?.name ?? '', year: String(season.year) });
    const outcome = chosen
      ? await ask<ReadText>('POST', `/desk/files?${query.toString()}`, chosen)
      : await ask<ReadText>('POST', '/desk/read', { year: season.year, text: pasted });
    setFailure('failure' in outcome ? outcome.failure : null);
    if ('data' in outcome) change({ read: outcome.data, pasted: '' });
  };
  return (
    <>
      <label for="text">{say({ vi: 'Nguyên văn báo cáo', en: 'Text of the report' })}</label>
      <textarea
        id="text"
        rows={10}
        value={pasted}
        onInput={({ currentTarget }) => {
          currentTarget.setCustomValidity(currentTarget.value.length > mostText ? say(tooLong) : '');
          change({ pasted: currentTarget.value });
        }}
      />
      <label for="file">
        {say({ vi: 'hoặc tệp Word, PDF, trang web, văn bản', en: 'or a Word, PDF, web or text file' })}
      </label>
      <input id="file" ref={file} type="file" accept=".docx,.pdf,.html,.htm,.txt" />
      <Alert failure={failure} />
      <button type="button" class="button" onClick={() => void read()}>
        {say({ vi: 'Đọc các con số', en: 'Read the numbers' })}
      </button>
    </>
  );
}

const tooLong = {
  vi: `Văn bản dài quá ${mostText} ký tự; hãy chia thành nhiều phần.`,
  en: `The text has more than ${mostText} characters; split it.`,
};

function Numbers({ draft, read, change }: { draft: Draft; read: ReadText; change(read: ReadText): void }) {
  const { say } = usePage();
  const [shown, setShown] = useState<string | null>(null);
  const work = workOf(draft, read);
  const saving = savingOf(work, (rows) => change({ ...read, rows }));
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">{say({ vi: '3. Đối chiếu từng con số', en: '3. Check each number' })}</h2>
      <div class="beside">
        <ReportText work={work} saving={saving} shown={shown} show={setShown} />
        <RowList work={work} saving={saving} shown={shown} show={setShown} lastYear={notShown} />
      </div>
    </section>
  );
}

/** What the cluster published of the year before is on the dashboard. */
const notShown = () => null;

/** As the parts of the province's desk take it: a report that is at work. */
function workOf({ document, season }: Draft, { text, rows, leftOut, notUnderstood }: ReadText): Work {
  return {
    ...{
      id: 'draft',
      version: 1,
      state: 'OPEN',
      file: null,
      steps: [],
      changedAt: '',
      dueOn: null,
      isLate: false,
      undoneBy: null,
    },
    head: {
      ...{ year: season.year, document: document.id, title: document.title },
      ...{ publisher: null, publishedOn: null, url: null, replaces: null, accept: [], reason: '' },
    },
    ...{ text, rows, leftOut, notUnderstood },
  };
}

/** What is changed is kept by the browser at once, so there is nothing to wait for. */
function savingOf(work: Work, setRows: (rows: Row[]) => void): Saving {
  return {
    ...{ work, state: 'SAVED', failure: null, merged: null },
    setRows: (of) => setRows(of(work.rows)),
    setHead: () => undefined,
    saved: () => Promise.resolve(work),
    replace: () => undefined,
  };
}
