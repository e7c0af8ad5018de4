import { useState } from 'preact/hooks';
import { type Failure } from '../desk/api';
import { Alert } from '../desk/loaded';
import { usePage } from '../desk/page';
import type { Text, Texts } from '../web/words/language';
import { changeOf } from './draft';
import { entryText, withDraft, type NamedEntries } from './entryNames';
import type { Change, Draft, Preview, Result, SectionProps } from './types';

interface SendProps extends SectionProps {
  /** It is in: what the register says now is to be asked again. */
  sent(result: Result): void;
}

/** What would change, what is wrong, what is to be answered; and the step that writes it. */
export function SendSection({ draft, known, change, sent }: SendProps) {
  const { say, ask } = usePage();
  const [seen, setSeen] = useState<{ preview: Preview; draft: Draft } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    const outcome = await ask<Preview>('POST', '/desk/preview', changeOf(draft));
    setBusy(false);
    setFailure('failure' in outcome ? outcome.failure : null);
    if ('data' in outcome) setSeen({ preview: outcome.data, draft });
  };
  const submit = async () => {
    setBusy(true);
    const { accept, reason } = draft;
    const body = { change: changeOf(draft), seen: known.revision, accept, reason };
    const outcome = await ask<Result>('POST', '/desk/submit', body);
    setBusy(false);
    setFailure('failure' in outcome ? outcome.failure : null);
    if ('data' in outcome) sent(outcome.data);
    else if (listed.includes(outcome.failure.code)) await look();
  };
  const open = draft.read?.rows.filter(({ decision }) => decision === 'OPEN').length ?? 0;
  return (
    <section aria-labelledby="send">
      <h2 id="send">{say({ vi: '4. Xem trước và ghi', en: '4. See what changes, and write it' })}</h2>
      <Alert failure={failure} />
      <p>
        <button type="button" disabled={isBusy} onClick={() => void look()}>
          {say({ vi: 'Xem trước thay đổi', en: 'See what would change' })}
        </button>
      </p>
      {seen && seen.draft !== draft && (
        <p class="alert" role="status">
          {say({
            vi: 'Đã sửa sau lần xem trước này; hãy xem trước lại.',
            en: 'Changed after this preview; look again.',
          })}
        </p>
      )}
      {seen && <PreviewResult preview={seen.preview} {...{ draft, known, change }} />}
      {open > 0 && (
        <p class="note">
          {say({
            vi: `Còn ${open} số chưa xem; số chưa xem không được ghi.`,
            en: `${open} numbers are not looked at; they are not written.`,
          })}
        </p>
      )}
      {draft.pasted.trim() !== '' && (
        <p class="alert" role="status">
          {say({
            vi: 'Nguyên văn đã dán chưa được đọc: bấm “Đọc các con số” ở bước 2, hoặc xóa đi.',
            en: 'The text that you pasted is not read yet: press “Read the numbers” in step 2, or remove it.',
          })}
        </p>
      )}
      <button
        type="button"
        class="button"
        disabled={isBusy || draft.pasted.trim() !== ''}
        onClick={() => void submit()}
      >
        {say({ vi: '5. Ghi vào sổ đăng ký', en: '5. Write it into the register' })}
      </button>
    </section>
  );
}

/** What is wrong stands in the preview, each at its place. */
const listed = ['IMPORT_REFUSED', 'IMPORT_UNANSWERED'];

interface PreviewProps extends SectionProps {
  preview: Preview;
}

function PreviewResult({ preview: { preview, problems }, draft, known, change }: PreviewProps) {
  const { say } = usePage();
  if (!preview) {
    return (
      <div role="alert" class="alert">
        <p>{say({ vi: 'Chưa ghi được; cần sửa:', en: 'It cannot be written yet; to be put right:' })}</p>
        <ul>
          {problems.map(({ place, message }) => (
            <li key={`${place}|${message}`}>
              <Place place={place} draft={draft} />: {message}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { changed, entries, warnings, findings } = preview;
  return (
    <div role="status">
      {!changed && <p>{say({ vi: 'Không có gì thay đổi.', en: 'Nothing changes.' })}</p>}
      {entries.length > 0 && <Entries entries={entries} names={withDraft(known, draft)} />}
      {warnings.map(({ message }) => (
        <p key={message} class="alert">
          {message}
        </p>
      ))}
      {findings.length > 0 && <Findings findings={findings} draft={draft} change={change} />}
    </div>
  );
}

const fields: readonly [RegExp, string, Text][] = [
  [/\.provinces/, 'find-province', { vi: 'Các tỉnh', en: 'Provinces' }],
  [/\.chair/, 'chair', { vi: 'Cụm trưởng', en: 'Chair' }],
  [/\.viceChair/, 'viceChair', { vi: 'Cụm phó', en: 'Vice chair' }],
  [/\.dueOn/, 'dueOn', { vi: 'Hạn báo cáo', en: 'Due' }],
  [/\.year/, 'year', { vi: 'Năm', en: 'Year' }],
  [/^clusters\[0\]\.id/, 'cluster-id', { vi: 'Mã cụm', en: 'Id' }],
  [/^clusters\[0\]\.name/, 'cluster-name', { vi: 'Tên cụm', en: 'Name' }],
  [/\.document/, 'document', { vi: 'Tài liệu', en: 'Document' }],
];

/** Where it is put right. */
function Place({ place, draft }: { place: string; draft: Draft }) {
  const { say } = usePage();
  const fact = /facts\[(\d+)\]/.exec(place)?.[1];
  const row = draft.read?.rows.filter(({ decision }) => decision === 'ACCEPTED')[Number(fact ?? NaN)];
  if (row) return <a href={`#row-${row.id}`}>{row.place?.text ?? row.id}</a>;
  const field = fields.find(([form]) => form.test(place));
  return field ? <a href={`#${field[1]}`}>{say(field[2])}</a> : <>{place}</>;
}

const changeTexts: Texts<Change['change']> = {
  ADDED: { vi: 'thêm', en: 'added' },
  CHANGED: { vi: 'sửa', en: 'changed' },
  REMOVED: { vi: 'bỏ', en: 'removed' },
};

export function Entries({ entries, names }: { entries: readonly Change[]; names: NamedEntries }) {
  const { say } = usePage();
  return (
    <ul>
      {entries.map(({ entry, change }) => (
        <li key={entry}>
          {say(entryText(entry, names))}: {say(changeTexts[change])}
        </li>
      ))}
    </ul>
  );
}

function Findings({
  findings,
  draft: { accept, reason },
  change,
}: Omit<PreviewProps, 'preview' | 'known'> & { findings: Result['findings'] }) {
  const { say } = usePage();
  const toggle = (rule: string) =>
    change({ accept: accept.includes(rule) ? accept.filter((id) => id !== rule) : [...accept, rule] });
  return (
    <fieldset>
      <legend>
        {say({
          vi: 'Cảnh báo: đánh dấu điều đã kiểm tra và ghi lý do',
          en: 'Warnings: tick what you have checked, and say why',
        })}
      </legend>
      {findings.map((finding) => (
        <label key={`${finding.rule}|${finding.unit}`} class="choice">
          <input
            type="checkbox"
            checked={accept.includes(finding.rule)}
            onChange={() => toggle(finding.rule)}
          />
          <span>{say(finding)}</span>
        </label>
      ))}
      <label for="accept-reason">{say({ vi: 'Lý do', en: 'Why' })}</label>
      <textarea
        id="accept-reason"
        rows={2}
        value={reason}
        onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
    </fieldset>
  );
}
