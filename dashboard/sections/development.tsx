import type { DashboardSeriesFragment } from '../../schema/generated/operations';
import { formatAddress } from '../address';
import { drawingOf, groupOf } from '../downloads/drawingOf';
import { overYears, tableLinks, type TableFile } from '../downloads/files';
import { Downloads } from '../downloads/menu';
import { barsPicture, type Picture } from '../downloads/pictures';
import { Link } from '../link';
import type { Dashboard } from '../model/dashboard';
import { mainMeasure } from '../model/measures';
import { rankProvinces } from '../model/ranking';
import { dashboardVariables } from '../model/years';
import { usePage, type Page } from '../page';
import type { Text } from '../../web/words/language';
import { Compare } from './compare';
import { pointOf, trim, Years } from './developmentYears';
import { MeasureChoice } from './measureChoice';
import { Section } from './section';

interface DevelopmentProps {
  dashboard: Dashboard;
  /** Also compares provinces: a question of its own, which not every view asks. */
  withProvinces?: boolean;
}

/** The chosen measure over the years, on each year's own map or on today's. */
export function Development({ dashboard, withProvinces = false }: DevelopmentProps) {
  const page = usePage();
  const { address, language, say } = page;
  const measure = mainMeasure(address.measure);
  const { name } = dashboard.catalogue.measure(measure.id, language);
  const title = say({ vi: `${name} qua các năm`, en: `${name} over the years` });
  const series = trim(dashboard.series);
  return (
    <Section
      name="development"
      title={title}
      downloads={{ tables: [{ file: overTheseYears(series) }], pictures: [yearsPicture(dashboard, page)] }}
      note={say(dashboard.cluster ? ofCluster : ofAll)}
      controls={<MeasureChoice catalogue={dashboard.catalogue} />}
    >
      <Years dashboard={dashboard} />
      {withProvinces && (
        <Compare
          measure={measure.id}
          name={name}
          years={series.map(({ year }) => year)}
          provinces={rankProvinces(dashboard.provinces, measure).map(({ province }) => province)}
        />
      )}
    </Section>
  );
}

/** The chosen measure's years as a picture. */
function yearsPicture(dashboard: Dashboard, page: Page): Picture {
  const { address, language, say } = page;
  const measure = mainMeasure(address.measure);
  const { name, unit } = dashboard.catalogue.measure(measure.id, language);
  const title = say({ vi: `${name} qua các năm`, en: `${name} over the years` });
  const numbers = () =>
    trim(dashboard.series)
      .map((row) => pointOf(row, measure))
      .map(({ year, behind, bounds, simulated }) => ({
        label: `${year} (${behind})`,
        bounds,
        origin: 'sum' as const,
        unit,
        simulated,
      }));
  return barsPicture(title, () => drawingOf(title, [groupOf(null, numbers(), page)], dashboard, page));
}

function overTheseYears(series: readonly DashboardSeriesFragment[]): TableFile {
  return { ...overYears, years: series.map(({ year }) => year) };
}

/** The same within another section. */
export function DevelopmentBody({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { language, address, say, today } = page;
  const { name } = dashboard.catalogue.measure(mainMeasure(address.measure).id, language);
  const title = say({ vi: `${name} qua các năm`, en: `${name} over the years` });
  return (
    <div class="development-body">
      <header>
        <h3>{title}</h3>
        <div class="actions">
          <Link to={{ section: 'development', trail: null }} class="more">
            {say({ vi: 'Xem riêng phần này', en: 'This part alone' })}
          </Link>
          <Downloads
            label={title}
            files={[tableLinks(address, overTheseYears(trim(dashboard.series)), language)]}
            pictures={[yearsPicture(dashboard, page)]}
            link={formatAddress({ ...address, section: 'development', trail: null, embedded: false })}
            query={{ operation: 'Dashboard', variables: dashboardVariables(address, today) }}
          />
        </div>
      </header>
      <p class="note">{say(dashboard.cluster ? ofCluster : ofAll)}</p>
      <Years dashboard={dashboard} />
    </div>
  );
}

const ofCluster: Text = {
  vi: 'Cùng các tỉnh của cụm trong năm đang xem, tính cả cho những năm khác. Dưới mỗi năm: số tỉnh có số liệu / số tỉnh. Các năm khác độ đầy đủ không so sánh được với nhau.',
  en: "This season's provinces, also in years without a season. Below each year: provinces with a number / provinces. Years of different coverage do not compare.",
};
const ofAll: Text = {
  vi: 'Dưới mỗi năm: số tỉnh có số liệu / số tỉnh của năm đó. Các năm khác độ đầy đủ không so sánh được với nhau. Tổng các tỉnh không phải là cả nước.',
  en: "Below each year: provinces with a number / the year's provinces. Years of different coverage do not compare. The provinces together are not the nation.",
};
