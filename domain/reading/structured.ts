import { readAddress, readCode, readCounter, readDocumentNumber, readPhone } from './codes';
import { readDate, readLength, readTime, readYear } from './dates';
import { readNamedNumber, readNumbering } from './namedNumbers';
import type { Structured, StructureReader, TokensOfText } from './structure';

const readers: readonly StructureReader[] = [
  readAddress,
  readDocumentNumber,
  readPhone,
  readCode,
  readDate,
  readTime,
  readCounter,
  readNumbering,
  readYear,
  readNamedNumber,
  readLength,
];

/** @param at place of a token of digits; null if they may be a quantity */
export function readStructured(of: TokensOfText, at: number): Structured | null {
  for (const read of readers) {
    const found = read(of, at);
    if (found) return found;
  }
  return null;
}
