import { awardingBodies, awardKinds, factForms, recipientTypes, sectors } from '../../domain/factFields';
import type { Text } from '../../web/words/language';
import { Amount, YearField } from './amount';
import { usePage } from '../page';
import { valueText } from '../words';
import type { Row, Unit } from '../types';

interface RowFormProps {
  row: Row;
  rows: readonly Row[];
  change(row: Row): void;
}

/** Every field of a number, changed as it is chosen. */
export function RowForm({ row, rows, change }: RowFormProps) {
  const { say, vocabulary, language, units } = usePage();
  const set = (fields: Partial<Row>) => change({ ...row, ...fields });
  const named = (list: readonly { id: string; name: string; nameEn: string }[]) =>
    list.map(({ id, name, nameEn }) => ({ value: id, text: language === 'vi' ? name : nameEn }));
  const others = rows
    .filter(({ id }) => id !== row.id)
    .map(({ id, place, value }) => ({ value: id, text: place?.text ?? String(value) }));
  const field = (name: string) => `${row.id}-${name}`;
  return (
    <div class="row-form">
      <Choice
        id={field('measure')}
        label={{ vi: 'Chỉ tiêu', en: 'Measure' }}
        value={row.measure}
        options={named(vocabulary.measures)}
        set={(measure) => set({ measure: measure ?? '' })}
      />
      <Amounts row={row} set={set} field={field} />
      <label class="choice">
        <input type="checkbox" checked={row.estimated} onChange={() => set({ estimated: !row.estimated })} />
        {say({ vi: 'Số ước', en: 'An estimate' })}
      </label>
      <YearField id={field('year')} year={row.year} set={(year) => set({ year })} />
      <Choice
        id={field('unit')}
        label={{ vi: 'Đơn vị', en: 'Unit' }}
        value={row.unit}
        options={unitOptions(row.unit, units)}
        set={(unit) => set({ unit })}
      />
      <Choice
        id={field('includedIn')}
        label={{ vi: 'Trong đó của', en: 'Part of' }}
        value={row.includedIn}
        options={others}
        set={(includedIn) => set({ includedIn })}
      />
      <AwardFields row={row} set={set} field={field} />
      <Choice
        id={field('programme')}
        label={{ vi: 'Chương trình', en: 'Programme' }}
        value={row.programme}
        options={named(vocabulary.programmes)}
        set={(programme) => set({ programme })}
      />
      <Choice
        id={field('sector')}
        label={{ vi: 'Khối', en: 'Sector' }}
        value={row.sector}
        options={enumeration(sectors, say)}
        set={(sector) => set({ sector: sector as Row['sector'] })}
      />
      <Choice
        id={field('form')}
        label={{ vi: 'Loại số liệu', en: 'Form' }}
        value={row.form}
        options={enumeration(factForms, say)}
        set={(form) => set({ form: (form ?? 'SUMMARY') as Row['form'] })}
      />
    </div>
  );
}

const enumeration = (values: readonly string[], say: (text: Text) => string) =>
  values.map((value) => ({ value, text: say(valueText(value)) }));

interface FieldsProps {
  row: Row;
  set(fields: Partial<Row>): void;
  field(name: string): string;
}

function Amounts({ row, set, field }: FieldsProps) {
  return (
    <>
      <Amount
        id={field('value')}
        label={{ vi: 'Số lượng', en: 'Value' }}
        value={row.value}
        of={row.measure}
        set={(value) => set(boundsOf(row, value))}
      />
      <Amount
        id={field('atLeast')}
        label={{ vi: 'Ít nhất', en: 'At least' }}
        value={row.atLeast}
        of={row.measure}
        set={(atLeast) => set({ atLeast: atLeast ?? 0 })}
      />
      <Amount
        id={field('atMost')}
        label={{ vi: 'Nhiều nhất', en: 'At most' }}
        value={row.atMost}
        of={row.measure}
        set={(atMost) => set({ atMost })}
      />
    </>
  );
}

function AwardFields({ row, set, field }: FieldsProps) {
  const { say } = usePage();
  return (
    <>
      <Choice
        id={field('kind')}
        label={{ vi: 'Hình thức khen thưởng', en: 'Kind of award' }}
        value={row.kind}
        options={enumeration(awardKinds, say)}
        set={(kind) => set({ kind: kind as Row['kind'] })}
      />
      <Choice
        id={field('awardedBy')}
        label={{ vi: 'Cấp khen thưởng', en: 'Awarded by' }}
        value={row.awardedBy}
        options={enumeration(awardingBodies, say)}
        set={(awardedBy) => set({ awardedBy: awardedBy as Row['awardedBy'] })}
      />
      <Choice
        id={field('recipient')}
        label={{ vi: 'Đối tượng', en: 'Recipient' }}
        value={row.recipient}
        options={enumeration(recipientTypes, say)}
        set={(recipient) => set({ recipient: recipient as Row['recipient'] })}
      />
    </>
  );
}

/** An exact number has both bounds with it, and one that its bounds do not hold has new ones. */
function boundsOf({ atLeast, atMost, value: before }: Row, value: number | null): Partial<Row> {
  if (value === null) return { value };
  const wasExact = before === null || (atLeast === before && atMost === before);
  const isHeld = atLeast <= value && (atMost === null || value <= atMost);
  return wasExact || !isHeld ? { value, atLeast: value, atMost: value } : { value };
}

/** A name that the report alone has is seen too, to be put right. */
function unitOptions(unit: string | null, units: readonly Unit[]) {
  const known = units.map(({ id, name }) => ({ value: id, text: name }));
  return unit === null || units.some(({ id }) => id === unit)
    ? known
    : [...known, { value: unit, text: unit }];
}

interface FieldProps {
  id: string;
  label: Text;
}

interface ChoiceProps extends FieldProps {
  value: string | null;
  options: readonly { value: string; text: string }[];
  set(value: string | null): void;
}

function Choice({ id, label, value, options, set }: ChoiceProps) {
  const { say } = usePage();
  return (
    <div>
      <label for={id}>{say(label)}</label>
      <select id={id} value={value ?? ''} onChange={({ currentTarget }) => set(currentTarget.value || null)}>
        <option value="">–</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
