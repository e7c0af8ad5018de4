import { Link } from '../link';
import { mainMeasure, mainMeasures, type Catalogue } from '../model/measures';
import { unframed } from '../address';
import { usePage } from '../page';
import { measureHref } from '../place';
import { PlaceLink } from '../placeLink';
import { DefinitionHelp } from './definition';

/** Links, so that each choice has an address of its own. */
export function MeasureChoice({ catalogue }: { catalogue: Catalogue }) {
  const { address, language, say, url } = usePage();
  const chosen = mainMeasure(address.measure);
  // Of one measure everywhere, the way leads to the next one everywhere.
  const isMeasurePage = unframed(url.pathname).path.startsWith('/chi-tieu/');
  return (
    <nav class="choice" aria-label={say({ vi: 'Chỉ tiêu', en: 'Measure' })}>
      <DefinitionHelp measure={chosen.id} {...catalogue.measure(chosen.id, language)} />
      <ul>
        {mainMeasures.map(({ id }) => (
          <li key={id}>
            {isMeasurePage ? (
              <PlaceLink href={measureHref(id, address.year)} current={id === chosen.id}>
                {catalogue.measure(id, language).name}
              </PlaceLink>
            ) : (
              <Link to={{ measure: id }} current={id === chosen.id}>
                {catalogue.measure(id, language).name}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
