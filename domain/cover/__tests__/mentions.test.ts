import { loadCatalogue } from '../../../platform/loadCatalogue';
import { addUp, createCover } from '..';
import type { FactSource } from '../../facts';
import { createFigures } from '../../figures';

const catalogue = loadCatalogue();
const units = [
  { id: 'p', parent: null },
  { id: 'd1', parent: 'p' },
  { id: 'd2', parent: 'p' },
];

interface Row {
  source: FactSource;
  value: number;
  measure?: string;
  unit?: string;
  form?: 'SUMMARY' | 'ITEM';
  document?: string;
  kind?: 'EMULATION_FLAG' | 'CERTIFICATE_OF_MERIT' | 'MIXED';
}

/** `members`, `gifts` and `awards` of a unit: value, bounds and who reported it. */
function figuresOf(rows: readonly Row[], unit = 'p') {
  const cover = createCover(
    units,
    rows.map(({ value, ...row }) => ({
      unit: 'p',
      measure: 'members',
      form: 'SUMMARY' as const,
      adds: 'TOTAL' as const,
      document: row.source,
      value,
      atLeast: value,
      atMost: value,
      ...row,
    })),
    catalogue,
  )(unit);
  const { membership, welfare, awards } = createFigures(addUp(cover, catalogue), catalogue);
  const line = (quantity: (typeof awards)['total'] | undefined) =>
    quantity ? `${quantity.atLeast}…${quantity.atMost ?? ''} by ${quantity.reportedBy}` : 'nothing';
  return [membership.members, welfare.gifts, awards.total].map(line).join(', ');
}

const report = { source: 'REPORT' } as const;
const mention = { source: 'MENTION' } as const;
const simulated = { source: 'SIMULATED' } as const;

describe('what a document of somebody else mentions', () => {
  it.each<[string, Row[], string]>([
    ['is at least what the unit has', [{ ...mention, value: 1 }], '1… by 0, nothing, nothing'],
    [
      'adds nothing to what the unit reported itself',
      [
        { ...report, value: 9 },
        { ...mention, value: 1 },
      ],
      '9…9 by 1, nothing, nothing',
    ],
    [
      'adds nothing to single cases that the unit reported, of which it may be one',
      [
        { ...report, measure: 'awards', form: 'ITEM', value: 3, kind: 'CERTIFICATE_OF_MERIT' },
        { ...mention, measure: 'awards', form: 'ITEM', value: 1, kind: 'EMULATION_FLAG' },
      ],
      'nothing, nothing, 3…3 by 1',
    ],
    [
      'stands for another measure than those that the unit reported',
      [
        { ...report, value: 9 },
        { ...mention, measure: 'gifts', value: 5 },
      ],
      '9…9 by 1, 5… by 0, nothing',
    ],
    [
      'adds nothing to what the units below reported',
      [
        { ...report, measure: 'gifts', value: 9 },
        { ...report, unit: 'd1', value: 4 },
        { ...mention, value: 1 },
      ],
      '4…4 by 1, 9…9 by 1, nothing',
    ],
    [
      'of one unit below leaves what the others reported without an upper bound',
      [
        { ...report, measure: 'gifts', value: 9 },
        { ...report, unit: 'd1', value: 4 },
        { ...mention, unit: 'd2', value: 1 },
      ],
      '5… by 1, 9…9 by 1, nothing',
    ],
    [
      'is not added if another document may mention the same case',
      [
        { ...mention, measure: 'awards', form: 'ITEM', value: 1, kind: 'EMULATION_FLAG', document: 'a' },
        { ...mention, measure: 'awards', form: 'ITEM', value: 2, kind: 'MIXED', document: 'b' },
      ],
      'nothing, nothing, 2… by 0',
    ],
    [
      'is added if another document mentions what cannot be the same',
      [
        { ...mention, measure: 'awards', form: 'ITEM', value: 1, kind: 'EMULATION_FLAG', document: 'a' },
        {
          ...mention,
          measure: 'awards',
          form: 'ITEM',
          value: 2,
          kind: 'CERTIFICATE_OF_MERIT',
          document: 'b',
        },
      ],
      'nothing, nothing, 3… by 0',
    ],
  ])('%s', (_, rows, expected) => {
    expect(figuresOf(rows)).toBe(expected);
  });
});

describe('what is simulated', () => {
  it.each<[string, Row[], string]>([
    [
      'stands if nothing of the measure is really known',
      [
        { ...simulated, value: 100 },
        { ...mention, measure: 'gifts', value: 5 },
      ],
      '100…100 by 1, 5… by 0, nothing',
    ],
    [
      'gives way to what others mention',
      [
        { ...simulated, value: 100 },
        { ...mention, value: 1 },
      ],
      '1… by 0, nothing, nothing',
    ],
    [
      'gives way to what units below reported, which is not all that the unit has',
      [
        { ...simulated, value: 100 },
        { ...report, unit: 'd1', value: 4 },
      ],
      '4… by 0, nothing, nothing',
    ],
    [
      'fills no measure of a real report',
      [
        { ...report, value: 9 },
        { ...simulated, measure: 'gifts', value: 7 },
        { ...simulated, measure: 'awards', unit: 'd1', value: 7 },
      ],
      '9…9 by 1, nothing, nothing',
    ],
  ])('%s', (_, rows, expected) => {
    expect(figuresOf(rows)).toBe(expected);
  });
});
