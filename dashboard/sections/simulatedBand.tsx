import type { Dashboard } from '../model/dashboard';
import { usePage } from '../page';

/** Above everything, on paper and in frames too: what is below must not pass for reports. */
export function SimulatedBand({ dashboard }: { dashboard: Dashboard }) {
  const { say } = usePage();
  const { coverage, series, year } = dashboard;
  const now = coverage.simulated.length;
  const others = series.filter((row) => row.year !== year && row.coverage.simulated.length > 0);
  if (now + others.length === 0) return null;
  return (
    <p class="simulated-band" role="note">
      {now > 0
        ? say({
            vi: `SỐ LIỆU GIẢ LẬP: số của ${now} trong ${coverage.expected} tỉnh do máy tạo để chạy thử, không phải báo cáo của tỉnh`,
            en: `SIMULATED DATA: the numbers of ${now} of ${coverage.expected} provinces are made up to try things out; no province reported them`,
          })
        : say({
            vi: `SỐ LIỆU GIẢ LẬP trong số của các năm ${others.map((row) => row.year).join(', ')}, không phải báo cáo của tỉnh`,
            en: `SIMULATED DATA in the numbers of ${others.map((row) => row.year).join(', ')}; no province reported them`,
          })}
    </p>
  );
}
