import type { Dashboard } from '../model/dashboard';
import { welfareByMeasure } from '../model/breakdowns';
import { publishedOf } from '../model/published';
import { sumStateIn } from '../model/sumState';
import { usePage } from '../page';
import { Breakdown } from './breakdown';
import { ByProvince } from './byProvince';
import { Section } from './section';
import { columnUnit } from '../../web/words/bounds';
import { niceScale } from '../../web/charts/scale';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { barsPicture } from '../downloads/pictures';
import { welfareByProgramme, welfareByProvince } from '../downloads/files';

/** Welfare by programme, a table for each measure. */
export function Welfare({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { language, say } = page;
  const { catalogue, figures, cluster, year } = dashboard;
  const published = cluster?.season.published ?? null;
  const groups = welfareByMeasure(figures, published);
  const unitOf = (measure: string) => catalogue.measure(measure, language).unit;
  // Amounts of money compare with each other, and nothing else does.
  const comparedWith = (unit: string) =>
    groups
      .filter(({ measure }) => unitOf(measure) === unit)
      .flatMap(({ parts }) => parts.flatMap(({ sum, published: printed }) => [sum, printed]));
  const title = say({
    vi: `Chăm lo đoàn viên theo chương trình, ${year}`,
    en: `Welfare by programme, ${year}`,
  });
  const drawing = () =>
    drawingOf(
      title,
      groups.map(({ measure, parts }) => {
        const { name, unit } = catalogue.measure(measure, language);
        const numbers = parts.map(({ row, sum }) => ({
          label: catalogue.programme(row.programme, language),
          bounds: sum,
          origin: 'sum' as const,
          unit,
          simulated: sumStateIn(dashboard, measure, sum) === 'simulated',
        }));
        return groupOf(name, numbers, page);
      }),
      dashboard,
      page,
    );
  return (
    <Section
      name="welfare"
      title={title}
      downloads={{
        tables: [
          { file: welfareByProgramme, name: say({ vi: 'Theo chương trình', en: 'By programme' }) },
          { file: welfareByProvince, name: say({ vi: 'Kinh phí theo tỉnh', en: 'Money by province' }) },
        ],
        pictures: groups.length > 0 ? [barsPicture(title, drawing)] : [],
      }}
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
            unit={columnUnit(unit, comparedWith(unit), 'sum')}
            scale={niceScale(comparedWith(unit))}
            stateOf={(sum) => sumStateIn(dashboard, measure, sum)}
            year={year}
            withPublished={published !== null}
            publishedOf={(figure) => publishedOf(dashboard, figure)}
          />
        );
      })}
      {groups.length > 0 && <ByProvince table={welfareByProvince} title={say(byProvinceTitle(year))} />}
    </Section>
  );
}

const none = { vi: 'Chưa tỉnh nào báo cáo chăm lo.', en: 'No province reported welfare.' };

const byProvinceTitle = (year: number) => ({
  vi: `Kinh phí chăm lo theo tỉnh và chương trình, ${year}`,
  en: `Welfare money by province and programme, ${year}`,
});
