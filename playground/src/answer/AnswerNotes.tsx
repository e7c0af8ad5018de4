import type { Text } from '../../../web/words/language';
import { content } from '../examples/content';
import { useWords } from '../page/state';
import type { TabAnswer } from '../page/useAnswer';
import type { Answer, Coverage } from '../page/answer';
import { wordCost } from './cost';
import { wordCoverage } from './coverage';

interface AnswerNotesProps {
  /** Of the tab that is shown; null before there is one. */
  shown: TabAnswer | null;
  isFetching: boolean;
}

/** What is to be known of an answer before it is used: whether it failed, how complete it is, what is simulated, what it cost. */
export function AnswerNotes({ shown, isFetching }: AnswerNotesProps) {
  const { language, words } = useWords();
  const { cost, coverage } = shown?.answer.extensions ?? {};
  return (
    <section className="notes" aria-label={words(texts.aboutAnswer)} aria-live="polite">
      {isFetching && <p>{words(texts.asking)}</p>}
      {!isFetching && shown === null && <p>{words(texts.noAnswer)}</p>}
      {shown?.isOld && <p className="old">{words(texts.old)}</p>}
      {shown && <Failures answer={shown.answer} />}
      {coverage?.simulated && <p className="simulated-band">{words(texts.simulatedBand)}</p>}
      {shown?.answer.data && <CoverageNote coverage={coverage} />}
      {cost && (
        <p className="cost">
          <b>{words(texts.cost)}:</b> {wordCost(cost, language)}
        </p>
      )}
    </section>
  );
}

const texts = {
  aboutAnswer: { vi: 'Về câu trả lời', en: 'About the answer' },
  asking: { vi: 'Đang hỏi…', en: 'Asking…' },
  noAnswer: {
    vi: 'Bấm Chạy để xem câu trả lời dưới dạng bảng, biểu đồ hoặc JSON, kèm độ đầy đủ và chi phí.',
    en: 'Press Run to see the answer as a table, a chart or JSON, with its coverage and its cost.',
  },
  old: {
    vi: 'Truy vấn hoặc biến đã đổi sau câu trả lời này. Hãy chạy lại.',
    en: 'The query or its variables have changed since this answer. Run it again.',
  },
  failed: { vi: 'Truy vấn không thành công.', en: 'The query failed.' },
  partly: { vi: 'Một phần của truy vấn không thành công.', en: 'A part of the query failed.' },
  cost: { vi: 'Chi phí', en: 'Cost' },
  coverage: { vi: 'Độ đầy đủ', en: 'Coverage' },
  noProvince: { vi: 'Truy vấn này không hỏi tỉnh nào.', en: 'This query asked no province.' },
  mentioned: { vi: 'Chỉ được nhắc tới', en: 'Only mentioned' },
  simulated: { vi: 'Số liệu giả lập', en: 'Simulated' },
  simulatedBand: {
    vi: 'SỐ LIỆU GIẢ LẬP: trong câu trả lời có số do máy tạo để thử, không phải báo cáo của tỉnh',
    en: 'SIMULATED DATA: numbers in this answer were made up to try things out; no province reported them',
  },
  missing: { vi: 'Thiếu', en: 'Missing' },
  stale: { vi: 'Số liệu cũ', en: 'Older figures' },
} satisfies Record<string, Text>;

function Failures({ answer: { data, errors } }: { answer: Answer }) {
  const { words } = useWords();
  if (!errors || errors.length === 0) return null;
  return (
    <div className="failed" role="alert">
      <p>
        <b>{words(data ? texts.partly : texts.failed)}</b>
      </p>
      <ul>
        {errors.map(({ message, path, extensions }, index) => (
          <li key={index}>
            {message}
            {extensions?.code && (
              <>
                {' '}
                <code>{extensions.code}</code>
              </>
            )}
            {path && (
              <>
                {' '}
                <code>{path.join('.')}</code>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
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
      {gaps.length > 0 && (
        <details open={gaps.length <= 2}>
          <summary>{words({ vi: 'Tỉnh nào và vì sao', en: 'Which provinces, and why' })}</summary>
          <ul>
            {gaps.map(({ kind, reason, provinces }) => (
              <li key={`${kind} ${reason}`}>
                <b>{words(texts[kind])}</b> ({reason}): {provinces.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
