import { foldKey } from '../fold';

export interface Multiplier {
  /** Null if no such word stands there. */
  factor: bigint | null;
  /** Whether the word says that it is money: `tr`. */
  isMoney: boolean;
  rest: string;
}

const factorOf = new Map<string, bigint>(
  (
    [
      ['chục', 10n],
      ['trăm', 100n],
      ['nghìn', 1_000n],
      ['ngàn', 1_000n],
      ['k', 1_000n],
      ['vạn', 10_000n],
      ['triệu', 1_000_000n],
      ['tỷ', 1_000_000_000n],
    ] as const
  ).map(([word, factor]) => [foldKey(word), factor]),
);
/** As reports shorten millions of đồng. */
const shortMillion = { word: 'tr', factor: 1_000_000n };

/** `triệu`, `nghìn tỷ`, `tr`, also with a `đ` that follows at once: each word is larger than the one before. */
export function readMultiplier(text: string): Multiplier {
  let factor: bigint | null = null;
  let last = 0n;
  let rest = text.trimStart();
  for (;;) {
    const [word = ''] = /^\p{L}+?(?=đ?(?!\p{L}))/u.exec(rest) ?? [];
    if (word === shortMillion.word && factor === null) {
      return { factor: shortMillion.factor, isMoney: true, rest: after(rest, word) };
    }
    const next = factorOf.get(foldKey(word));
    if (next === undefined || next <= last) return { factor, isMoney: false, rest };
    factor = (factor ?? 1n) * next;
    last = next;
    rest = after(rest, word);
  }
}

function after(text: string, word: string): string {
  return text.slice(word.length).trimStart();
}
