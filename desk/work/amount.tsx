import { useState } from 'preact/hooks';
import { isYear } from '../../domain/years';
import type { Text } from '../../web/words/language';
import { usePage } from '../page';
import { useTypedField } from './typedField';
import { readAmount, writtenAmount } from './writtenAmount';

interface AmountProps {
  id: string;
  label: Text;
  value: number | null;
  /** Id of the measure. */
  of: string;
  set(value: number | null): void;
}

/**
 * A number as people here write it: 1.469 is a thousand and more, which a number field of a browser takes for one and a
 * half. What is not understood is told, and the number before stays.
 */
export function Amount({ id, label, value, of, set }: AmountProps) {
  const { say, vocabulary } = usePage();
  const measure = vocabulary.measures.find((one) => one.id === of) ?? { id: of, unit: '' };
  const field = useTypedField(writtenAmount(value, measure.unit), (typed) => {
    const read = typed.trim() === '' ? null : readAmount(typed, measure);
    if (read !== null && typeof read !== 'number') return read;
    set(read);
    return null;
  });
  return (
    <div>
      <label for={id}>{say(label)}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={field.value}
        aria-invalid={field.why !== null}
        aria-describedby={field.why ? `${id}-refused` : undefined}
        onInput={({ currentTarget }) => field.input(currentTarget.value)}
        onChange={({ currentTarget }) => field.leave(currentTarget.value)}
      />
      {field.why && (
        <p id={`${id}-refused`} role="alert" class="alert">
          {say(field.why)}
        </p>
      )}
    </div>
  );
}

export function YearField({ id, year, set }: { id: string; year: number; set(year: number): void }) {
  const { say } = usePage();
  const [typed, setTyped] = useState(String(year));
  const isRight = /^\d{4}$/.test(typed) && isYear(Number(typed));
  return (
    <div>
      <label for={id}>{say({ vi: 'Năm', en: 'Year' })}</label>
      <input
        id={id}
        inputMode="numeric"
        value={typed}
        aria-invalid={!isRight}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={() => isRight && set(Number(typed))}
      />
      {!isRight && (
        <p role="alert" class="alert">
          {say({ vi: `Năm có bốn chữ số; vẫn giữ ${year}.`, en: `A year has four digits; still ${year}.` })}
        </p>
      )}
    </div>
  );
}
