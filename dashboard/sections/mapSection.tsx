import { byProvince } from '../downloads/files';
import { tilesPicture } from '../downloads/tilesPicture';
import type { Dashboard } from '../model/dashboard';
import { mainMeasure } from '../model/measures';
import { usePage } from '../page';
import { Section } from './section';
import { TileMap } from './tileMap';

/** The tile map as a section of its own. */
export function MapSection({ dashboard }: { dashboard: Dashboard }) {
  const page = usePage();
  const measure = mainMeasure(page.address.measure);
  const picture = tilesPicture(dashboard, measure, page);
  return (
    <Section
      name="provinces"
      title={picture.title}
      downloads={{ tables: [{ file: byProvince }], pictures: [picture] }}
    >
      <TileMap dashboard={dashboard} measure={measure} />
    </Section>
  );
}
