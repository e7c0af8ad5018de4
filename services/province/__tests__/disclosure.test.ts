import fc from 'fast-check';
import { equalTo, inRange, solve, type Constraint } from 'yalps';
import type { ProvinceService } from '..';
import { createCover, type CoverRow } from '../../../domain/cover';
import type { Caller } from '../../../domain/roles';
import { effort } from '../../../platform/testing/effort';
import { analyst } from '../../../platform/testing/gatewayKeys';
import { askAs, own, publicCaller } from './asking';
import { importInto, reportFile, startTestService, type TestFact } from './testProvinces';

/**
 * Plays the attacker: collects everything that a role can read of a small province, writes it down as equations, and
 * solves for what is withheld by linear programming. A number that has one solution only is disclosed.
 */
const runs = effort(8, 150);
const province = 'cao-bang';
const parents = { 'huyen-a': province, 'huyen-b': province, c1: 'huyen-a', c2: 'huyen-a', c3: 'huyen-b' };
const units = [province, ...Object.keys(parents)];
const measures = ['people', 'gifts', 'partyAdmissions'];

let service: ProvinceService;
beforeAll(async () => {
  service = await startTestService([province]);
});
afterAll(() => service.stop());

interface GeneratedFact {
  unit: string;
  measure: string;
  programme: string | undefined;
  value: number;
  form: 'ITEM' | 'SUMMARY';
  draft: boolean;
}

const generated: fc.Arbitrary<GeneratedFact> = fc
  .record({
    unit: fc.constantFrom(...units),
    measure: fc.constantFrom('people', 'people', 'people', 'gifts', 'partyAdmissions'),
    programme: fc.constantFrom('tet-sum-vay', 'mai-am-cong-doan', undefined),
    value: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 })),
    form: fc.constantFrom('ITEM', 'ITEM', 'ITEM', 'SUMMARY'),
    draft: fc.constantFrom(false, false, false, true),
  })
  // Party admissions are not split by programme.
  .map((fact) => (fact.measure === 'partyAdmissions' ? { ...fact, programme: undefined } : fact));

type Numbered = GeneratedFact & { id: string };

async function load(facts: readonly Numbered[]): Promise<void> {
  const store = service.stores.get(province);
  if (!store) throw new Error('The service holds Cao Bằng');
  for (const draft of [false, true]) {
    const rows = facts.filter((fact) => fact.draft === draft);
    const content = reportFile(
      [
        ...rows.map(({ draft: _, programme, ...row }): TestFact => ({
          ...row,
          ...(programme && { programme }),
          // Beside each other, not one in the other.
          includedIn: 'none',
        })),
        { id: `members-${draft}`, measure: 'members', value: 1_000 },
      ],
      { id: `report-${draft}`, status: draft ? 'DRAFT' : 'FINAL' },
    );
    for (const id of ['c1', 'c2', 'c3'] as const) {
      content.units.push({ id, name: `Công đoàn cơ sở ${id}`, level: 'GRASSROOTS', parent: parents[id] });
    }
    await importInto(store, content, `report-${draft}.json`);
  }
}

const tree = [
  { id: province, parent: null },
  ...Object.entries(parents).map(([id, parent]) => ({ id, parent })),
];

/**
 * The facts that make up a unit's number, as everybody can tell from the list of facts and the rule of the cover; null if
 * the rule gives no more than bounds.
 */
function coverOf(
  unit: string,
  measure: string,
  facts: readonly Numbered[],
  programme?: string,
): Numbered[] | null {
  const rows = facts
    .filter((fact) => fact.measure === measure)
    .map((fact) => ({
      ...fact,
      atLeast: fact.value,
      atMost: fact.value,
      adds: 'TOTAL' as const,
      id: fact.id,
    }));
  const cover: (CoverRow & { id: string; value: number | null; programme?: string | undefined })[] =
    createCover(tree, rows, 'ALL')(unit);
  const inTotal = cover.filter((row) =>
    programme === undefined ? row.adds === 'TOTAL' : row.programme === programme,
  );
  if (inTotal.some(({ value }) => value === null)) return null;
  const ids = new Set(inTotal.map(({ id }) => id));
  return facts.filter(({ id }) => ids.has(id));
}

const quantity = '{ value atLeast atMost }';
const figures = `{
  membership { partyAdmissions ${quantity} }
  welfare { people ${quantity} gifts ${quantity} byProgramme { programme people ${quantity} gifts ${quantity} } }
}`;
const everything = `
  report(year: 2024) { figures ${figures} }
  facts(year: 2024, first: 500) { edges { node { id quantity ${quantity} } } }
  ${units.map((id, index) => `u${index}: unit(id: "${id}") { figures(year: 2024) ${figures} }`).join('\n')}
`;

interface Known {
  /** The facts whose sum is known. */
  ids: string[];
  constraint: Constraint;
}

/** What a role learns about the facts of one measure. */
async function learn(caller: Caller, measure: string, facts: readonly Numbered[]): Promise<Known[]> {
  const { data, errors } = await askAs(service, caller, everything);
  expect(errors).toBeUndefined();
  const answer = data._entities[0];
  const visible = facts.filter(({ draft }) => !draft || caller.role === 'analyst');
  const known: Known[] = answer.facts.edges.flatMap(({ node }: any) => {
    const isOfMeasure = facts.some(({ id, measure: of }) => id === node.id && of === measure);
    return node.quantity && isOfMeasure ? [{ ids: [node.id], constraint: told(node.quantity) }] : [];
  });
  const read = (unit: string, shown: any) => {
    if (!shown) return;
    const note = (of: Numbered[] | null, quantity: any) => {
      if (quantity && of && of.length > 0)
        known.push({ ids: of.map(({ id }) => id), constraint: told(quantity) });
    };
    note(
      coverOf(unit, measure, visible),
      measure === 'partyAdmissions' ? shown.membership[measure] : shown.welfare[measure],
    );
    for (const row of measure === 'partyAdmissions' ? [] : shown.welfare.byProgramme) {
      note(coverOf(unit, measure, visible, row.programme), row[measure]);
    }
  };
  read(province, answer.report?.figures);
  units.forEach((unit, index) => read(unit, answer[`u${index}`]?.figures));
  return known;
}

function told({ value, atLeast, atMost }: any): Constraint {
  return value === null ? inRange(atLeast, atMost) : equalTo(value);
}

/** The least and the most that a sum of facts can be. */
function rangeOf(ids: readonly string[], known: readonly Known[], facts: readonly Numbered[]) {
  const constraints: Record<string, Constraint> = Object.fromEntries(
    known.map(({ constraint }, index) => [`k${index}`, constraint]),
  );
  // Beyond what any fact of the test can be, so that there is an optimum.
  constraints.bound = { max: 10_000 };
  const variables = Object.fromEntries(
    facts.map(({ id }) => [
      id,
      {
        ...Object.fromEntries(
          known.flatMap(({ ids: of }, index) => (of.includes(id) ? [[`k${index}`, 1]] : [])),
        ),
        bound: 1,
        wanted: ids.includes(id) ? 1 : 0,
      },
    ]),
  );
  const [least, most] = (['minimize', 'maximize'] as const).map((direction) => {
    const { status, result } = solve({ direction, objective: 'wanted', constraints, variables });
    expect(status).toBe('optimal');
    return result;
  });
  return { least: least ?? NaN, most: most ?? NaN };
}

async function expectNothingDisclosed(facts: readonly Numbered[]): Promise<void> {
  await load(facts);
  for (const roles of [[publicCaller], [publicCaller, analyst]]) {
    const seen = facts.filter(({ draft }) => !draft || roles.length === 2);
    for (const measure of measures) {
      const known = (await Promise.all(roles.map((role) => learn(role, measure, facts)))).flat();
      const ofMeasure = seen.filter((fact) => fact.measure === measure);
      for (const secret of secretsAmong(seen, measure)) {
        const { least, most } = rangeOf(secret, known, ofMeasure);
        expect({ secret, roles: roles.length, isOpen: most - least >= 1 }).toEqual({
          secret,
          roles: roles.length,
          isOpen: true,
        });
      }
    }
  }
}

/** The facts, and the sums of a unit's facts of a programme, that tell of fewer than five persons. */
function secretsAmong(facts: readonly Numbered[], measure: string): string[][] {
  const personal = facts.filter((fact) => fact.measure === measure && measure !== 'gifts');
  const single = personal.filter(({ value }) => value < 5).map(({ id }) => [id]);
  const sums = units.flatMap((unit) => {
    const parts = [undefined, 'tet-sum-vay', 'mai-am-cong-doan'].map((line) => ({
      line: measure === 'partyAdmissions' ? undefined : line,
      part: coverOf(unit, measure, facts, measure === 'partyAdmissions' ? undefined : line),
    }));
    return parts.flatMap(({ line, part }) =>
      part && part.length > 0 && isSecret(unit, measure, part, facts, line) ? [part] : [],
    );
  });
  return [...single, ...sums.map((part) => part.map(({ id }) => id))];
}

/** Gifts are secret if all that is known of who got them is that they were few; a draft makes nothing secret that was not. */
function isSecret(
  unit: string,
  measure: string,
  part: readonly Numbered[],
  facts: readonly Numbered[],
  line: string | undefined,
): boolean {
  // Figures are of units that reported themselves.
  if (unit !== province && !facts.some((fact) => fact.unit === unit)) return false;
  const sum = (of: readonly Numbered[]) => of.reduce((total, { value }) => total + value, 0);
  if (measure !== 'gifts') return sum(part) < 5;
  const known = part.some(({ draft }) => draft) ? facts : facts.filter(({ draft }) => !draft);
  const people = coverOf(unit, 'people', known, line);
  return people !== null && people.length > 0 && sum(people) < 5;
}

describe('what is withheld', () => {
  it('follows from nothing that a role can read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(generated, { minLength: 1, maxLength: 9 }), async (rows) => {
        await expectNothingDisclosed(rows.map((row, index) => ({ ...row, id: `f${index}-${row.draft}` })));
      }),
      { numRuns: runs, seed: 20241, endOnFailure: false },
    );
  }, 300_000);

  it('is not a number of five or more if nothing small is near it', async () => {
    const fact = { measure: 'people', programme: 'tet-sum-vay', form: 'ITEM' } as const;
    await load([
      { ...fact, id: 'a', unit: 'c1', value: 12, draft: false },
      { ...fact, id: 'b', unit: 'c2', value: 30, draft: false },
    ]);
    const { data } = await askAs(service, publicCaller, everything);
    const [{ facts, report, u3 }] = data._entities;
    expect(facts.edges.map(({ node }: any) => node.quantity.value)).toEqual([12, 30, 1_000]);
    expect(u3.figures.welfare.people).toEqual({ value: 12, atLeast: 12, atMost: 12 });
    expect(report.figures.welfare.people.value).toBe(42);
  });

  it('is shown to the province itself', async () => {
    const fact = { measure: 'people', programme: undefined, form: 'ITEM', draft: false } as const;
    await load([
      { ...fact, id: 'a', unit: 'c1', value: 3 },
      { ...fact, id: 'b', unit: 'c2', value: 10 },
      { ...fact, id: 'c', unit: 'huyen-b', value: 1 },
    ]);
    const { data } = await askAs(service, own, everything);
    expect(data._entities[0].facts.edges.map(({ node }: any) => node.quantity.value)).toEqual([
      3, 10, 1, 1_000, 1_000,
    ]);
  });
});
