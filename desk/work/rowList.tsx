import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../web/words/language';
import { usePage } from '../page';
import type { Row, Work } from '../types';
import { RowItem } from './rowItem';
import { emptyRow } from './rows';
import type { Saving } from './useSaving';

interface RowListProps {
  work: Work;
  saving: Saving;
  shown: string | null;
  show(row: string | null): void;
}

/** The numbers in the order of the text, each to be accepted, changed or rejected. */
export function RowList({ work, saving, shown, show }: RowListProps) {
  const { say } = usePage();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const isOpen = work.state === 'OPEN';
  const open = work.rows.filter(({ decision }) => decision === 'OPEN');
  const sure = open.filter(({ place }) => place?.sureness === 'high');
  const rows = onlyOpen ? work.rows.filter((row) => row.decision === 'OPEN' || row.id === shown) : work.rows;
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
      <p role="status">{say(countText(work, open.length))}</p>
      {isOpen && (
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
      <p class="note">
        {say({
          vi: 'Bàn phím: ↑ ↓ chuyển số, N nhận, B bỏ, Enter sửa.',
          en: 'Keys: ↑ ↓ move, N accepts, B rejects, Enter edits.',
        })}
      </p>
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
          />
        ))}
      </ol>
      {isOpen && (
        <button type="button" onClick={add}>
          {say({ vi: 'Thêm số không có trong văn bản', en: 'Add a number that is not in the text' })}
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
