import { usePage } from '../page';

interface SimulatedBandProps {
  /** Provinces whose numbers of the year are simulated, of those that are expected. */
  simulated: number;
  expected: number;
  /** Further years that are shown and have simulated numbers. */
  otherYears?: readonly number[];
}

/** Above everything, on paper and in frames too: what is below must not pass for reports. */
export function SimulatedBand({ simulated, expected, otherYears = [] }: SimulatedBandProps) {
  const { say } = usePage();
  if (simulated === 0 && otherYears.length === 0) return null;
  return (
    <p class="simulated-band" role="note">
      {simulated > 0
        ? say({
            vi: `SỐ LIỆU GIẢ LẬP: số của ${simulated} trong ${expected} tỉnh`,
            en: `SIMULATED DATA: the numbers of ${simulated} of ${expected} provinces`,
          })
        : say({
            vi: `SỐ LIỆU GIẢ LẬP trong số của ${otherYears.length > 1 ? 'các ' : ''}năm ${otherYears.join(', ')}`,
            en: `SIMULATED DATA in the numbers of ${otherYears.join(', ')}`,
          })}
      {simulated > 0 && (
        // A telephone has no room for it: the band would take an eighth of the screen.
        <span class="why">
          {say({ vi: ' do máy tạo để chạy thử', en: ' are made up to try things out' })}
        </span>
      )}
      {say({ vi: ', không phải báo cáo của tỉnh', en: '; no province reported them' })}
    </p>
  );
}

/** Of pages that show years beside each other and no sum: of a province, a table, a document. */
export function SimulatedYears({ years }: { years: readonly number[] }) {
  return <SimulatedBand simulated={0} expected={0} otherYears={years} />;
}

/** Of a document that no province has written. */
export function SimulatedDocument() {
  const { say } = usePage();
  return (
    <p class="simulated-band" role="note">
      {say({
        vi: 'TÀI LIỆU GIẢ LẬP: do máy tạo để chạy thử, không phải báo cáo của tỉnh',
        en: 'SIMULATED DOCUMENT: made up to try things out; no province reported it',
      })}
    </p>
  );
}
