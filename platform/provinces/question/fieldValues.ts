import { isYear } from '../../../domain/years';
import type { PlacedReader } from './leafReaders';
import { UnusableAnswerError } from './unusableAnswer';

/** What a value must be beside being of its type. */
interface ValueCheck {
  expected: string;
  fits(value: unknown): boolean;
}

const aYear: ValueCheck = { expected: 'a year from 2000 to 2100', fits: isYear };
const aHash: ValueCheck = {
  expected: '64 hexadecimal digits',
  fits: (value) => /^[0-9a-f]{64}$/.test(value as string),
};

const valueChecks: Readonly<Record<string, ValueCheck>> = {
  'ProvinceReport.year': aYear,
  'Fact.year': aYear,
  'RuleFinding.year': aYear,
  'Document.sha256': aHash,
  'Revision.sha256': aHash,
  'Document.url': { expected: 'an address that begins with http', fits: isWebAddress },
  // A province speaks for itself alone.
  'Quantity.reportedBy': { expected: '0 or 1', fits: (value) => value === 0 || value === 1 },
};

/** The same reader, which takes only what the field may hold. */
export function valueReader(coordinate: string, read: PlacedReader): PlacedReader {
  const check = valueChecks[coordinate];
  if (!check) return read;
  return (value, place, asked) => {
    const result = read(value, place, asked);
    if (result != null && !check.fits(result)) throw new UnusableAnswerError(check.expected, place, value);
    return result;
  };
}

/** Readers follow it. */
function isWebAddress(text: unknown): boolean {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
