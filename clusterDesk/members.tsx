import { useState } from 'preact/hooks';
import { asciiKey } from '../domain/fold';
import { usePage } from '../desk/page';
import type { Text } from '../web/words/language';
import { Field } from './field';
import type { Draft, Election, Known, Province, SectionProps } from './types';

function existsIn({ validFrom, validTo }: Province, year: number): boolean {
  return (
    (validFrom === null || validFrom < `${year + 1}-01-01`) && (validTo === null || validTo > `${year}-01-01`)
  );
}

/** In the year of a merger an old and a new province have one name. */
function nameOf({ name, validFrom, validTo }: Province): string {
  if (validTo !== null) return `${name} (…–${validTo.slice(0, 4)})`;
  return validFrom === null ? name : `${name} (${validFrom.slice(0, 4)}–…)`;
}

/** Those of that year, each to be ticked. */
export function Members({ draft: { season }, known, change }: SectionProps) {
  const { say } = usePage();
  const [looked, setLooked] = useState('');
  const all = known.provinces.filter(
    (province) => existsIn(province, season.year) || season.provinces.includes(province.id),
  );
  const shown = all.filter(
    ({ id, name }) =>
      season.provinces.includes(id) || (looked !== '' && asciiKey(name).includes(asciiKey(looked))),
  );
  const toggle = (id: string) => {
    const provinces = season.provinces.includes(id)
      ? season.provinces.filter((one) => one !== id)
      : [...season.provinces, id];
    change({ season: { ...season, provinces } });
  };
  return (
    <fieldset>
      <legend>
        {say({ vi: `Các tỉnh (${season.provinces.length})`, en: `Provinces (${season.provinces.length})` })}
      </legend>
      <label for="find-province">{say({ vi: 'Tìm tỉnh để thêm', en: 'Find a province to add' })}</label>
      <input
        id="find-province"
        value={looked}
        onInput={({ currentTarget }) => setLooked(currentTarget.value)}
      />
      <div class="members">
        {shown.map((province) => (
          <label key={province.id} class="choice">
            <input
              type="checkbox"
              checked={season.provinces.includes(province.id)}
              onChange={() => toggle(province.id)}
            />
            {nameOf(province)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Those that take part, and what they became part of. */
export function candidatesOf({ season }: Draft, { provinces }: Known): Province[] {
  return provinces.filter(
    (province) =>
      season.provinces.includes(province.id) ||
      (province.validFrom !== null &&
        existsIn(province, season.year) &&
        province.validFrom >= `${season.year}-01-01`),
  );
}

interface ElectedProps {
  role: Text;
  id: string;
  election: Election | null;
  candidates: readonly Province[];
  set(election: Election | null): void;
}

export function Elected({ role, id, election, candidates, set }: ElectedProps) {
  const { say } = usePage();
  return (
    <>
      <label for={id}>{say(role)}</label>
      <select
        id={id}
        value={election?.province ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set(value === '' ? null : { province: value, electedOn: election?.electedOn ?? null })
        }
      >
        <option value="">{say({ vi: 'Chưa rõ', en: 'Not known' })}</option>
        {candidates.map((province) => (
          <option key={province.id} value={province.id}>
            {nameOf(province)}
          </option>
        ))}
      </select>
      {election && (
        <Field
          id={`${id}-day`}
          isDay
          label={{ vi: `${role.vi}: ngày bầu`, en: `${role.en}: elected on` }}
          value={election.electedOn ?? ''}
          set={(day) => set({ ...election, electedOn: day || null })}
        />
      )}
    </>
  );
}
