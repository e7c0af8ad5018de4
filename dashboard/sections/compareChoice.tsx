import { mostLines } from '../../web/charts/lines';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';

export interface ComparedPlace {
  id: string;
  name: string;
}

/** Holds the ids of those that are compared. */
export const compareParameter = 'so-sanh';

interface CompareChoiceProps {
  provinces: readonly ComparedPlace[];
  chosen: readonly string[];
}

/** Who is compared: a link for each to leave them out, and a list to add from. */
export function CompareChoice({ provinces, chosen }: CompareChoiceProps) {
  const { say, url, visit } = usePage();
  const hrefOf = (ids: readonly string[]) => {
    const next = new URL(url);
    next.searchParams.set(compareParameter, ids.join());
    return `${next.pathname}${next.search.replaceAll('%2C', ',')}`;
  };
  const nameOf = new Map(provinces.map((province) => [province.id, province.name]));
  const others = provinces.filter(({ id }) => !chosen.includes(id));
  return (
    <div class="compared">
      <ul aria-label={say({ vi: 'Đang so sánh', en: 'Compared' })}>
        {chosen.map((id) => (
          <li key={id}>
            <PlaceLink href={hrefOf(chosen.filter((other) => other !== id))}>
              {nameOf.get(id) ?? id}{' '}
              <span class="leave-out" aria-hidden="true">
                ×
              </span>
              <span class="visually-hidden"> – {say({ vi: 'bỏ ra', en: 'leave out' })}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      {chosen.length < mostLines && others.length > 0 && (
        <label class="field inline">
          <span>{say({ vi: 'Thêm tỉnh', en: 'Add a province' })}</span>
          <select
            value=""
            onChange={({ currentTarget: { value } }) => value && visit(hrefOf([...chosen, value]))}
          >
            <option value="">{say({ vi: 'chọn…', en: 'choose…' })}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
