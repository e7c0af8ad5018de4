import type { Asked } from './answer';
import type { OperationName } from './operations';
import { usePage } from './page';
import { RetryNote } from './retryNote';

/** What stands in the place of an answer until it is there. */
export function Waiting({ asked }: { asked: Exclude<Asked<OperationName>, { phase: 'answered' }> }) {
  const { say } = usePage();
  if (asked.phase === 'waiting') {
    return (
      <p class="waiting" role="status">
        {say({ vi: 'Đang lấy số liệu…', en: 'Getting the figures…' })}
        {asked.attempt > 1 && ` ${say({ vi: `lần ${asked.attempt}`, en: `attempt ${asked.attempt}` })}`}
      </p>
    );
  }
  return (
    <div class="failure">
      <div role="alert">
        <p>{say({ vi: 'Không lấy được số liệu.', en: 'The figures could not be got.' })}</p>
        {!navigator.onLine && (
          <p>{say({ vi: 'Máy này đang không có mạng.', en: 'This machine is offline.' })}</p>
        )}
        <p class="detail">
          {asked.error.code}: {asked.error.message}
        </p>
      </div>
      <RetryNote at={asked.retryAt} />
    </div>
  );
}
