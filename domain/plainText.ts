/** Sequences by which a text moves the cursor of a terminal, colours it or writes its title. */
const terminalSequences =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])|\u009b[0-?]*[ -/]*[@-~]/g;
/** Ends of lines, and tabs: a space is what they mean. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/**
 * Controls, marks that turn or hide what stands behind them, characters without a width, tags, halves of characters: nobody
 * sees them, and what somebody sees is not what stands there.
 */
const unseen =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]|[\ud800-\udfff]/gu;

/** Whether a text holds nothing but what is seen. */
export function isPlain(text: string): boolean {
  return text.search(unseen) === -1;
}

/** A name or a line of text as it is seen. */
export function plainText(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(terminalSequences, '').replace(breaks, ' ').replace(unseen, '');
}

/** The same of JSON or a line of a log, where each such character is written as its number and so is not lost. */
export function withUnseenWritten(text: string): string {
  return text.replace(unseen, (found) =>
    /^[\n\t]$/.test(found) ? found : [...Array(found.length).keys()].map((at) => codeOf(found, at)).join(''),
  );
}

function codeOf(text: string, at: number): string {
  return `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
}
