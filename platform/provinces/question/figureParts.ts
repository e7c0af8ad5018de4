import { isRecord } from '../../../domain/isRecord';
import type { ObjectCheck } from './objectCheck';

/** The measures that `Welfare` splits by programme. */
const ofProgrammes = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses'] as const;

/** No part of a number is for certain more than the whole may be. What was not asked for is undefined. */
export const partChecks: Readonly<Record<string, readonly ObjectCheck[]>> = {
  Membership: [
    {
      names: ['unions', 'unionsBySector'],
      expected: 'no more unions of a sector than unions',
      fits: (whole, rows) => holdsEach(whole, rows, 'unions'),
    },
  ],
  Awards: [
    {
      names: ['total', 'byKind'],
      expected: 'no more awards of a kind than awards',
      fits: (whole, rows) => holdsEach(whole, rows, 'count'),
    },
  ],
  AwardFigure: [
    {
      names: ['count', 'apart'],
      expected: 'no more awards apart than awards of the kind',
      fits: holds,
    },
  ],
  Welfare: ofProgrammes.map((measure) => ({
    names: [measure, 'byProgramme'],
    expected: `no more ${measure} of a programme than of all`,
    fits: (whole: unknown, rows: unknown) => holdsEach(whole, rows, measure),
  })),
};

function holdsEach(whole: unknown, rows: unknown, name: string): boolean {
  return !Array.isArray(rows) || rows.every((row) => !isRecord(row) || holds(whole, row[name]));
}

function holds(whole: unknown, part: unknown): boolean {
  if (!isRecord(whole) || !isRecord(part)) return true;
  const { atMost } = whole;
  const { atLeast } = part;
  return typeof atMost !== 'number' || typeof atLeast !== 'number' || atLeast <= atMost;
}
