import { longestCell } from '../cells/bounds';

/** The text of one cell, as it is put together from runs that each look in their own way. */
export interface TextRuns {
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  add(text: string): void;
  close(element: string): void;
  /** What stands there, with raised digits as such: they are the mark of a footnote and no part of the number. */
  text(): string;
  /** Whether something of it is struck through: it is not meant any more, and still there. */
  isStruck(): boolean;
}

export function createTextRuns(): TextRuns {
  let whole = '';
  let inText = false;
  let inReadingAid = false;
  let place: 'baseline' | 'superscript' | 'subscript' = 'baseline';
  let isRunStruck = false;
  let isStruck = false;
  return {
    open(element, { val }) {
      if (element === 'rPh') inReadingAid = true;
      if (element === 'r') [place, isRunStruck] = ['baseline', false];
      if (element === 'vertAlign') place = placeOf(val);
      if (element === 'strike' && val !== '0' && val !== 'false') isRunStruck = true;
      inText = element === 't' && !inReadingAid;
    },
    add(text) {
      if (!inText || whole.length > longestCell) return;
      if (isRunStruck && text.trim() !== '') isStruck = true;
      // One character more than a cell may have tells that it has too many.
      whole += (place === 'baseline' ? text : moved(text, place)).slice(0, longestCell + 1);
    },
    close(element) {
      inText = false;
      if (element === 'rPh') inReadingAid = false;
      if (element === 'r') [place, isRunStruck] = ['baseline', false];
    },
    text: () => unescaped(whole),
    isStruck: () => isStruck,
  };
}

function placeOf(value = ''): 'baseline' | 'superscript' | 'subscript' {
  return value === 'superscript' || value === 'subscript' ? value : 'baseline';
}

const digits = { superscript: [...'⁰¹²³⁴⁵⁶⁷⁸⁹'], subscript: [...'₀₁₂₃₄₅₆₇₈₉'] };

function moved(text: string, place: 'superscript' | 'subscript'): string {
  return text.replace(/\d/g, (digit) => digits[place][Number(digit)] ?? digit);
}

/** What XML cannot hold is written as its number: `_x000D_` is a carriage return. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
