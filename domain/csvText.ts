import { plainText } from './plainText';

/** A text as a cell of a CSV (RFC 4180) that no spreadsheet computes. */
export function csvText(text: string, separator: string): string {
  const written = withoutFormula(text);
  return /["\r\n]/.test(written) || written.includes(separator)
    ? `"${written.replaceAll('"', '""')}"`
    : written;
}

/**
 * A text that a spreadsheet would compute gets an apostrophe, by which it knows a text. Spreadsheets look past what is not
 * seen.
 */
function withoutFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(plainText(text)) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
