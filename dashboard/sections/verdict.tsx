import type { Reconciliation } from '../model/dashboard';
import { usePage } from '../page';
import { wordVerdict } from '../words/labels';

interface VerdictProps {
  row: Pick<Reconciliation, 'verdict' | 'simulated'>;
  /** How many figures have it, if that is to be said. */
  count?: number;
}

/** What the comparison of a published figure with the sum of its provinces says. */
export function Verdict({ row, count }: VerdictProps) {
  const { say } = usePage();
  const look = row.simulated ? 'simulated' : row.verdict.toLowerCase();
  return (
    <span class={`verdict ${look}`}>
      {say(wordVerdict(row).name)}
      {count !== undefined && `: ${count}`}
    </span>
  );
}
