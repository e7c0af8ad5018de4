import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../web/words/language';
import { usePage } from '../page';
import type { Row, Work } from '../types';
import { RowItem } from './rowItem';
import { isFormRow } from './measureForm';
import { emptyRow } from './rows';
import type { LastYear } from './useLastYear';
import type { Saving } from './useSaving';

interface RowListProps {
  work: Work;
  saving: Saving;
  shown: string | null;
  show(row: string | null): void;
  lastYear: LastYear;
}

/** The numbers in the order of the text, each to be accepted, changed or rejected. */
export function RowList({ work, saving, shown, show, lastYear }: RowListProps) {
  const { say } = usePage();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const isOpen = work.state === 'OPEN';
  const open = work.rows.filter(({ decision }) => decision === 'OPEN');
  const sure = open.filter(({ place }) => place?.sureness === 'high');
  // Lines of a form stand in the form.
  const listed = work.text === null ? work.rows.filter((row) => !isFormRow(row)) : work.rows;
  const rows = onlyOpen ? listed.filter((row) => row.decision === 'OPEN' || row.id === shown) : listed;
  useEffect(() => {
    if (shown === null) return;
    const item = document.getElementById(`row-${shown}`);
    item?.scrollIntoView({ block: 'nearest' });
    item?.focus({ preventScroll: true });
  }, [shown]);
  const acceptSure = () =>
    saving.setRows((all) =>
      all.map((row) => (sure.some(({ id }) => id === row.id) ? { ...row, decision: 'ACCEPTED' } : row)),
    );
  const add = () => {
    const row = emptyRow(work);
    saving.setRows((all) => [...all, row]);
    show(row.id);
  };
  const change = (changed: Row) =>
    saving.setRows((all) => all.map((row) => (row.id === changed.id ? changed : row)));
  return (
    <div class="rows">
      {work.text !== null && <p role="status">{say(countText(work, open.length))}</p>}
      {isOpen && work.text !== null && (
        <p class="tools">
          <button type="button" onClick={acceptSure} disabled={sure.length === 0}>
            {say({ vi: `Nhận ${sure.length} số chắc chắn`, en: `Accept the ${sure.length} sure ones` })}
          </button>
          <label class="choice">
            <input type="checkbox" checked={onlyOpen} onChange={() => setOnlyOpen(!onlyOpen)} />
            {say({ vi: 'Chỉ số chưa xem', en: 'Only those to look at' })}
          </label>
        </p>
      )}
      {rows.length > 0 && (
        <p class="note">
          {say({
            vi: 'Bàn phím: ↑ ↓ chuyển số, N nhận, B bỏ, Enter sửa.',
            en: 'Keys: ↑ ↓ move, N accepts, B rejects, Enter edits.',
          })}
        </p>
      )}
      <ol>
        {rows.map((row) => (
          <RowItem
            key={row.id}
            row={row}
            work={work}
            isOpen={isOpen}
            isShown={row.id === shown}
            change={change}
            show={show}
            lastYear={lastYear}
          />
        ))}
      </ol>
      {isOpen && (
        <button type="button" onClick={add}>
          {work.text === null
            ? say({ vi: 'Thêm số', en: 'Add a number' })
            : say({ vi: 'Thêm số không có trong văn bản', en: 'Add a number that is not in the text' })}
        </button>
      )}
    </div>
  );
}

function countText({ rows, leftOut, notUnderstood }: Work, open: number): Text {
  const accepted = rows.filter(({ decision }) => decision === 'ACCEPTED').length;
  return {
    vi: `${rows.length} số đề xuất: ${accepted} đã nhận, ${open} chưa xem. ${leftOut.length} số để ngoài, ${notUnderstood.length} số không hiểu.`,
    en: `${rows.length} numbers proposed: ${accepted} accepted, ${open} to look at. ${leftOut.length} left out, ${notUnderstood.length} not understood.`,
  };
}
