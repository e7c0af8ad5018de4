import type { Dashboard } from '../model/dashboard';
import { mainMeasure } from '../model/measures';
import { rankProvinces } from '../model/ranking';
import { usePage } from '../page';
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
      <ProvinceTable dashboard={dashboard} rows={rows} measure={measure} ranked />
    </Section>
  );
}

function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);
}
