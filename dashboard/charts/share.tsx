import { usePage } from '../page';

interface ProvinceShareProps {
  /** Provinces that the number is added up from. */
  reported: number;
  /** Those of the scope that have simulated numbers and no report. */
  simulated: number;
  expected: number;
}

/** How many provinces stand behind a number, of those that are expected: the mark of an incomplete sum. */
export function ProvinceShare({ reported, simulated, expected }: ProvinceShareProps) {
  const { say } = usePage();
  return (
    <p class={`share${reported < expected ? ' incomplete' : ''}${simulated > 0 ? ' simulated' : ''}`}>
      <svg viewBox="0 0 100 8" width="64" height="8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="all" x="0.5" y="0.5" width="99" height="7" />
        <rect class="part" x="0" y="0" width={expected > 0 ? (100 * reported) / expected : 0} height="8" />
      </svg>
      {say({
        vi: `Cộng từ ${reported} trong ${expected} tỉnh`,
        en: `Sum of ${reported} of ${expected} provinces`,
      })}
      {reported > 0 &&
        simulated > 0 &&
        say({
          vi: ', có số giả lập',
          en: ', with simulated numbers',
        })}
    </p>
  );
}
