import { Link } from '../link';
import { mainMeasure, mainMeasures, type Catalogue } from '../model/measures';
import { usePage } from '../page';

/** Links, so that each choice has an address of its own. */
export function MeasureChoice({ catalogue }: { catalogue: Catalogue }) {
  const { address, language, say } = usePage();
  const chosen = mainMeasure(address.measure);
  return (
    <nav class="choice" aria-label={say({ vi: 'Chỉ tiêu', en: 'Measure' })}>
      <ul>
        {mainMeasures.map(({ id }) => (
          <li key={id}>
            <Link to={{ measure: id }} current={id === chosen.id}>
              {catalogue.measure(id, language).name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
