import type { Token } from './tokens';

/**
 * Tokens without the ends of lines that end nothing. In e-mails and PDF lines are broken where they are full: there many go on in
 * lower case, and what is in pieces, such as a name, is put together.
 */
export function joinLines(text: string, tokens: readonly Token[]): readonly Token[] {
  if (!isHardWrapped(tokens)) return tokens;
  return tokens.filter(({ kind }, at) => kind !== 'break' || !goesOn(text, tokens, at));
}

function isHardWrapped(tokens: readonly Token[]): boolean {
  let breaks = 0;
  let goOn = 0;
  tokens.forEach(({ kind }, at) => {
    const next = tokens[at + 1];
    if (kind !== 'break' || next === undefined || next.kind === 'break') return;
    breaks += 1;
    if (isEnd(tokens[at - 1])) return;
    if (next.kind === 'word' && !next.isCapital) goOn += 1;
  });
  return goOn >= 2 && goOn * 5 >= breaks;
}

const fullLine = 45;

function goesOn(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (!before || !next || before.kind === 'break' || next.kind === 'break') return false;
  if (isEnd(before) || /^[-+*•]$/.test(next.key)) return false;
  if (next.kind === 'word' && !next.isCapital) return true;
  const isNumbered = next.kind === 'digits' && /^[.)]$/.test(tokens[at + 2]?.key ?? '');
  return !isNumbered && before.end - lineStart(text, before.end) >= fullLine;
}

function isEnd(token: Token | undefined): boolean {
  return token !== undefined && /^[.!?:;…]$/.test(token.key);
}

function lineStart(text: string, end: number): number {
  return text.lastIndexOf('\n', end - 1) + 1;
}
