import { isRecord } from '../../../domain/isRecord';

export type Values = Readonly<Record<string, unknown>>;

/** Null if the text is no JSON object; an empty text is one. */
export function readValues(text: string): Values | null {
  if (text.trim() === '') return {};
  try {
    const values: unknown = JSON.parse(text);
    return isRecord(values) ? values : null;
  } catch {
    return null;
  }
}

export function writeValues(values: Values): string {
  return JSON.stringify(values, null, 2);
}

/** The same with another value; without it if there is none. */
export function withValue(values: Values, name: string, value: unknown): Values {
  const { [name]: _before, ...others } = values;
  if (value === undefined) return others;
  // Where it stood before.
  return name in values ? { ...values, [name]: value } : { ...others, [name]: value };
}

/** `2020-2022, 2024` as numbers; null if it is something else, or longer than any list of years. */
export function readNumbers(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const numbers = parts.flatMap((part): number[] => {
    const range = /^(\d{1,6})[-–](\d{1,6})$/.exec(part);
    if (!range) return /^-?\d+(\.\d+)?$/.test(part) ? [Number(part)] : [NaN];
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (to < from || to - from > mostOfRange) return [NaN];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return numbers.some(Number.isNaN) ? null : numbers;
}

const mostOfRange = 100;
