import { useState } from 'preact/hooks';
import type { SearchIndexQuery, TableDimension } from '../../schema/generated/operations';
import { mainMeasures } from '../model/measures';
import { yearsToChoose } from '../model/years';
import { usePage } from '../page';
import { dimensions, type Columns, type TableAddress } from './tableAddress';
import { dimensionTexts, measureColumns } from './texts';

interface BuilderProps {
  index: SearchIndexQuery;
  address: TableAddress;
  onChange(address: TableAddress): void;
}

/** What the table is made of, chosen by clicking; each choice is an address. */
export function Builder({ index, address, onChange }: BuilderProps) {
  const { say } = usePage();
  // On a telephone the table comes first.
  const [isOpen] = useState(() => !window.matchMedia('(max-width: 40rem)').matches);
  const set = (change: Partial<TableAddress>) => onChange({ ...address, ...change, sort: null, chart: null });
  return (
    <details class="builder-fold" open={isOpen}>
      <summary>
        {say({
          vi: 'Chọn chỉ tiêu, năm, phạm vi, dòng, cột',
          en: 'Choose measures, years, scope, rows, columns',
        })}
      </summary>
      <form class="builder" onSubmit={(event) => event.preventDefault()}>
        <Measures index={index} address={address} onChange={(measures) => set({ measures })} />
        <Years years={address.years} onChange={(years) => set({ years })} />
        <Scope index={index} address={address} onChange={set} />
        <fieldset>
          <legend>{say({ vi: 'Dòng và cột', en: 'Rows and columns' })}</legend>
          <Axis
            label={say({ vi: 'Mỗi dòng là', en: 'A row is' })}
            value={address.rows}
            choices={fitting(index, address)}
            onChange={(rows) => set({ rows: rows as TableDimension })}
          />
          <Axis
            label={say({ vi: 'Mỗi cột là', en: 'A column is' })}
            value={address.columns}
            choices={[
              'MEASURE',
              ...fitting(index, address).filter((dimension) => dimension !== address.rows),
            ]}
            onChange={(columns) => set({ columns })}
          />
        </fieldset>
      </form>
    </details>
  );
}

/** The dimensions that every chosen measure is split by. */
function fitting({ measures }: SearchIndexQuery, address: TableAddress): TableDimension[] {
  const chosen = measures.filter(({ id }) => address.measures.includes(id));
  const splits: Partial<Record<TableDimension, (measure: (typeof measures)[number]) => boolean>> = {
    AWARD_KIND: ({ domain }) => domain === 'awards',
    AWARDING_BODY: ({ domain }) => domain === 'awards',
    RECIPIENT: ({ domain }) => domain === 'awards',
    PROGRAMME: ({ domain }) => domain === 'welfare',
    SECTOR: ({ id }) => id === 'unions',
  };
  return dimensions.filter((dimension) => {
    if (dimension === 'CLUSTER') return address.clusters.length > 0 && address.provinces.length === 0;
    const splitsBy = splits[dimension];
    return !splitsBy || chosen.every(splitsBy);
  });
}

interface AxisProps {
  label: string;
  value: Columns;
  choices: readonly Columns[];
  onChange(value: Columns): void;
}

function Axis({ label, value, choices, onChange }: AxisProps) {
  const { say } = usePage();
  const shown = choices.includes(value) ? choices : [value, ...choices];
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as Columns)}>
        {shown.map((choice) => (
          <option key={choice} value={choice}>
            {say(choice === 'MEASURE' ? measureColumns : dimensionTexts[choice])}
          </option>
        ))}
      </select>
    </label>
  );
}

interface MeasuresProps {
  index: SearchIndexQuery;
  address: TableAddress;
  onChange(measures: string[]): void;
}

/** Those that are asked for most first, the rest folded. */
function Measures({ index, address: { measures }, onChange }: MeasuresProps) {
  const { say } = usePage();
  const additive = index.measures.filter((measure) => measure.additive);
  const isMain = (id: string) => mainMeasures.some((main) => main.id === id);
  const others = additive.filter(({ id }) => !isMain(id));
  const toggle = (id: string) => {
    const next = measures.includes(id) ? measures.filter((other) => other !== id) : [...measures, id];
    // A table has one at least.
    if (next.length > 0) onChange(next);
  };
  const boxes = (list: typeof additive) => (
    <div class="boxes">
      {list.map(({ id, name, nameEn }) => (
        <label key={id}>
          <input type="checkbox" checked={measures.includes(id)} onChange={() => toggle(id)} />{' '}
          {say({ vi: name, en: nameEn })}
        </label>
      ))}
    </div>
  );
  return (
    <fieldset>
      <legend>{say({ vi: 'Chỉ tiêu', en: 'Measures' })}</legend>
      {boxes(additive.filter(({ id }) => isMain(id)))}
      <details open={others.some(({ id }) => measures.includes(id))}>
        <summary>
          {say({ vi: `Chỉ tiêu khác (${others.length})`, en: `Other measures (${others.length})` })}
        </summary>
        {boxes(others)}
      </details>
    </fieldset>
  );
}

function Years({ years, onChange }: { years: readonly number[]; onChange(years: number[]): void }) {
  const { say, today } = usePage();
  const choices = [...new Set([...yearsToChoose(today), ...years])].sort((a, b) => b - a);
  const toggle = (year: number) => {
    const next = years.includes(year) ? years.filter((other) => other !== year) : [...years, year];
    if (next.length > 0) onChange(next.sort((a, b) => a - b));
  };
  return (
    <fieldset>
      <legend>{say({ vi: 'Năm', en: 'Years' })}</legend>
      <div class="boxes years">
        {choices.map((year) => (
          <label key={year}>
            <input type="checkbox" checked={years.includes(year)} onChange={() => toggle(year)} /> {year}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const all = 'tat-ca';
const some = 'chon-tinh';

interface ScopeProps {
  index: SearchIndexQuery;
  address: TableAddress;
  onChange(change: Partial<TableAddress>): void;
}

function Scope({ index, address, onChange }: ScopeProps) {
  const { say } = usePage();
  const { clusters, provinces } = address;
  const value = provinces.length > 0 ? some : (clusters[0] ?? all);
  // The provinces of the chosen years: before the mergers, or today's.
  const list = Math.max(...address.years) < 2025 ? index.before : index.now;
  const choose = (chosen: string) => {
    if (chosen === all) onChange({ clusters: [], provinces: [] });
    else if (chosen === some) onChange({ clusters: [], provinces: list.slice(0, 1).map(({ id }) => id) });
    else onChange({ clusters: [chosen], provinces: [] });
  };
  const toggle = (id: string) => {
    const next = provinces.includes(id) ? provinces.filter((other) => other !== id) : [...provinces, id];
    if (next.length > 0) onChange({ provinces: next });
  };
  return (
    <fieldset>
      <legend>{say({ vi: 'Phạm vi', en: 'Scope' })}</legend>
      <label class="field">
        <span class="visually-hidden">{say({ vi: 'Phạm vi', en: 'Scope' })}</span>
        <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value={all}>{say({ vi: 'Tất cả các tỉnh', en: 'All provinces' })}</option>
          {index.clusters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value={some}>{say({ vi: 'Chọn từng tỉnh…', en: 'Choose provinces…' })}</option>
        </select>
      </label>
      {value === some && (
        <div class="boxes provinces">
          {list.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" checked={provinces.includes(id)} onChange={() => toggle(id)} /> {name}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
