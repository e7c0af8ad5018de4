import { leftOutReasons } from '../../domain/reading/reading';
import type { Text } from '../../web/words/language';
import { usePage } from '../page';
import type { Row, Span, Work } from '../types';
import { rowOfSpan } from './rows';
import type { Saving } from './useSaving';

interface Mark extends Span {
  kind: 'proposed' | 'accepted' | 'rejected' | 'left-out' | 'unknown';
  title: Text;
  row: string | null;
}

interface ReportTextProps {
  work: Work;
  saving: Saving;
  shown: string | null;
  show(row: string): void;
}

/** The report's own words, every number of them marked by what is to become of it. */
export function ReportText({ work, saving, shown, show }: ReportTextProps) {
  const { say } = usePage();
  const isOpen = work.state === 'OPEN';
  const add = (span: Span) => {
    const row = rowOfSpan(span, work);
    saving.setRows((rows) => [...rows, row]);
    show(row.id);
  };
  return (
    <div
      class="report"
      tabIndex={0}
      role="region"
      aria-label={say({ vi: 'Nguyên văn báo cáo', en: 'Text of the report' })}
    >
      <Legend />
      <div class="words" lang="vi">
        {piecesOf(work).map((piece) =>
          typeof piece === 'string' ? (
            piece
          ) : (
            <button
              key={piece.start}
              type="button"
              id={`mark-${piece.start}`}
              class={`mark ${piece.kind}${piece.row !== null && piece.row === shown ? ' shown' : ''}`}
              title={say(piece.title)}
              disabled={piece.row === null && !isOpen}
              onClick={() => (piece.row === null ? add(piece) : show(piece.row))}
            >
              {piece.text}
            </button>
          ),
        )}
      </div>
    </div>
  );
}

function Legend() {
  const { say } = usePage();
  return (
    <p class="legend note">
      <span class="mark proposed">{say({ vi: 'đề xuất', en: 'proposed' })}</span>{' '}
      <span class="mark accepted">{say({ vi: 'đã nhận', en: 'accepted' })}</span>{' '}
      <span class="mark rejected">{say({ vi: 'đã bỏ', en: 'rejected' })}</span>{' '}
      <span class="mark left-out">{say({ vi: 'để ngoài', en: 'left out' })}</span>{' '}
      <span class="mark unknown">{say({ vi: 'không hiểu', en: 'not understood' })}</span>{' '}
      {say({ vi: 'Bấm vào số để xem hoặc thêm.', en: 'Press a number to see or add it.' })}
    </p>
  );
}

/** The text in pieces, in their order; numbers do not lie over each other. */
function piecesOf({ text, rows, leftOut, notUnderstood }: Work): (string | Mark)[] {
  const whole = text ?? '';
  const taken = new Set(rows.flatMap(({ place }) => (place ? [place.start] : [])));
  const marks: Mark[] = [
    ...rows.flatMap(markOfRow),
    ...leftOut
      .filter(({ start }) => !taken.has(start))
      .map((span) => ({
        ...span,
        kind: 'left-out' as const,
        row: null,
        title: leftOutTitle(leftOutReasons[span.reason]),
      })),
    ...notUnderstood
      .filter(({ start }) => !taken.has(start))
      .map((span) => ({ ...span, kind: 'unknown' as const, row: null, title: notUnderstoodText })),
  ].sort((a, b) => a.start - b.start);
  const pieces: (string | Mark)[] = [];
  let end = 0;
  for (const mark of marks) {
    if (mark.start < end) continue;
    pieces.push(whole.slice(end, mark.start), mark);
    end = mark.end;
  }
  return [...pieces, whole.slice(end)];
}

const kinds = { OPEN: 'proposed', ACCEPTED: 'accepted', REJECTED: 'rejected' } as const;

function markOfRow({ id, decision, place }: Row): Mark[] {
  if (!place) return [];
  const { text, start, end } = place;
  return [
    { text, start, end, kind: kinds[decision], row: id, title: { vi: 'Xem số này', en: 'See this number' } },
  ];
}

function leftOutTitle({ vi, en }: Text): Text {
  return { vi: `Để ngoài: ${vi}. Bấm để thêm vào số liệu.`, en: `Left out: ${en}. Press to add it.` };
}

const notUnderstoodText: Text = {
  vi: 'Chưa hiểu là số gì. Bấm để thêm vào số liệu.',
  en: 'Not understood. Press to add it.',
};
