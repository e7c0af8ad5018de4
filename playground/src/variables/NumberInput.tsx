import { useEffect, useState } from 'react';
import { useWords } from '../page/state';
import { readNumbers } from '../page/values';

interface NumberInputProps {
  id: string;
  value: unknown;
  isWhole: boolean;
  onChange(value: number | undefined): void;
}

export function NumberInput({ id, value, isWhole, onChange }: NumberInputProps) {
  const { words } = useWords();
  const read = (text: string): number | null => {
    const [number, ...others] = readNumbers(text) ?? [];
    if (number === undefined || others.length > 0) return null;
    return isWhole && !Number.isInteger(number) ? null : number;
  };
  return (
    <TypedText
      id={id}
      text={typeof value === 'number' ? String(value) : ''}
      isGood={(text) => read(text) !== null}
      fault={words(isWhole ? wholeFault : fault)}
      onText={(text) => onChange(text.trim() === '' ? undefined : (read(text) ?? undefined))}
    />
  );
}

interface NumbersInputProps {
  id: string;
  value: readonly unknown[];
  onChange(value: readonly number[]): void;
}

/** Several, and ranges of them: `2020-2022, 2024`. */
export function NumbersInput({ id, value, onChange }: NumbersInputProps) {
  const { words } = useWords();
  return (
    <TypedText
      id={id}
      text={value.join(', ')}
      isGood={(text) => readNumbers(text) !== null}
      fault={words(numbersFault)}
      sameAs={(text, other) => JSON.stringify(readNumbers(text)) === JSON.stringify(readNumbers(other))}
      onText={(text) => onChange(readNumbers(text) ?? [])}
    />
  );
}

const fault = { vi: 'Đây không phải là một số.', en: 'This is no number.' };
const wholeFault = { vi: 'Cần một số nguyên, như 2024.', en: 'A whole number, such as 2024.' };
const numbersFault = {
  vi: 'Cần các số cách nhau bằng dấu phẩy, như 2020-2022, 2024.',
  en: 'Numbers with commas between them, such as 2020-2022, 2024.',
};

interface TypedTextProps {
  id: string;
  text: string;
  fault: string;
  isGood(text: string): boolean;
  /** Whether two texts mean the same, so that what is being typed stays as it is. */
  sameAs?(text: string, other: string): boolean;
  onText(text: string): void;
}

/** What is typed stays while it is no number yet, and says so; the value changes when it is one. */
function TypedText({ id, text, fault: said, isGood, sameAs, onText }: TypedTextProps) {
  const [typed, setTyped] = useState(text);
  const isBad = typed.trim() !== '' && !isGood(typed);
  useEffect(() => {
    setTyped((before) => (before === text || sameAs?.(before, text) ? before : text));
    // Only what comes from outside is taken over.
  }, [text]);
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        value={typed}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-fault` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value.trim() === '' || isGood(target.value)) onText(target.value);
        }}
      />
      {isBad && (
        <p className="fault" id={`${id}-fault`}>
          {said}
        </p>
      )}
    </>
  );
}
