import type { PlacedReader } from './leafReaders';
import type { ObjectCheck } from './objectCheck';
import { UnusableAnswerError } from './unusableAnswer';

/**
 * The same reader of an object, whose fields must make sense together.
 *
 * @param keyOf what a field is answered as; undefined if it was not asked for
 */
export function checkedReader(
  read: PlacedReader,
  checks: readonly ObjectCheck[],
  keyOf: (name: string) => string | undefined,
): PlacedReader {
  if (checks.length === 0) return read;
  const placed = checks.map((check) => placedCheck(check, keyOf));
  return (value, place, asked) => {
    const result = read(value, place, asked) as Record<string, unknown>;
    for (const { expected, fits, first, second, third, fourth } of placed) {
      // Written out: a list of them for each number of each answer was a sixth of all that is allocated.
      const isFit = fits(
        valueOf(result, first),
        valueOf(result, second),
        valueOf(result, third),
        valueOf(result, fourth),
      );
      if (!isFit) throw new UnusableAnswerError(expected, place, value);
    }
    return result;
  };
}

/** A check with the keys of its fields in an answer. */
interface PlacedCheck extends Pick<ObjectCheck, 'expected' | 'fits'> {
  first: string | undefined;
  second: string | undefined;
  third: string | undefined;
  fourth: string | undefined;
}

function placedCheck(
  { names, expected, fits }: ObjectCheck,
  keyOf: (name: string) => string | undefined,
): PlacedCheck {
  const [first, second, third, fourth] = names.map((name) => (name === undefined ? undefined : keyOf(name)));
  return { expected, fits, first, second, third, fourth };
}

function valueOf(object: Readonly<Record<string, unknown>>, key: string | undefined): unknown {
  return key === undefined ? undefined : object[key];
}
