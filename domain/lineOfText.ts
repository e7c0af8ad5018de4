import { z } from 'zod';
import { plainText } from './plainText';

/**
 * A line that somebody writes, such as who changes something and why: as it is seen, and no longer than every reader of it is
 * shown. Null if nothing is left of it, or it is too long.
 */
export function lineOfText(text: string | undefined, most: number): string | null {
  return lineSchema(most).safeParse(text).data ?? null;
}

/** The same in JSON. */
export function lineSchema(most: number) {
  return emptyLineSchema(most).pipe(z.string().min(1));
}

/** A line that may be empty. */
export function emptyLineSchema(most: number) {
  return z
    .string()
    .transform((text) => plainText(text).trim())
    .pipe(z.string().max(most));
}
