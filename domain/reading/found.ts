import { indexFrom, type Context } from './context';
import type { Proposal } from './reading';
import type { Sentence } from './sentences';
import { keysOf } from './tokens';

/** A proposal, and where it was found: places in the list of tokens. */
export interface Found {
  proposal: Proposal;
  sentence: Sentence;
  last: number;
}

const captions = new Set(keysOf('đồng ông bà ảnh đ/c lãnh lễ'));

/** The line of a picture is a paragraph of its own that begins with whom it shows. */
export function isCaption({ tokens, sentences }: Context, sentence: Sentence): boolean {
  const index = indexFrom(sentences, sentence.first);
  const isAlone = [sentences[index - 1], sentences[index + 1]].every(
    (other) => other?.paragraph !== sentence.paragraph,
  );
  return isAlone && captions.has(tokens[sentence.first]?.key ?? '');
}
