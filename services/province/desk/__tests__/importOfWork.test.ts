import { loadCatalogue } from '../../../../platform/loadCatalogue';
import { withImportOf } from '../importOfWork';
import type { Work } from '../work';
import type { WorkRow } from '../../../../domain/desk/rows';

const options = { province: 'lai-chau', catalogue: loadCatalogue(), maxUnpackedBytes: 1_000 };
const head = {
  ...{ year: 2024, document: 'bao-cao', title: 'Báo cáo', publisher: null, publishedOn: null, url: null },
  ...{ replaces: null, accept: [], reason: '', lateReason: '' },
};

function rowOf(id: string, fields: Partial<WorkRow>): WorkRow {
  return {
    ...{ id, decision: 'ACCEPTED', measure: 'members', value: 10, atLeast: 10, atMost: 10, estimated: false },
    ...{ form: 'SUMMARY', year: 2024, unit: null, programme: null, kind: null, awardedBy: null },
    ...{ recipient: null, sector: null, includedIn: null, place: null },
    ...fields,
  };
}

/** The facts that a work of these rows is imported as. */
async function factsOf(rows: WorkRow[]): Promise<Record<string, unknown>[]> {
  const work: Work = {
    ...{ _id: '1', version: 1, state: 'OPEN', head, text: 'văn bản', file: null, rows },
    ...{ leftOut: [], notUnderstood: [], steps: [], changedAt: new Date(0) },
  };
  return withImportOf(work, options, async ({ table }) => {
    const facts: Record<string, unknown>[] = [];
    if (table.facts) for await (const { cells } of table.facts.rows()) facts.push(cells);
    return facts;
  });
}

describe('of which', () => {
  it.each([
    ['accepted', 'ACCEPTED', 'bao-cao-b'],
    // Without the number between, it is still a part of the one around.
    ['rejected', 'REJECTED', 'bao-cao-a'],
    ['not looked at', 'OPEN', 'bao-cao-a'],
  ] as const)(
    'is of the nearest number that is accepted, if the one between is %s',
    async (_, decision, whole) => {
      const facts = await factsOf([
        rowOf('a', {}),
        rowOf('b', { decision, includedIn: 'a' }),
        rowOf('c', { includedIn: 'b' }),
      ]);
      expect(facts.find(({ id }) => id === 'bao-cao-c')?.includedIn).toBe(whole);
    },
  );

  it('that goes in a circle of rejected numbers ends', async () => {
    const facts = await factsOf([
      rowOf('a', { decision: 'REJECTED', includedIn: 'b' }),
      rowOf('b', { decision: 'REJECTED', includedIn: 'a' }),
      rowOf('c', { includedIn: 'b' }),
    ]);
    expect(facts.map(({ includedIn }) => includedIn)).toEqual([undefined]);
  });
});

describe('what was printed', () => {
  const place = { text: '10', start: 4, end: 6, sentence: '', sureness: 'high', rule: '' } as const;

  it.each([
    ['as it was read', {}, '10'],
    ['put right by a person', { value: 12, atLeast: 12, atMost: 12 }, undefined],
    ['made less certain', { value: null, atLeast: 8, atMost: null }, '10'],
  ])('stands beside a number %s only if it says the same', async (_, fields, printed) => {
    const [fact] = await factsOf([rowOf('a', { place, ...fields })]);
    expect(fact?.printed).toBe(printed);
  });
});
