import { isMention, type ReportedBounds } from './quantity';

/** Whether one body printed the number, or several were added up. */
export type Origin = 'printed' | 'sum';

/** The word before a number that is not exact. */
export type Qualifier = 'atLeast' | 'over' | 'nearly' | 'about' | 'estimate' | 'from';

export const qualifierTexts: Readonly<Record<Qualifier | 'atMost' | 'to', { vi: string; en: string }>> = {
  atLeast: { vi: 'ít nhất', en: 'at least' },
  atMost: { vi: 'nhiều nhất', en: 'at most' },
  over: { vi: 'trên', en: 'over' },
  nearly: { vi: 'gần', en: 'nearly' },
  about: { vi: 'khoảng', en: 'about' },
  estimate: { vi: 'ước', en: 'estimated at' },
  from: { vi: 'từ', en: 'from' },
  to: { vi: 'đến', en: 'to' },
};

export interface QualifiedNumber {
  /** Null if the number is exact. */
  qualifier: Qualifier | null;
  number: number;
  /** The number that `from` leads to. */
  to: number | null;
  /** Whether the bounds say more than the qualifier and the number do. */
  hasRange: boolean;
}

/**
 * What a reader must know of a number before its unit. A number that one body printed without an upper bound is "over"; a
 * sum without one, and what others mention, is "at least", since something may be missing from it; one with an estimate in it
 * is an estimate.
 */
export function qualify(bounds: ReportedBounds, origin: Origin): QualifiedNumber {
  const { value, atLeast, atMost, estimated } = bounds;
  const isPrinted = origin === 'printed' && !isMention(bounds);
  const say = (qualifier: Qualifier | null, number: number, hasRange = false): QualifiedNumber => ({
    qualifier,
    number,
    to: null,
    hasRange,
  });
  if (atLeast === atMost) return say(null, atLeast);
  if (value === null) {
    return atMost === null ? say('atLeast', atLeast) : { ...say('from', atLeast), to: atMost };
  }
  if (estimated) return say('estimate', value, atLeast !== 0);
  if (value === atLeast && atMost === null) return say(isPrinted ? 'over' : 'atLeast', value);
  return value === atMost ? say('nearly', value, atLeast !== 0) : say('about', value, true);
}
