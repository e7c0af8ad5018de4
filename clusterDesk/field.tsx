import { usePage } from '../desk/page';
import type { Text } from '../web/words/language';

interface FieldProps {
  id: string;
  label: Text;
  value: string;
  isDay?: boolean;
  set(value: string): void;
}

export function Field({ id, label, value, isDay = false, set }: FieldProps) {
  const { say } = usePage();
  return (
    <>
      <label for={id}>{say(label)}</label>
      <input
        id={id}
        {...(isDay ? ({ type: 'date' } as const) : ({ type: 'text' } as const))}
        value={value}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    </>
  );
}
