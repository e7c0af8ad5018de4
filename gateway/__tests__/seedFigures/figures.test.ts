import type { Figures } from '../../../domain/figures';
import { readGlobalId } from '../../../domain/globalIds';
import type { ExpectedFact } from './figures';
import { queries } from './queries';
import { seed0 } from './seed0';
import { seed1 } from './seed1';
import { seed2 } from './seed2';
import { seed3 } from './seed3';
import { seed4 } from './seed4';
import { startMillis, startSystem, type System } from './system';

const table = [...seed0, ...seed1, ...seed2, ...seed3, ...seed4];
const facts = table.flatMap(({ fact }) => (fact ? [{ id: fact.fields.id, ...fact }] : []));

/** Every figure of the five documents. */
const ids = [
  ...['s0-01', 's0-02', 's0-03', 's0-04', 's0-05', 's0-06', 's0-07', 's0-08', 's0-09', 's0-10', 's0-11'],
  ...['s0-12', 's0-13', 's0-14', 's0-15', 's0-16', 's0-17', 's0-18', 's0-19', 's0-20', 's0-21', 's0-22'],
  ...['s0-23', 's0-24', 's0-25', 's0-26', 's0-27', 's0-28', 's0-29', 's0-30', 's0-31', 's0-32', 's0-33'],
  ...['s1-01', 's1-02', 's1-03', 's1-04', 's1-05', 's1-06', 's1-07', 's1-08', 's1-09', 's1-10', 's1-11'],
  ...['s1-12', 's1-13', 's1-14', 's1-15', 's1-16', 's1-17', 's1-18', 's1-19'],
  ...['s2-01', 's2-02', 's2-03', 's2-04', 's2-05', 's2-06', 's2-07', 's2-08', 's2-09', 's2-10', 's2-11'],
  ...['s2-12', 's2-13', 's2-14', 's2-15', 's2-16', 's2-17', 's2-18', 's2-19', 's2-20', 's2-21'],
  ...['s3-01', 's3-02', 's3-03', 's3-04', 's3-05', 's3-06', 's3-07', 's3-08', 's3-09', 's3-10', 's3-11'],
  ...['s3-12', 's3-13', 's3-14', 's3-15', 's3-16', 's3-17', 's3-18', 's3-19'],
  ...['s4-01', 's4-02', 's4-03', 's4-04', 's4-05', 's4-06', 's4-07', 's4-08'],
];

interface ReportedFact {
  id: string;
  unit: string;
  includedIn: string | null;
}

/** With the ids of the reports, as the table has them. */
function asReported({ id, unit, includedIn, ...fact }: ReportedFact) {
  const local = (global: string) => readGlobalId(global)?.localId ?? global;
  return { ...fact, id: local(id), unit: local(unit), includedIn: includedIn && local(includedIn) };
}

let system: System | undefined;
const answers = new Map<string, unknown>();
const factsOf = (query: string) => answers.get(query) as { id: string }[];

beforeAll(async () => {
  system = await startSystem();
  for (const [name, { text, read }] of Object.entries(queries)) {
    const { body } = await system.query(text);
    if (body.errors) throw new Error(`${name}: ${JSON.stringify(body.errors)}`);
    const answer = read(body.data);
    answers.set(name, name.includes('Facts') ? (answer as ReportedFact[]).map(asReported) : answer);
  }
}, startMillis);
afterAll(() => system?.stop());

describe('of the seed figures', () => {
  it('all 100 are in the table, each once', () => {
    expect(ids).toHaveLength(100);
    expect(table.map(({ id }) => id)).toEqual(ids);
  });

  it.each(table)('$id is $says', ({ query, at, expected }) => {
    expect(at(answers.get(query) as never)).toEqual(expected);
  });

  it('no others are among the typed figures', () => {
    const places = ['cum5Published', 'tenProvincesPublished2020', 'unplacedFigures', 'bacKanCityFigures'];
    const reports = ['caoBangReport', 'thaiNguyenReport', 'laiChauReport'];
    const counts = [...places, ...reports].map((query) => [
      query,
      countNumbers(answers.get(query) as Figures),
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      cum5Published: 24,
      tenProvincesPublished2020: 6,
      unplacedFigures: 13,
      bacKanCityFigures: 16,
      caoBangReport: 2,
      thaiNguyenReport: 1,
      // 17 of the table, and the sum of s2-18, s2-19 and s2-20.
      laiChauReport: 18,
    });
  });
});

describe('among the facts', () => {
  it.each(facts)('$id stands once, with its bounds and its document', ({ id, query, fields }) => {
    expect(factsOf(query).filter((fact) => fact.id === id)).toEqual([fields]);
  });

  it('there are no others', () => {
    const expected = groupIds(facts);
    const found = Object.keys(expected).map((query) => [query, factsOf(query).map(({ id }) => id)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

/** Ids of the facts by the query that lists them. */
function groupIds(rows: ExpectedFact[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const { query, fields } of rows) (groups[query] ??= []).push(fields.id);
  return groups;
}

/** How many numbers typed figures show, not counting those that add up others of them. */
function countNumbers({ membership, awards, welfare, activities }: Figures): number {
  const { unionsBySector, ...members } = membership;
  const programmes = welfare.byProgramme.flatMap(({ programme: _, ...numbers }) => Object.values(numbers));
  const single = [...Object.values(members), ...programmes].filter((number) => number !== null);
  return single.length + unionsBySector.length + awards.byKind.length + activities.length;
}
