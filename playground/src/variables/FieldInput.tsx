import { isRecord } from '../../../domain/isRecord';
import { useWords } from '../page/state';
import type { Field, NamedField } from './fields';
import { KnownInput } from './KnownInput';
import { NumberInput, NumbersInput } from './NumberInput';
import { withValue } from '../page/values';

interface FieldInputProps {
  /** Of the element, unique on the page. */
  id: string;
  field: NamedField;
  value: unknown;
  /** With undefined if the value is taken away. */
  onChange(value: unknown): void;
}

/** One value of a variable, as its type is filled in. */
export function FieldInput({ id, field: named, value, onChange }: FieldInputProps) {
  const { words } = useWords();
  const { name, label, hint, isRequired, field } = named;
  const isGroup = field.kind === 'object' || (field.kind === 'list' && field.of.kind === 'enum');
  const head = (
    <>
      {words(label)} <code>{name}</code>
      {isRequired && <span className="required"> {words(required)}</span>}
    </>
  );
  if (isGroup) {
    return (
      <fieldset title={hint ?? undefined}>
        <legend>{head}</legend>
        <Control {...{ id, field, value, onChange, isRequired }} />
      </fieldset>
    );
  }
  return (
    <div className="field" title={hint ?? undefined}>
      <label htmlFor={id}>{head}</label>
      <Control {...{ id, field, value, onChange, isRequired }} />
    </div>
  );
}

const required = { vi: '(cần có)', en: '(required)' };
const unset = { vi: 'không đặt', en: 'not set' };
const yes = { vi: 'có', en: 'yes' };
const no = { vi: 'không', en: 'no' };

interface ControlProps {
  id: string;
  field: Field;
  value: unknown;
  isRequired: boolean;
  onChange(value: unknown): void;
}

function Control({ id, field, value, isRequired, onChange }: ControlProps) {
  const { words } = useWords();
  switch (field.kind) {
    case 'enum':
      return (
        <select id={id} value={textOf(value)} onChange={({ target }) => onChange(target.value || undefined)}>
          {(!isRequired || textOf(value) === '') && <option value="">{words(unset)}</option>}
          {[...field.values].map(([name, text]) => (
            <option key={name} value={name}>
              {words(text)} ({name})
            </option>
          ))}
        </select>
      );
    case 'boolean':
      return (
        <select
          id={id}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value === 'true')}
        >
          {(!isRequired || textOf(value) === '') && <option value="">{words(unset)}</option>}
          <option value="true">{words(yes)}</option>
          <option value="false">{words(no)}</option>
        </select>
      );
    case 'number':
      return <NumberInput {...{ id, value, onChange }} isWhole={field.isWhole} />;
    case 'known':
      return (
        <KnownInput
          id={id}
          of={field.of}
          ids={value == null || value === '' ? [] : [textOf(value)]}
          isMany={false}
          onChange={([chosen]) => onChange(chosen)}
        />
      );
    case 'text':
      return (
        <input
          id={id}
          type="text"
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      );
    case 'list':
      return <ListControl {...{ id, value, onChange }} of={field.of} />;
    case 'object':
      return <ObjectControl {...{ id, value, onChange }} fields={field.fields} />;
  }
}

function ListControl({
  id,
  of,
  value,
  onChange,
}: Omit<ControlProps, 'field' | 'isRequired'> & { of: Field }) {
  const { words } = useWords();
  const items: readonly unknown[] = Array.isArray(value) ? value : value == null ? [] : [value];
  const change = (next: readonly unknown[]) => onChange(next.length === 0 ? undefined : next);
  if (of.kind === 'number') return <NumbersInput {...{ id, value: items, onChange: change }} />;
  if (of.kind === 'known') {
    return <KnownInput id={id} of={of.of} ids={items.map(textOf)} isMany onChange={change} />;
  }
  if (of.kind === 'enum') {
    return (
      <div className="boxes">
        {[...of.values].map(([name, text]) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={items.includes(name)}
              onChange={({ target }) =>
                change(target.checked ? [...items, name] : items.filter((item) => item !== name))
              }
            />
            {words(text)}
          </label>
        ))}
      </div>
    );
  }
  // One a line.
  return (
    <textarea
      id={id}
      rows={3}
      value={items.map(textOf).join('\n')}
      onChange={({ target }) => change(target.value === '' ? [] : target.value.split('\n'))}
    />
  );
}

function ObjectControl({
  id,
  fields,
  value,
  onChange,
}: Omit<ControlProps, 'field' | 'isRequired'> & { fields: readonly NamedField[] }) {
  const values = isRecord(value) ? value : {};
  return (
    <>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={values[field.name]}
          onChange={(inner) => {
            const next = withValue(values, field.name, inner);
            onChange(Object.keys(next).length === 0 ? undefined : next);
          }}
        />
      ))}
    </>
  );
}

/** What stands in a field; the JSON shows what is no single value. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
