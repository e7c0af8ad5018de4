import { useRef, useState } from 'preact/hooks';
import { mostText } from '../domain/excerpt';
import type { Text, Texts } from '../web/words/language';
import type { Failure, Outcome } from './api';
import { useLeaveWarning } from './leaveWarning';
import { Alert, useAnswer } from './loaded';
import { usePage, type Page } from './page';
import { PageHeading } from './pageHeading';
import type { Head, KnownDocument, Work } from './types';
import { usualYear } from './usualYear';
import { valueText } from './words';

/** Steps 1 and 2: what the report is, and its text or file. */
export function BeginPage() {
  const page = usePage();
  const { say, go, path, person } = page;
  const form = useRef<HTMLFormElement>(null);
  const [year, setYear] = useState(String(usualYear()));
  const documents = useAnswer<KnownDocument[]>(path('/documents'));
  const [way, setWay] = useState<Way>('TEXT');
  const [title, setTitle] = useState<string | null>(null);
  const [document, setDocument] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const given = new FormData(form.current);
    setBusy(true);
    const outcome = await begin(given, page);
    setBusy(false);
    if ('data' in outcome) go(outcome.data.id);
    else setFailure(outcome.failure);
  };
  return (
    <form ref={form} class="begin" onSubmit={(event) => void send(event)}>
      <PageHeading say={say} title={{ vi: 'Nhập báo cáo', en: 'Enter a report' }} />
      <Alert failure={failure} />
      <fieldset>
        <legend>{say({ vi: '1. Báo cáo nào', en: '1. Which report' })}</legend>
        <label for="year">{say({ vi: 'Năm báo cáo', en: 'Year' })}</label>
        <input
          id="year"
          name="year"
          type="number"
          min={2000}
          max={2100}
          required
          value={year}
          onInput={({ currentTarget }) => setYear(currentTarget.value)}
        />
        <label for="title">{say({ vi: 'Tên báo cáo', en: 'Title' })}</label>
        <input
          id="title"
          name="title"
          required
          maxLength={500}
          value={title ?? `Báo cáo hoạt động công đoàn năm ${year}`}
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <PublishedFields />
        <label for="document">{say({ vi: 'Mã tài liệu', en: 'Document id' })}</label>
        <p id="document-hint" class="note">
          {say({
            vi: 'Báo cáo mới cùng mã thay báo cáo đã công bố với mã ấy. Chữ thường không dấu, chữ số, gạch nối.',
            en: 'A new report of the same id takes the place of what is published under it. Small letters, digits, hyphens.',
          })}
        </p>
        <input
          id="document"
          name="document"
          required
          pattern="[a-z0-9][a-z0-9\-]*"
          maxLength={200}
          aria-describedby="document-hint"
          value={document ?? `bao-cao-${person.province}-${year}`}
          onInput={({ currentTarget }) => setDocument(currentTarget.value)}
        />
        <Replaced documents={documents.outcome} />
      </fieldset>
      <fieldset>
        <legend>{say({ vi: '2. Đưa báo cáo vào', en: '2. Bring the report' })}</legend>
        <Ways way={way} setWay={setWay} />
      </fieldset>
      <button type="submit" class="button" disabled={isBusy}>
        {say(isBusy ? { vi: 'Đang đọc…', en: 'Reading…' } : beginTexts[way])}
      </button>
    </form>
  );
}

/** Who published it, and when, as far as it is known. */
function PublishedFields() {
  const { say } = usePage();
  return (
    <>
      <label for="publisher">{say({ vi: 'Nơi ban hành', en: 'Publisher' })}</label>
      <input id="publisher" name="publisher" maxLength={500} />
      <label for="publishedOn">{say({ vi: 'Ngày ban hành', en: 'Published on' })}</label>
      <input id="publishedOn" name="publishedOn" type="date" />
    </>
  );
}

/** Which document that is in it takes the place of, if it has another id. */
function Replaced({ documents }: { documents: Outcome<KnownDocument[]> | null }) {
  const { say } = usePage();
  const known = documents && 'data' in documents ? documents.data : [];
  return (
    <>
      <label for="replaces">{say({ vi: 'Thay báo cáo đã có', en: 'Takes the place of' })}</label>
      <select id="replaces" name="replaces">
        <option value="">{say({ vi: 'Không thay báo cáo nào', en: 'None' })}</option>
        {known.map(({ id, title, status }) => (
          <option key={id} value={id}>
            {`${title ?? id} (${say(valueText(status))})`}
          </option>
        ))}
      </select>
    </>
  );
}

type Way = 'TEXT' | 'FILE' | 'FORM';

const read: Text = { vi: 'Đọc các con số', en: 'Read the numbers' };
const beginTexts: Texts<Way> = { TEXT: read, FILE: read, FORM: { vi: 'Mở biểu mẫu', en: 'Open the form' } };

function Ways({ way, setWay }: { way: Way; setWay(way: Way): void }) {
  const { say } = usePage();
  // Stays while a file is chosen instead.
  const [text, setText] = useState('');
  useLeaveWarning(text !== '');
  return (
    <>
      <label class="choice">
        <input type="radio" name="way" checked={way === 'TEXT'} onChange={() => setWay('TEXT')} />
        {say({ vi: 'Dán nguyên văn', en: 'Paste the text' })}
      </label>
      <label class="choice">
        <input type="radio" name="way" checked={way === 'FILE'} onChange={() => setWay('FILE')} />
        {say({ vi: 'Chọn tệp', en: 'Choose a file' })}
      </label>
      <label class="choice">
        <input type="radio" name="way" checked={way === 'FORM'} onChange={() => setWay('FORM')} />
        {say({
          vi: 'Điền biểu mẫu, có số năm trước bên cạnh',
          en: 'Fill in a form, with last year’s numbers beside it',
        })}
      </label>
      {way === 'TEXT' && (
        <>
          <label for="text">{say({ vi: 'Nguyên văn báo cáo', en: 'Text of the report' })}</label>
          <textarea
            id="text"
            name="text"
            rows={14}
            required
            value={text}
            onInput={({ currentTarget }) => {
              // A longest length of the field would cut off the end of what is pasted in silence.
              currentTarget.setCustomValidity(currentTarget.value.length > mostText ? say(tooLong) : '');
              setText(currentTarget.value);
            }}
          />
        </>
      )}
      {way === 'FILE' && (
        <>
          <label for="file">{say({ vi: 'Tệp báo cáo', en: 'File' })}</label>
          <p id="file-hint" class="note">
            {say({
              vi: 'Word (.docx), PDF có chữ, trang web (.html), văn bản (.txt), hoặc mẫu đã điền (.xlsx, .csv).',
              en: 'Word (.docx), PDF with text, a web page (.html), text (.txt), or a filled template (.xlsx, .csv).',
            })}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".docx,.pdf,.html,.htm,.txt,.xlsx,.csv,.json"
            aria-describedby="file-hint"
          />
        </>
      )}
    </>
  );
}

const tooLong = {
  vi: `Văn bản dài quá ${mostText} ký tự; hãy chia thành nhiều phần.`,
  en: `The text has more than ${mostText} characters; split it.`,
};

function begin(given: FormData, { ask, path }: Page) {
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const head: Head = {
    year: Number(text('year')),
    document: text('document'),
    title: text('title'),
    publisher: text('publisher') || null,
    publishedOn: text('publishedOn') || null,
    url: null,
    replaces: text('replaces') || null,
    accept: [],
    reason: '',
    lateReason: '',
  };
  const file = given.get('file');
  if (!given.has('text') && !(file instanceof File))
    return ask<Work>('POST', path('/works'), { head, form: true });
  if (!(file instanceof File)) return ask<Work>('POST', path('/works'), { head, text: text('text') });
  const query = new URLSearchParams({ file: file.name, head: JSON.stringify(head) });
  return ask<Work>('POST', path(`/files?${query.toString()}`), file);
}
