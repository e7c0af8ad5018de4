import { createScanner, type JSONScanner } from 'jsonc-parser';
import { mostText } from '../../../domain/excerpt';
import { mostCells } from './cells/bounds';
import { ImportError, quoteValue } from '../../../domain/problems';
import type { Breathe } from '../../../platform/breathe';

/** Rows of facts are two or three deep. */
const deepest = 100;
/** Objects and lists, and values in them: all of them are in memory. */
const mostHolders = 500_000;
const mostValues = 5_000_000;
/** Spaces in a row, and characters of the longest text, that of a document, all of them written as numbers. The scanner puts these together at once. */
const longestSpace = 10_000;
const longestText = 6 * mostText;
const charactersAtOnce = 500_000;
/** Tokens between two looks at the clock. */
const tokensAtOnce = 500;

/** The scanner's kinds of tokens, whose enum exists for its own compiler only. */
const tokens = {
  ...{ openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6 },
  ...{ null: 7, true: 8, false: 9, string: 10, number: 11, lineBreak: 14, space: 15, end: 17 },
} as const;

/**
 * Reads a JSON text. A key that stands twice in an object is refused, since one of the two numbers would be lost.
 *
 * @throws ImportError with the line
 */
export function readJsonText(text: string, name: string): unknown {
  const steps = readSteps(text, name);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, with turns for others in between. */
export async function readJsonTextSlowly(text: string, name: string, breathe: Breathe): Promise<unknown> {
  const steps = readSteps(text, name);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const pause = breathe();
    if (pause) await pause;
  }
}

type Holder = unknown[] | Record<string, unknown>;

/** The value, after steps of a bounded length. */
function* readSteps(text: string, name: string): Generator<undefined, unknown> {
  yield* assertShortTokens(text, name);
  // Comments are not skipped with the spaces, so that they are refused.
  const scanner = createScanner(text, false);
  const builder = createBuilder(name, scanner);
  let token = scanner.scan();
  for (let taken = 1; isSpace(token) || builder.take(token); taken += 1) {
    if (taken % tokensAtOnce === 0) yield;
    token = scanner.scan();
  }
  return builder.root[0];
}

/** Before anything is scanned. */
function* assertShortTokens(text: string, name: string): Generator<undefined, void> {
  let line = 0;
  let isText = false;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (at % charactersAtOnce === 0) yield;
    if (character === lineFeed) line += 1;
    length += 1;
    if (isText && character === backslash) at += 1;
    else if (character === quote) {
      isText = !isText;
      length = 0;
    } else if (!isText && character > space) length = 0;
    else if (length > (isText ? longestText : longestSpace)) {
      const what = isText ? `${longestText} characters in a text` : `${longestSpace} spaces in a row`;
      refuse(
        name,
        line,
        `Cần nhiều nhất ${isText ? `${longestText} ký tự trong một chuỗi` : `${longestSpace} khoảng trắng liền nhau`}, gặp nhiều hơn. Expected at most ${what}, got more`,
      );
    }
  }
}

const [lineFeed, space, quote, backslash] = [10, 32, 34, 92];

function isSpace(token: number): boolean {
  return token === tokens.space || token === tokens.lineBreak;
}

/** What may come next. */
type Expects = 'VALUE' | 'VALUE_OR_END' | 'KEY' | 'KEY_OR_END' | 'COLON' | 'COMMA_OR_END' | 'END_OF_TEXT';

const words: Readonly<Record<Expects, string>> = {
  VALUE: 'a value',
  VALUE_OR_END: 'a value or "]"',
  KEY: 'a key in quotes',
  KEY_OR_END: 'a key in quotes or "}"',
  COLON: '":"',
  COMMA_OR_END: '"," or the end of the object or list',
  END_OF_TEXT: 'the end of the JSON text',
};

/** Builds a value of tokens; `take` says whether more are to come. */
// eslint-disable-next-line max-lines-per-function -- one automaton, whose states are read together
function createBuilder(name: string, scanner: JSONScanner) {
  const root: unknown[] = [];
  const open: Holder[] = [root];
  let key = '';
  let expects: Expects = 'VALUE';
  let holders = 0;
  let values = 0;
  let keys = 0;

  const fail = (message: string) => refuse(name, scanner.getTokenStartLine(), message);

  function failAt(token: number): never {
    if (token === tokens.end)
      fail('Tệp hết khi JSON chưa hết. Expected the end of the JSON text, got the end of the file');
    const got = quoteValue(scanner.getTokenValue().slice(0, 20));
    return fail(`JSON viết sai cú pháp ở ${got}. Expected ${words[expects]} in JSON, got ${got}`);
  }

  function put(value: unknown): void {
    values += 1;
    if (values > mostValues)
      fail(`Cần nhiều nhất ${mostValues} giá trị; dùng CSV. Expected at most ${mostValues} values; use CSV`);
    const holder = open.at(-1);
    if (Array.isArray(holder)) holder.push(value);
    else if (holder) holder[key] = value;
    expects = open.length === 1 ? 'END_OF_TEXT' : 'COMMA_OR_END';
  }

  function begin(holder: Holder): void {
    if (open.length > deepest)
      fail(
        `Cần nhiều nhất ${deepest} ngoặc lồng nhau. Expected at most ${deepest} brackets inside each other`,
      );
    holders += 1;
    if (holders > mostHolders)
      fail(
        `Cần nhiều nhất ${mostHolders} đối tượng và danh sách; dùng CSV. Expected at most ${mostHolders} objects and lists; use CSV`,
      );
    put(holder);
    open.push(holder);
    keys = 0;
    expects = Array.isArray(holder) ? 'VALUE_OR_END' : 'KEY_OR_END';
  }

  function end(): void {
    open.pop();
    expects = open.length === 1 ? 'END_OF_TEXT' : 'COMMA_OR_END';
  }

  function takeKey(): void {
    key = scanner.getTokenValue();
    if (key in (open.at(-1) ?? {}))
      fail(
        `Mỗi khóa chỉ ghi một lần trong một đối tượng, gặp ${quoteValue(key)} hai lần. Expected each key once in an object, got ${quoteValue(key)} twice`,
      );
    keys += 1;
    if (keys > mostCells)
      fail(
        `Cần nhiều nhất ${mostCells} khóa trong một đối tượng, gặp nhiều hơn. Expected at most ${mostCells} keys in an object, got more`,
      );
    expects = 'COLON';
  }

  function takeValue(token: number): void {
    if (token === tokens.openBracket) begin([]);
    // Without a prototype "__proto__" is a key like any other.
    else if (token === tokens.openBrace) begin(Object.create(null) as Holder);
    else if (token === tokens.string) put(scanner.getTokenValue());
    else if (token === tokens.number) put(Number(scanner.getTokenValue()));
    else if (token === tokens.true) put(true);
    else if (token === tokens.false) put(false);
    else if (token === tokens.null) put(null);
    else failAt(token);
  }

  function take(token: number): boolean {
    if (token === tokens.end && expects === 'END_OF_TEXT') return false;
    if (Number(scanner.getTokenError()) !== 0) return failAt(token);
    const inList = Array.isArray(open.at(-1));
    if (token === tokens.closeBracket && inList && isEnd(expects)) end();
    else if (token === tokens.closeBrace && !inList && isEnd(expects)) end();
    else if (expects === 'COLON' && token === tokens.colon) expects = 'VALUE';
    else if (expects === 'COMMA_OR_END' && token === tokens.comma) expects = inList ? 'VALUE' : 'KEY';
    else if ((expects === 'KEY' || expects === 'KEY_OR_END') && token === tokens.string) takeKey();
    else if (expects === 'VALUE' || expects === 'VALUE_OR_END') takeValue(token);
    else failAt(token);
    return true;
  }

  return { root, take };
}

function isEnd(expects: Expects): boolean {
  return expects === 'COMMA_OR_END' || expects === 'VALUE_OR_END' || expects === 'KEY_OR_END';
}

function refuse(name: string, line: number, message: string): never {
  throw new ImportError(name, [{ place: `line ${line + 1}`, message }]);
}
