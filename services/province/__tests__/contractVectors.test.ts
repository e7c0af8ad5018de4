import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { classify } from '../../../domain/cover';
import type { Fact, SourceDocument, Unit } from '../../../domain/facts';
import { createFigures, type Figures } from '../../../domain/figures';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { GatewayTokenError } from '../../../platform/errors';
import { createTokenVerifier } from '../../../platform/gatewayTokens/verifier';
import { silentLogger } from '../../../platform/logger';
import { projectPath } from '../../../platform/paths';
import { deriveFigures } from '../data/deriveFigures';
import { reporting } from '../data/reportingDocuments';

/**
 * What implementers of the contract are given to test their service by, held against this one. `UPDATE_EXAMPLES=1` writes
 * down what this one says; what changes then is a change of the contract.
 */
const catalogue = loadCatalogue();
const updating = Boolean(process.env.UPDATE_EXAMPLES);
const vectorsFile = (name: string) => projectPath('examples', 'vectors', name);
const figuresFile = vectorsFile('figures.json');
const catalogueFile = vectorsFile('catalogue.json');

interface Expected {
  figures: { numbers: Record<string, object> } | null;
  coverage: object[];
}
interface FiguresCase {
  id: string;
  year: number;
  province: string;
  units: Unit[];
  documents: (SourceDocument & { unit: string })[];
  facts: Fact[];
  expected: Record<string, Expected | null>;
}
interface FiguresVectors {
  cases: FiguresCase[];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const vectors = readJson(figuresFile) as FiguresVectors;

const tokenVectors = readJson(vectorsFile('tokens.json')) as {
  /** Seconds since 1970. */
  now: number;
  province: string;
  publicKeys: object;
  /** What the header says, and who is let in by it; null for nobody. */
  tokens: { id: string; authorization: string; caller: object | null }[];
};

/** By this service's own way from facts to figures. */
function derive({ year, units, documents, facts }: FiguresCase): (unit: string) => Expected {
  const adds = classify(facts, catalogue);
  const derived = deriveFigures(
    facts.map((fact) => ({ ...fact, adds: adds.get(fact.id) ?? 'NEVER' })),
    { year, units, documents: new Map(documents.map((each) => [each.id, reporting(each)])), catalogue },
  );
  return (unit) => {
    const row = derived.find((each) => each.unit === unit);
    if (!row) return { figures: null, coverage: [] };
    return { figures: numbersIn(createFigures(row.cells, catalogue)), coverage: row.coverage ?? [] };
  };
}

/** The numbers of figures by their place, short: as figures.json has them. */
function numbersIn(figures: Figures): { numbers: Record<string, object> } {
  const numbers: Record<string, object> = {};
  const collect = (value: unknown, place: string): void => {
    if (Array.isArray(value)) {
      for (const row of value as Record<string, unknown>[]) collect(row, `${place}[${keyOf(row)}]`);
    } else if (isQuantity(value)) {
      numbers[place] = short(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, below] of Object.entries(value))
        collect(below, place === '' ? name : `${place}.${name}`);
    }
  };
  collect(figures, '');
  return { numbers };
}

const rowKeys = ['sector', 'kind', 'awardedBy', 'recipient', 'programme', 'measure'];

function keyOf(row: Record<string, unknown>): string {
  return rowKeys
    .filter((key) => key in row)
    .map((key) => (typeof row[key] === 'string' ? row[key] : ''))
    .join(',');
}

interface ShownQuantity {
  value: number | null;
  atLeast: number;
  atMost: number | null;
  estimated: boolean;
  exact: boolean;
  reportedBy: number;
}

function isQuantity(value: unknown): value is ShownQuantity {
  return typeof value === 'object' && value !== null && 'atLeast' in value;
}

function short({ value, atLeast, atMost, estimated, exact, reportedBy }: ShownQuantity): object {
  expect(exact).toBe(atLeast === atMost);
  return { value, atLeast, atMost, ...(estimated && { estimated }), ...(reportedBy !== 1 && { reportedBy }) };
}

const catalogueJson = {
  measures: [...catalogue.measures.values()].map(({ aliases: _, ...measure }) => measure),
  programmes: [...catalogue.programmes.values()].map(({ aliases: _, ...programme }) => programme),
};

if (updating) {
  writeFileSync(catalogueFile, JSON.stringify(catalogueJson, null, 2));
  for (const each of vectors.cases) {
    const expectedOf = derive(each);
    for (const unit of Object.keys(each.expected)) each.expected[unit] = expectedOf(unit);
  }
  writeFileSync(figuresFile, JSON.stringify(vectors, null, 2));
}

describe('vectors of the contract', () => {
  it('have the catalogue as schema/measures.yml has it, without the names that only files use', () => {
    expect(readJson(catalogueFile)).toEqual(JSON.parse(JSON.stringify(catalogueJson)));
  });

  it.each(vectors.cases.map((each) => [each.id, each] as const))('figures: %s', (_id, each) => {
    const expectedOf = derive(each);
    for (const [unit, expected] of Object.entries(each.expected)) {
      expect({ unit, ...expectedOf(unit) }).toEqual({ unit, ...expected });
    }
  });

  it('stand each beside its rule in docs/contract.md, which says how many there are', () => {
    const text = readFileSync(projectPath('docs', 'contract.md'), 'utf8');
    const named = new Set([...text.matchAll(/\[([a-z, -]+)\]/g)].flatMap(([, ids = '']) => ids.split(', ')));
    const unnamed = vectors.cases.map(({ id }) => id).filter((id) => !named.has(id));
    expect(unnamed).toEqual([]);
    expect(text).toContain(`${vectors.cases.length} ví dụ: số liệu gốc`);
    expect(text).toContain(`${tokenVectors.tokens.length} token, bộ khóa`);
  });

  it('come out the same of the example that shares no code with this service', () => {
    const program = projectPath('examples', 'foreign-province', 'vectors.mjs');
    const lines = execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim().split('\n');
    const [figures, tokens] = [vectors.cases.length, tokenVectors.tokens.length];
    expect(lines).toEqual([`figures: ${figures} of ${figures}`, `tokens: ${tokens} of ${tokens}`]);
  });

  describe('tokens:', () => {
    beforeAll(() => {
      jest.useFakeTimers({
        now: tokenVectors.now * 1_000,
        doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
      });
    });
    afterAll(() => jest.useRealTimers());

    it.each(tokenVectors.tokens.map((each) => [each.id, each] as const))('%s', async (_id, each) => {
      const setting = { value: JSON.stringify(tokenVectors.publicKeys) };
      const verifier = createTokenVerifier(setting, { logger: silentLogger });
      const caller = await verifier.verify(each.authorization).then(
        ({ audience, caller: { id: _caller, ...grant } }) =>
          audience.has(tokenVectors.province) ? grant : null,
        (error: unknown) => {
          expect(error).toBeInstanceOf(GatewayTokenError);
          return null;
        },
      );
      verifier.stop();
      expect(caller).toEqual(each.caller);
    });
  });
});
