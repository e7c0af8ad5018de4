import { useState } from 'preact/hooks';
import { sayBounds } from '../../web/words/bounds';
import { readQuantity } from '../../domain/quantityReader/readQuantity';
import type { Text, Texts } from '../../web/words/language';
import { usePage, type Page } from '../page';
import type { Decision, Place, Row, Work } from '../types';
import { valueText } from '../words';
import { RowForm } from './rowForm';
import type { LastYear } from './useLastYear';

interface RowItemProps {
  row: Row;
  work: Work;
  isOpen: boolean;
  isShown: boolean;
  change(row: Row): void;
  show(row: string): void;
  lastYear: LastYear;
}

const surenessTexts: Texts<Place['sureness']> = {
  high: { vi: 'chắc chắn', en: 'sure' },
  medium: { vi: 'khá chắc', en: 'fairly sure' },
  low: { vi: 'cần xem kỹ', en: 'look closely' },
};
const decisionTexts: Texts<Decision> = {
  OPEN: { vi: 'chưa xem', en: 'to look at' },
  ACCEPTED: { vi: 'đã nhận', en: 'accepted' },
  REJECTED: { vi: 'đã bỏ', en: 'rejected' },
};

export function RowItem({ row, work, isOpen, isShown, change, show, lastYear }: RowItemProps) {
  const page = usePage();
  const { say } = page;
  const [isEdited, setEdited] = useState(row.measure === '');
  const { id, decision, place } = row;
  const decide = (to: Decision) => change({ ...row, decision: row.decision === to ? 'OPEN' : to });
  const canAccept = row.measure !== '' && (row.value !== null || row.atLeast > 0 || row.atMost !== null);
  const doubts = doubtsOf(row, work, page);
  // Last year's figures are those of the province, and of the year before the report's.
  const before = row.unit === null && row.year === work.head.year ? sayLastYear(row, lastYear, page) : null;
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event);
    else if (isOpen && event.key.toLowerCase() === 'n' && canAccept) decide('ACCEPTED');
    else if (isOpen && event.key.toLowerCase() === 'b') decide('REJECTED');
    else if (isOpen && event.key === 'Enter') setEdited(!isEdited);
  };
  return (
    <li
      id={`row-${id}`}
      class={`row ${decision.toLowerCase()}${isShown ? ' shown' : ''}`}
      tabIndex={0}
      onKeyDown={onKey}
      onFocus={(event) => event.target === event.currentTarget && show(id)}
    >
      <p class="what">
        <strong>{sayRow(row, page)}</strong> <span class="decision">{say(decisionTexts[decision])}</span>
        {place && decision === 'OPEN' && (
          <span class={`sureness ${place.sureness}`}> · {say(surenessTexts[place.sureness])}</span>
        )}
      </p>
      <p class="note">{sayDimensions(row, work, page)}</p>
      {before !== null && (
        <p class="note">
          {say({ vi: `Năm ${row.year - 1}: ${before}`, en: `In ${row.year - 1}: ${before}` })}
        </p>
      )}
      {doubts.map((doubt) => (
        <p key={doubt.en} class="doubt">
          {say(doubt)}
        </p>
      ))}
      {place && (decision === 'OPEN' || isShown) && (
        <blockquote class="note" lang="vi">
          {place.sentence}
        </blockquote>
      )}
      {isOpen && (
        <p class="tools">
          <button
            type="button"
            aria-pressed={decision === 'ACCEPTED'}
            disabled={!canAccept}
            onClick={() => decide('ACCEPTED')}
          >
            {say({ vi: 'Nhận', en: 'Accept' })}
          </button>
          <button type="button" aria-pressed={decision === 'REJECTED'} onClick={() => decide('REJECTED')}>
            {say({ vi: 'Bỏ', en: 'Reject' })}
          </button>
          <button type="button" aria-expanded={isEdited} onClick={() => setEdited(!isEdited)}>
            {say({ vi: 'Sửa', en: 'Edit' })}
          </button>
        </p>
      )}
      {isOpen && isEdited && <RowForm row={row} rows={work.rows} change={change} />}
    </li>
  );
}

/** What whoever enters it and whoever approves it should know of a number. */
function doubtsOf(row: Row, { rows }: Work, { vocabulary }: Page): Text[] {
  if (row.decision === 'REJECTED') return [];
  const whole = rows.find(({ id }) => id === row.includedIn);
  const measure = vocabulary.measures.find(({ id }) => id === row.measure);
  const isOther = row.place && measure && isOtherThanPrinted(row.place.text, row, measure);
  return [
    ...(isOther
      ? [{ vi: `Khác với nguyên văn: ${row.place?.text}`, en: `Not what the text says: ${row.place?.text}` }]
      : []),
    ...(row.decision === 'ACCEPTED' && whole && whole.decision !== 'ACCEPTED'
      ? [
          {
            vi: 'Số chứa nó chưa được nhận: số này được tính riêng, hoặc là phần của số lớn hơn nữa nếu có.',
            en: 'The number that contains it is not accepted: this one counts by itself, or as a part of a larger one.',
          },
        ]
      : []),
  ];
}

/** A number that may be one of several in its words is not looked at. */
function isOtherThanPrinted(
  text: string,
  { value, atLeast, atMost }: Row,
  measure: { id: string; unit: string },
) {
  const reading = readQuantity(text, measure);
  if (!('quantity' in reading)) return false;
  const { bounds } = reading.quantity;
  return bounds.value !== value || bounds.atLeast !== atLeast || bounds.atMost !== atMost;
}

function moveFocus(event: KeyboardEvent): void {
  const item = event.currentTarget as HTMLElement;
  const next = event.key === 'ArrowDown' ? item.nextElementSibling : item.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function sayRow(row: Row, page: Page): string {
  const { language, say, vocabulary } = page;
  const measure = vocabulary.measures.find(({ id }) => id === row.measure);
  if (!measure)
    return `${row.place?.text ?? ''} – ${say({ vi: 'chưa chọn chỉ tiêu', en: 'no measure chosen' })}`;
  const name = language === 'vi' ? measure.name : measure.nameEn;
  return `${name}: ${sayBounds(row, 'printed', measure.unit, language)}`;
}

function sayLastYear(row: Row, lastYear: LastYear, { language, vocabulary }: Page): string | null {
  const bounds = lastYear(row);
  const unit = vocabulary.measures.find(({ id }) => id === row.measure)?.unit ?? '';
  return bounds && sayBounds(bounds, 'sum', unit, language);
}

function sayDimensions(row: Row, { rows }: Work, { vocabulary, language, say }: Page): string {
  const programme = vocabulary.programmes.find(({ id }) => id === row.programme);
  const whole = rows.find(({ id }) => id === row.includedIn);
  return [
    ...[row.kind, row.awardedBy, row.recipient, row.sector].map((value) => value && say(valueText(value))),
    programme ? (language === 'vi' ? programme.name : programme.nameEn) : row.programme,
    row.unit,
    String(row.year),
    whole && `${say({ vi: 'trong đó của', en: 'part of' })} ${whole.place?.text ?? String(whole.value)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
