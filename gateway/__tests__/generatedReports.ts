import fc from 'fast-check';
import { addUp, createCover, type CoverRow } from '../../domain/cover';
import type { FactSource } from '../../domain/facts';
import { ImportError } from '../../domain/problems';
import type { Bounds } from '../../domain/quantity';
import { parseProvinceFile } from '../../domain/reports/reportFiles';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { loadCatalogue } from '../../platform/loadCatalogue';
import {
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubReport,
  type StubReports,
  type TestGateway,
} from './stubs';

const catalogue = loadCatalogue();
export const provinces = ['a', 'b', 'c'];
export const years = Array.from({ length: 24 }, (_, index) => 2001 + index);

const bounds = (value: number): fc.Arbitrary<Bounds> =>
  fc.constantFrom<Bounds>(
    { value, atLeast: value, atMost: value },
    { value, atLeast: value, atMost: value },
    { value, atLeast: value, atMost: null },
    { value, atLeast: 0, atMost: value },
    { value, atLeast: 0, atMost: null, estimated: true },
  );

const award = fc
  .record({
    form: fc.constantFrom('SUMMARY', 'ITEM'),
    kind: fc.constantFrom(
      undefined,
      'CERTIFICATE_OF_MERIT',
      'CERTIFICATE_OF_MERIT',
      'EMULATION_FLAG',
      'MIXED',
    ),
    awardedBy: fc.constantFrom(undefined, 'CONFEDERATION', 'PROVINCE'),
    recipient: fc.constantFrom(undefined, 'COLLECTIVE', 'INDIVIDUAL'),
    quantity: fc.integer({ min: 1, max: 20 }).chain(bounds),
  })
  .map(({ quantity, ...fact }) => ({ measure: 'awards', ...fact, ...quantity }));

const world = fc.record({
  REPORT: fc.array(award, { maxLength: 4 }),
  MENTION: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(award, { maxLength: 2 })),
  SIMULATED: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(award, { maxLength: 3 })),
});
type Award = typeof award extends fc.Arbitrary<infer Of> ? Of : never;
type World = Record<FactSource, readonly Award[]>;

/** As a province's service adds its documents up; null if it has none that can be imported. */
function reportOf(said: World, year: number): StubReport | null {
  const rows = (Object.keys(said) as FactSource[]).flatMap((source) => rowsOf(said, source, year));
  const sources = new Set(rows.map((row) => row.source));
  if (sources.size === 0) return null;
  const isReported = sources.has('REPORT');
  const cells = addUp(createCover([{ id: 'p', parent: null }], rows, catalogue)('p'), catalogue);
  if (isReported) return { cells };
  return sources.has('SIMULATED') ? { cells, status: 'SAMPLE' } : { cells, kind: 'MENTION' };
}

function rowsOf(said: World, source: FactSource, year: number) {
  const facts = said[source].map((fact, index) => ({ id: `${source}-${index}`, unit: 'p', year, ...fact }));
  const file = {
    province: 'p',
    document: { id: source, file: 'f', status: 'FINAL', unit: 'p' },
    units: [{ id: 'p', name: 'P', level: 'PROVINCE', parent: null }],
    facts,
  };
  try {
    return parseProvinceFile(JSON.parse(JSON.stringify(file)), 'f', catalogue).facts.map((fact) => ({
      ...fact,
      source,
    })) satisfies CoverRow[];
  } catch (error) {
    // Parts that are more than their total, or the same number twice.
    if (error instanceof ImportError) return [];
    throw error;
  }
}

const worlds = fc.sample(fc.array(world, { minLength: 3, maxLength: 3 }), {
  numRuns: years.length,
  seed: 16,
});
export const reports: StubReports = Object.fromEntries(
  provinces.map((province, place) => [
    province,
    Object.fromEntries(
      years.flatMap((year, index) => {
        const said = worlds[index]?.[place];
        const report = said ? reportOf(said, year) : null;
        return report ? [[year, report]] : [];
      }),
    ),
  ]),
);
/** What their cluster published in every year. */
export const published = [
  { measure: 'awards', value: 9, atLeast: 9, atMost: 9 },
  {
    ...({ measure: 'awards', kind: 'CERTIFICATE_OF_MERIT', awardedBy: 'CONFEDERATION' } as const),
    ...{ value: 5, atLeast: 5, atMost: 5 },
  },
];

export interface GeneratedSystem {
  gateway: TestGateway;
  /** The data of an answer without errors. */
  ask(text: string, variables?: Record<string, unknown>): Promise<any>;
  stop(): Promise<unknown>;
}

/** A gateway over the provinces, which are the cluster "north" in every year. */
export async function startGeneratedSystem(): Promise<GeneratedSystem> {
  const stub = await startStubProvinces(reports);
  const seasons = years.map((year) => ({ cluster: 'north', year, provinces, published }));
  const register = await startStubRegister(provinces, seasons);
  const endpoints = Object.fromEntries(provinces.map((province) => [province, stub.endpoint]));
  const gateway = await startTestGateway({ register: `${register.origin}/graphql`, endpoints });
  const servers: GraphqlServer[] = [gateway, register, stub];
  return {
    gateway,
    async ask(text, variables) {
      const { body } = await gateway.query(text, variables);
      expect(body.errors).toBeUndefined();
      return body.data;
    },
    stop: () => Promise.all(servers.map((server) => server.stop())),
  };
}
