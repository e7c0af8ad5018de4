import type { Dashboard } from '../model/dashboard';
import { mainMeasure } from '../model/measures';
import { rankProvinces } from '../model/ranking';
import { usePage } from '../page';
import { ProvinceNames } from '../placeLink';
import { MeasureChoice } from './measureChoice';
import { ProvinceTable } from './provinceTable';
import { Section } from './section';
import { byProvince } from '../downloads/files';
import { drawProvinces } from '../downloads/drawProvinces';
import { barsPicture } from '../downloads/pictures';

/** Provinces by the chosen measure, with their growth. */
export function Ranking({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const { address, language, say } = page;
  const measure = mainMeasure(address.measure);
  const { name } = dashboard.catalogue.measure(measure.id, language);
  const year = dashboard.year;
  const rows = rankProvinces(dashboard.provinces, measure);
  // Of a cluster each has its row and its reason; of the country they would be a page of empty rows.
  const isLong = rows.length > manyProvinces;
  const shown = isLong ? rows.filter(({ quantity }) => quantity) : rows;
  const without = isLong ? rows.filter(({ quantity }) => !quantity) : [];
  const title = say({ vi: `Xếp hạng theo ${lower(name)}, ${year}`, en: `Ranked by ${lower(name)}, ${year}` });
  return (
    <Section
      name="ranking"
      title={title}
      downloads={{
        tables: [{ file: byProvince }],
        pictures: [barsPicture(title, () => drawProvinces(title, rows, measure, dashboard, page))],
      }}
      note={say({
        vi: `Hạng là một khoảng khi các số chưa đủ chính xác để xếp. Thay đổi so với ${year - 1} cũng vậy; “–” là chưa đủ số liệu để nói.`,
        en: `A rank is a range if the numbers are not exact enough for one. So is the change on ${year - 1}; “–” is where too little is known to say it.`,
      })}
      controls={<MeasureChoice catalogue={dashboard.catalogue} />}
    >
      <ProvinceTable dashboard={dashboard} rows={shown} measure={measure} ranked />
      {without.length > 0 && (
        <p class="note">
          {say({ vi: `Chưa có số liệu (${without.length})`, en: `No figure (${without.length})` })}:{' '}
          <ProvinceNames provinces={without.map(({ province }) => province)} />
        </p>
      )}
    </Section>
  );
}

/** More than a cluster has. */
const manyProvinces = 20;

function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}
