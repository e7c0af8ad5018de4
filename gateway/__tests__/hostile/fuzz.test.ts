import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { buildSchema } from 'graphql';
import { projectPath } from '../../../platform/paths';
import { effort } from '../../../platform/testing/effort';
import { startAttack, type Attack } from './attack';
import { writeOperation } from './writeOperation';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));

let attack: Attack;
beforeAll(async () => {
  attack = await startAttack();
}, 120_000);
afterAll(() => attack.finish('Fuzzing'));

const values = {
  id: ['"cao-bang"', '"cum-5"', '"cdcs-x"', '"bac-kan"', '"atlantis"', '""'],
  provinces: ['["cao-bang"]', '["cao-bang", "lang-son"]', '["bac-kan"]', '["atlantis"]'],
  clusters: ['["cum-5"]', '["atlantis"]'],
  allProvinces: ['true', 'false'],
  measure: ['"members"', '"awards"', '"people"', '"nothing"'],
  programmes: ['["tet-sum-vay"]', '["x"]'],
  year: ['2024', '2025', '1999', '-1'],
  years: ['[2024]', '[2024, 2025]', '[2024, 2024]', '[]'],
  from: ['2020', '2030'],
  to: ['2024'],
  first: ['1', '7', '0', '501'],
  revision: ['1', '2', '99'],
  after: ['"x"', 'null'],
  ID: ['"x"', 'null'],
  Date: ['"2024-01-01"', '"x"'],
  Int: ['1'],
  String: ['"x"'],
  Boolean: ['true'],
};

/** Every coverage of an answer that names all that these rules are about. */
function coverages(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(coverages);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = object.__typename === 'Coverage' ? [object] : [];
  return [...own, ...Object.values(object).flatMap(coverages)];
}

/** Sums that stand beside a coverage which says that somebody is missing. */
function sums(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(sums);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  return [...(object.__typename === 'Quantity' ? [object] : []), ...Object.values(object).flatMap(sums)];
}

function totals(value: unknown): Record<string, any>[] {
  if (Array.isArray(value)) return value.flatMap(totals);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, any>;
  return [...(object.__typename === 'Totals' ? [object] : []), ...Object.values(object).flatMap(totals)];
}

/** What is always asked of these, so that the rules can be looked at. */
const always = {
  Coverage: 'expected reported complete missing { reason }',
  Quantity: 'value atLeast atMost reportedBy',
  Totals: 'coverage { __typename expected reported complete missing { reason } }',
};

describe('an operation written at random', () => {
  it.each(['analyst', 'province', 'otherProvince'] as const)(
    'is answered to %s without a fault, and with a coverage that adds up',
    async (asker) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(9_999), { minLength: 5, maxLength: 120 }), async (choices) => {
          const text = writeOperation({ schema, choices, values, depth: 6, always });
          const { status, body } = await attack.ask(text, {}, asker);
          expect(status).toBeLessThan(500);
          for (const found of coverages(body.data)) assertCoverage(found);
          for (const total of totals(body.data)) {
            if (total.coverage.complete === true || total.coverage.expected === 0) continue;
            for (const { atMost } of sums(total)) expect(atMost).toBeNull();
          }
        }),
        { numRuns: effort(20, 500), interruptAfterTimeLimit: 20_000 },
      );
    },
    60_000,
  );

  it.each(['public', 'operator', 'wrongToken', 'revokedKey'] as const)('is refused to %s', async (asker) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9_999), { minLength: 5, maxLength: 60 }), async (choices) => {
        const text = writeOperation({ schema, choices, values, depth: 4 });
        const { status, body } = await attack.ask(text, {}, asker);
        expect(body.data).toBeUndefined();
        expect([401, 403, 429]).toContain(status);
      }),
      { numRuns: effort(5, 50), interruptAfterTimeLimit: 5_000 },
    );
  });
});

function assertCoverage({ expected, reported, complete, missing }: Record<string, unknown>): void {
  const gaps = (missing as unknown[]).length;
  expect({ expected, sum: (reported as number) + gaps }).toEqual({ expected, sum: expected });
  // If there is no total nobody is expected, and it is not complete.
  if (expected !== 0) expect(complete).toBe(gaps === 0);
}
