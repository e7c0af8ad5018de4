import { useState } from 'preact/hooks';
import type { Text } from '../../web/words/language';

interface TypedField {
  /** What stands in the field. */
  value: string;
  /** Why what was typed is not taken; null if it is. */
  why: Text | null;
  input(typed: string): void;
  /** The person has left the field. */
  leave(typed: string): void;
}

/**
 * A field whose text is read when it is left. What is being typed is kept here: the page is drawn anew while somebody types,
 * as when an earlier change has been saved, and a field would be given its old text again.
 *
 * @param take reads and keeps it; or why it cannot
 */
export function useTypedField(kept: string, take: (typed: string) => Text | null): TypedField {
  const [typed, setTyped] = useState<string | null>(null);
  const [why, setWhy] = useState<Text | null>(null);
  return {
    value: typed ?? kept,
    why,
    input: setTyped,
    leave(text) {
      const refused = take(text);
      setWhy(refused);
      setTyped(refused === null ? null : text);
    },
  };
}
