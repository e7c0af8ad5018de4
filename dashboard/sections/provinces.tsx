import type { Dashboard } from '../model/dashboard';
import { mainMeasure } from '../model/measures';
import { rankProvinces } from '../model/ranking';
import { usePage } from '../page';
import { MeasureChoice } from './measureChoice';
import { ProvinceTable } from './provinceTable';
import { DevelopmentBody } from './development';
import { Section } from './section';
import { byProvince } from '../downloads/files';
import { drawProvinces } from '../downloads/drawProvinces';
import { barsPicture } from '../downloads/pictures';
import { tilesPicture } from '../downloads/tilesPicture';
import { TileMap } from './tileMap';

/** A bar and a tile a province; in the overview also the years, so that the measure is chosen once for all three. */
export function Provinces({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { address, language, say } = page;
  const measure = mainMeasure(address.measure);
  const { name } = dashboard.catalogue.measure(measure.id, language);
  const rows = rankProvinces(dashboard.provinces, measure);
  const overYears = address.section === 'overview';
  const few = rows.filter(({ quantity }) => quantity).length <= fewProvinces;
  const title = say({
    vi: `${name} theo tỉnh, ${dashboard.year}`,
    en: `${name} by province, ${dashboard.year}`,
  });
  return (
    <Section
      name="provinces"
      title={title}
      downloads={{
        tables: [{ file: byProvince }],
        pictures: [
          barsPicture(title, () => drawProvinces(title, rows, measure, dashboard, page)),
          tilesPicture(dashboard, measure, page),
        ],
      }}
      note={say(note)}
      controls={<MeasureChoice catalogue={dashboard.catalogue} />}
    >
      <div class="side-by-side">
        <div>
          <ProvinceTable dashboard={dashboard} rows={rows} measure={measure} />
          {overYears && few && <DevelopmentBody dashboard={dashboard} />}
        </div>
        <div>
          <TileMap dashboard={dashboard} measure={measure} />
          {overYears && !few && <DevelopmentBody dashboard={dashboard} />}
        </div>
      </div>
    </Section>
  );
}

/** So few provinces have room below their bars, beside the map. */
const fewProvinces = 20;

const note = {
  vi: 'Phần tô đặc là chắc chắn, phần gạch chéo là khoảng có thể, mũi tên là không có giới hạn trên. Tỉnh thiếu có nền gạch và lý do; đó không phải số 0.',
  en: 'Solid is certain, hatched is possible, an arrow means no upper bound. A missing province is hatched grey with its reason; that is not zero.',
};
