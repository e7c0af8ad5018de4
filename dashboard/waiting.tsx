import type { Asked } from './answer';
import type { OperationName } from './operations';
import { usePage } from './page';

/** What stands in the place of an answer until it is there. */
export function Waiting({ asked }: { asked: Exclude<Asked<OperationName>, { phase: 'answered' }> }) {
  const { say } = usePage();
  if (asked.phase === 'waiting') {
    return (
      <p class="waiting" role="status">
        {say({ vi: 'Đang lấy số liệu…', en: 'Getting the figures…' })}
      </p>
    );
  }
  return (
    <div class="failure" role="alert">
      <p>{say({ vi: 'Không lấy được số liệu.', en: 'The figures could not be got.' })}</p>
      <p class="detail">
        {asked.error.code}: {asked.error.message}
      </p>
    </div>
  );
}
