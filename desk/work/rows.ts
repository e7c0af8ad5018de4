import type { Row, Span, Work } from '../types';

/** A number that a person takes out of the text; what it counts is for them to say. */
export function rowOfSpan({ text, start, end }: Span, work: Work): Row {
  const sentence = sentenceAround(work.text ?? '', start, end);
  const place = { text, start, end, sentence, sureness: 'low', rule: 'person' } as const;
  return { ...emptyRow(work), value: numberIn(text), ...bothBounds(numberIn(text)), place };
}

/** A number that does not stand in the text. */
export function emptyRow({ rows, head }: Work): Row {
  return {
    id: unusedId(rows),
    decision: 'OPEN',
    measure: '',
    value: null,
    atLeast: 0,
    atMost: null,
    estimated: false,
    form: 'SUMMARY',
    year: head.year,
    unit: null,
    programme: null,
    kind: null,
    awardedBy: null,
    recipient: null,
    sector: null,
    includedIn: null,
    place: null,
  };
}

function bothBounds(value: number | null): Pick<Row, 'atLeast' | 'atMost'> {
  return { atLeast: value ?? 0, atMost: value };
}

function unusedId(rows: readonly Row[]): string {
  const used = rows.map(({ id }) => Number(/^so-(\d+)$/.exec(id)?.[1] ?? 0));
  return `so-${Math.max(0, ...used) + 1}`;
}

/** Of digits in groups of three alone; what is said in words is for the person to write. */
function numberIn(text: string): number | null {
  return /^\d{1,3}(?:\.\d{3})*$|^\d+$/.test(text) ? Number(text.replaceAll('.', '')) : null;
}

function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('. ', start - 1)) + 1;
  const ends = ['\n', '. '].map((mark) => text.indexOf(mark, end)).filter((at) => at >= 0);
  return text
    .slice(from, Math.min(text.length, ...ends.map((at) => at + 1)))
    .trim()
    .slice(0, 5_000);
}
