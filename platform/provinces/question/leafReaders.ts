import { isEnumType, type GraphQLLeafType } from 'graphql';
import { writeGlobalId, type OwnedKind } from '../../../domain/globalIds';
import { isPlain, plainText } from '../../../domain/plainText';
import { longestTexts, textKindOf, type TextKind } from '../../../domain/textLimits';
import { UnusableAnswerError } from './unusableAnswer';

export type Variables = Readonly<Record<string, unknown>>;

/** What was asked, of whom. */
export interface Asked {
  province: string;
  variables: Variables;
}

/** Without a place none is written down on the way: that took as long as all the rest. */
export type PlacedReader = (value: unknown, place: string | null, asked: Asked) => unknown;

/** The reader of a scalar or a value of an enum; `field` says what kind of text it is. */
export function leafReaderOf(type: GraphQLLeafType, field: string): PlacedReader {
  if (isEnumType(type)) {
    const values = new Set(type.getValues().map(({ name }) => name));
    return leafReader(`a value of ${type.name}`, (value) => typeof value === 'string' && values.has(value));
  }
  if (type.name === 'ID' || type.name === 'String') return textReader(textKindOf(field, type.name));
  const scalar = scalars[type.name];
  if (scalar) return leafReader(...scalar);
  throw new Error(`Type "${type.name}" of the contract cannot be read`);
}

export function typenameReader(typeName: string): PlacedReader {
  return leafReader(`the type name ${typeName}`, (value) => value === typeName);
}

/** Nobody but the gateway can know that an id is a province's own. */
export function globalIdReader(kind: OwnedKind, read: PlacedReader): PlacedReader {
  return (value, place, asked) => {
    const local = read(value, place, asked) as string | readonly string[] | null;
    const toGlobal = (localId: string) => writeGlobalId({ kind, owner: asked.province, localId });
    return typeof local === 'string' ? toGlobal(local) : (local?.map(toGlobal) ?? null);
  };
}

/** Who gives a number and leaves out how many reported it has reported it. */
export function oneIfAbsent(read: PlacedReader): PlacedReader {
  return (value, place, asked) => (value === undefined ? 1 : read(value, place, asked));
}

function leafReader(expected: string, fits: (value: unknown) => boolean): PlacedReader {
  return (value, place) => {
    if (!fits(value)) throw new UnusableAnswerError(expected, place, value);
    return value;
  };
}

/**
 * A text is given on as it is seen; an id that holds what is not seen would be another. Names that look the same are the
 * same; a text stays as it is, since places in it are counted.
 */
function textReader(kind: TextKind): PlacedReader {
  const longest = longestTexts[kind];
  return (value, place) => {
    if (typeof value !== 'string') throw new UnusableAnswerError('a text', place, value);
    if (value.length > longest) {
      throw new UnusableAnswerError(`a text of at most ${longest} characters`, place, value);
    }
    if (kind === 'name') return plainText(value).normalize('NFC');
    if (isPlain(value)) return value;
    if (kind === 'id') throw new UnusableAnswerError('an id of characters that are seen', place, value);
    return value.split('\n').map(plainText).join('\n');
  };
}

/** Of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day >= 1 && day <= daysIn(month, year);
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const instant =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isInstant(text: string): boolean {
  return instant.test(text) && isDay(text.slice(0, 10));
}

/** Everything that is counted is at least zero. */
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const mostInt = 2 ** 31 - 1;

const scalars: Readonly<Record<string, [string, (value: unknown) => boolean]>> = {
  Boolean: ['true or false', (value) => typeof value === 'boolean'],
  Int: ['a whole number from 0 to 2^31 - 1', (value) => isCount(value) && (value as number) <= mostInt],
  Long: ['a whole number from 0 to 2^53 - 1', isCount],
  Date: ['a date YYYY-MM-DD', (value) => typeof value === 'string' && isDay(value)],
  DateTime: ['an RFC 3339 instant', (value) => typeof value === 'string' && isInstant(value)],
};
