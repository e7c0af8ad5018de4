import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportError } from '../../../domain/problems';
import { withCheckedImport, type CheckedImport } from '../import/checkImport';
import { openImport } from '../import/openImport';
import { federationName } from '../import/provinceNames';
import { fileCases, type FileCase } from './fileCases';
import { factLine, outcomeOf, refusalIn } from './fileCaseOutcomes';
import { catalogue, createTestStore, type TestStore } from './testProvinces';

let test: TestStore;
let folder: string;
beforeAll(async () => {
  test = await createTestStore('cao-bang');
  folder = mkdtempSync(join(tmpdir(), 'congdoan-cases-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

it('the files of docs/import-cases.md are those that are tried, 120 and more', () => {
  expect(fileCases.length).toBeGreaterThanOrEqual(120);
  expect([...outcomeOf.keys()].sort()).toEqual(fileCases.map(({ what }) => what).sort());
});

it.each(fileCases)('$what', async (file) => {
  const expected = outcomeOf.get(file.what) ?? '';
  const refusal = refusalIn(expected);
  const outcome = await read(file);
  if (refusal === undefined) expect(outcome).toEqual({ facts: expected });
  else expect(outcome).toEqual({ refused: expect.stringContaining(refusal) });
});

async function factsOf(checked: CheckedImport): Promise<{ facts: string }> {
  const facts: string[] = [];
  for await (const fact of checked.facts('COMPARING')) {
    facts.push(factLine(fact, fact.adds === 'NEVER' && checked.document?.period));
  }
  return { facts: facts.join(', ') || 'không có số liệu' };
}

/** What a file would bring, in short; or everything that is wrong with it, in one line. */
async function read({ name, content }: FileCase): Promise<{ facts: string } | { refused: string }> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  try {
    const table = await openImport(path, { name, maxUncompressedBytes: 10_000_000 });
    const federation = {
      id: 'cao-bang',
      name: federationName('cao-bang') ?? 'cao-bang',
      level: 'PROVINCE',
      parent: null,
    } as const;
    const request = { table, province: 'cao-bang', federation };
    try {
      return await withCheckedImport(test.models, catalogue, request, factsOf);
    } finally {
      await table.close();
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return {
      refused: error.problems
        .map(({ place, message }) => `${place}: ${message}`)
        .join(' ')
        .replace(/\s+/g, ' '),
    };
  }
}
