/** The sentence in which a number stands; all three together are as the document has them. */
export interface Excerpt {
  before: string;
  /** The number as printed. */
  marked: string;
  after: string;
}

/** Characters that are kept on each side of the number. */
const mostAround = 400;

/** Characters that the text of a document may have. */
export const mostText = 200_000;

/** What is known of a number's place in the text. */
export interface Placed {
  printed?: string | null | undefined;
  /** In UTF-16 code units from the start. */
  offset?: number | null | undefined;
}

/** Null if the number does not stand where it is said to, or, if nothing is said, at one place alone. */
export function excerptOf(text: string, placed: Placed): Excerpt | null {
  const start = placeOf(text, placed);
  if (start === null) return null;
  const marked = placed.printed ?? '';
  const end = start + marked.length;
  return {
    before: sentenceBefore(text.slice(Math.max(0, start - mostAround), start), start > mostAround),
    marked,
    after: sentenceAfter(text.slice(end, end + mostAround), text.length > end + mostAround),
  };
}

/** Where a printed number begins in the text; null if that is not sure. */
export function placeOf(text: string, { printed, offset }: Placed): number | null {
  if (printed == null || printed === '') return null;
  if (offset != null) return text.startsWith(printed, offset) ? offset : null;
  const first = text.indexOf(printed);
  if (first === -1 || !standsAlone(text, first, printed.length)) return null;
  return text.includes(printed, first + 1) ? null : first;
}

/** `11` within `2011`, and `681` within `1.681`, is another number. */
function standsAlone(text: string, start: number, length: number): boolean {
  const end = start + length;
  return (
    !/\d[.,]?$/.test(text.slice(Math.max(0, start - 2), start)) && !/^[.,]?\d/.test(text.slice(end, end + 2))
  );
}

/** A point ends a sentence before a space and what begins one; within a number, or after "TP", it does not. */
const ending = /(?<![\s.](?:TP|Tp|TS|ThS|PGS|GS))[.!?…]+["”’)]*\s+(?=["“(]?[\p{Lu}\d])|\s*\n+\s*/gu;

function sentenceBefore(text: string, isCut: boolean): string {
  const last = [...text.matchAll(ending)].at(-1);
  if (last) return text.slice(last.index + last[0].length);
  return isCut ? `…${text.slice(text.search(/\s/u) + 1)}` : text;
}

function sentenceAfter(text: string, isCut: boolean): string {
  const first = [...text.matchAll(ending)][0];
  if (first) return text.slice(0, first.index) + (/^[.!?…]+["”’)]*/u.exec(first[0])?.[0] ?? '');
  if (!isCut) return text.trimEnd();
  return `${text.slice(0, Math.max(0, text.lastIndexOf(' ')))}…`;
}
