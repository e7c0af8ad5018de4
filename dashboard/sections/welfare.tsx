import type { Dashboard } from '../model/dashboard';
import { welfareByMeasure } from '../model/breakdowns';
import { usePage } from '../page';
import { Breakdown } from './breakdown';
import { Section } from './section';

/** Welfare by programme, a table for each measure. */
export function Welfare({ dashboard }: { dashboard: Dashboard }) {
  const { language, say } = usePage();
  const { catalogue, figures, cluster, year } = dashboard;
  const published = cluster?.season.published ?? null;
  const groups = welfareByMeasure(figures, published);
  return (
    <Section
      name="welfare"
      title={say({ vi: `Chăm lo đoàn viên theo chương trình, ${year}`, en: `Welfare by programme, ${year}` })}
      note={say({
        vi: 'Tiền, người, lượt người, suất quà và căn nhà là những chỉ tiêu khác nhau, không quy đổi. Tiền đóng góp đi nơi khác không nằm trong kinh phí chăm lo.',
        en: 'Money, people, person-times, gifts and houses are different measures, never converted. What is contributed elsewhere is not part of what is spent.',
      })}
    >
      {groups.length === 0 && <p class="absent">{say(none)}</p>}
      {groups.map(({ measure, parts }) => {
        const { name, unit } = catalogue.measure(measure, language);
        return (
          <Breakdown
            key={measure}
            caption={name}
            rows={parts.map(({ row, ...part }) => ({
              ...part,
              label: catalogue.programme(row.programme, language),
            }))}
            unit={unit}
            year={year}
            withPublished={published !== null}
          />
        );
      })}
    </Section>
  );
}

const none = { vi: 'Chưa tỉnh nào báo cáo chăm lo.', en: 'No province reported welfare.' };
