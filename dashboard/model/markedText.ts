export interface MarkedPiece {
  text: string;
  /** Whether it is a number that was read. */
  isNumber: boolean;
}

/** The text in pieces, the numbers that were read from it on their own; one whose place does not hold it is not marked. */
export function markNumbers(
  text: string,
  facts: readonly { printed: string | null; offset: number | null }[],
): MarkedPiece[] {
  const places = facts
    .flatMap(({ printed, offset }) => (printed !== null && offset !== null ? [{ printed, offset }] : []))
    .filter(({ printed, offset }) => text.startsWith(printed, offset))
    .sort((a, b) => a.offset - b.offset || b.printed.length - a.printed.length);
  const pieces: MarkedPiece[] = [];
  let end = 0;
  for (const { printed, offset } of places) {
    // Several facts may be read from the same words.
    if (offset < end) continue;
    if (offset > end) pieces.push({ text: text.slice(end, offset), isNumber: false });
    pieces.push({ text: printed, isNumber: true });
    end = offset + printed.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isNumber: false });
  return pieces;
}
