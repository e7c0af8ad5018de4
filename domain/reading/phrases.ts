import type { Token } from './tokens';

/** A phrase of the lexicon where it stands: `first` and `last` are places in the list of tokens. */
export interface Hit {
  concept: string;
  first: number;
  last: number;
}

export interface PhraseFinder {
  /** All of them, in order; of those that overlap the longest, the earlier of two as long. */
  find(tokens: readonly Token[]): Hit[];
}

interface Node {
  next: Map<string, Node>;
  concept?: string;
}

const longestPhrase = 16;

export function createPhraseFinder(
  phrases: Iterable<readonly [concept: string, keys: readonly string[]]>,
): PhraseFinder {
  const root: Node = { next: new Map() };
  for (const [concept, keys] of phrases) {
    if (keys.length > longestPhrase)
      throw new Error(`A phrase has more than ${longestPhrase} words: ${keys.join(' ')}`);
    add(root, concept, keys);
  }
  return {
    find(tokens) {
      const hits: Hit[] = [];
      let at = 0;
      while (at < tokens.length) {
        const hit = longestFrom(root, tokens, at);
        if (hit) hits.push(hit);
        at = hit ? hit.last + 1 : at + 1;
      }
      return hits;
    },
  };
}

function add(root: Node, concept: string, keys: readonly string[]): void {
  let node = root;
  for (const key of keys) {
    const next = node.next.get(key) ?? { next: new Map() };
    node.next.set(key, next);
    node = next;
  }
  if (node.concept !== undefined && node.concept !== concept)
    throw new Error(`"${keys.join(' ')}" is a phrase of both "${node.concept}" and "${concept}"`);
  node.concept = concept;
}

function longestFrom(root: Node, tokens: readonly Token[], first: number): Hit | null {
  let node: Node | undefined = root;
  let found: Hit | null = null;
  for (let at = first; at < tokens.length; at += 1) {
    const key = tokens[at]?.key ?? '';
    if (key === '"' && at > first) continue;
    node = node.next.get(key);
    if (!node) break;
    if (node.concept !== undefined) found = { concept: node.concept, first, last: at };
  }
  return found;
}
