import { hasNoNumber, type FactStatus } from '../../../domain/facts';
import { isRecord } from '../../../domain/isRecord';
import { inOrder, type ObjectCheck } from './objectCheck';

/** Clocks of two machines may differ by so much. */
const skewMillis = 5 * 60_000;

/** What the fields of a report, a unit, a fact or a revision must be to each other; undefined if they were not asked for. */
export const rowChecks: Readonly<Record<string, readonly ObjectCheck[]>> = {
  ProvinceReport: [
    {
      names: ['updatedAt'],
      expected: 'a report of figures that were computed before now',
      fits: isPast,
    },
    {
      // Not by when its figures were computed: a draft that becomes final comes in without being computed anew.
      names: ['receivedAt'],
      expected: 'a report that came in before now',
      fits: isPast,
    },
  ],
  UnitCoverage: [
    {
      names: ['reported', 'expected'],
      expected: 'no more that reported than were expected',
      fits: inOrder,
    },
    {
      names: ['missing', 'reported', 'expected'],
      expected: 'no more that are missing than did not report',
      fits: (missing, reported, expected) =>
        !Array.isArray(missing) ||
        typeof reported !== 'number' ||
        typeof expected !== 'number' ||
        missing.length <= expected - reported,
    },
  ],
  Unit: [
    {
      names: ['validFrom', 'validTo'],
      expected: 'a unit that began before it ended',
      fits: (from, to) => typeof from !== 'string' || typeof to !== 'string' || from < to,
    },
    {
      names: ['id', 'parent'],
      expected: 'a unit that is not below itself',
      fits: (id, parent) => typeof id !== 'string' || id !== parent,
    },
  ],
  Fact: [
    {
      names: ['id', 'includedIn'],
      expected: 'a fact that is not included in itself',
      fits: (id, includedIn) => typeof id !== 'string' || id !== includedIn,
    },
    {
      names: ['quantity', 'withheld', 'status'],
      expected: 'a number, or why there is none',
      fits: (quantity, withheld, status) =>
        quantity !== null ||
        withheld === undefined ||
        status === undefined ||
        withheld !== null ||
        hasNoNumber({ status: (status as FactStatus | null) ?? undefined }),
    },
    {
      names: ['quantity', 'status'],
      expected: 'no number beside the word that there is none',
      fits: (quantity, status) =>
        quantity == null || !hasNoNumber({ status: (status as FactStatus | null) ?? undefined }),
    },
    {
      names: ['printed', 'excerpt'],
      expected: 'a sentence that marks the number as printed',
      fits: (printed, excerpt) =>
        typeof printed !== 'string' ||
        !isRecord(excerpt) ||
        excerpt.marked === undefined ||
        excerpt.marked === printed,
    },
    {
      names: ['withheld', 'quantity', 'printed', 'excerpt'],
      expected: 'neither number nor text of what is withheld',
      fits: (withheld, ...shown) => withheld == null || shown.every((value) => value == null),
    },
    {
      names: ['offset', 'document'],
      expected: 'a place within the text of the document',
      fits: (offset, document) =>
        typeof offset !== 'number' ||
        !isRecord(document) ||
        typeof document.text !== 'string' ||
        offset < document.text.length,
    },
  ],
  Revision: [
    { names: ['at'], expected: 'a revision that was begun before now', fits: isPast },
    {
      names: ['undoes', 'number'],
      expected: 'a revision that undoes an earlier one',
      fits: isBefore,
    },
    {
      names: ['number', 'undoneBy'],
      expected: 'a revision that a later one has undone',
      fits: isBefore,
    },
  ],
};

function isBefore(earlier: unknown, later: unknown): boolean {
  return typeof earlier !== 'number' || typeof later !== 'number' || earlier < later;
}

function isPast(moment: unknown): boolean {
  return typeof moment !== 'string' || Date.parse(moment) <= Date.now() + skewMillis;
}
