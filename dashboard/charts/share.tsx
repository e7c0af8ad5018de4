import { usePage } from '../page';

interface ProvinceShareProps {
  /** Provinces that the number is added up from. */
  reported: number;
  /** Whether numbers that nobody has reported are among them. */
  isSimulated: boolean;
  expected: number;
}

/** How many provinces stand behind a number, of those that are expected: the mark of an incomplete sum. */
export function ProvinceShare({ reported, isSimulated, expected }: ProvinceShareProps) {
  const { say } = usePage();
  return (
    <p class={`share${reported < expected ? ' incomplete' : ''}${isSimulated ? ' simulated' : ''}`}>
      <svg viewBox="0 0 100 8" width="64" height="8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="all" x="0.5" y="0.5" width="99" height="7" />
        <rect class="part" x="0" y="0" width={expected > 0 ? (100 * reported) / expected : 0} height="8" />
      </svg>
      {say({
        vi: `Cộng từ ${reported} trong ${expected} tỉnh`,
        en: `Sum of ${reported} of ${expected} provinces`,
      })}
      {isSimulated &&
        say({
          vi: ', có số giả lập',
          en: ', with simulated numbers',
        })}
    </p>
  );
}
