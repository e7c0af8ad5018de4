import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvinceService } from '..';
import type { RuleAnswers } from '../../../domain/rules';
import { openImport } from '../import/openImport';
import type { ProvinceStore } from '../store';

export { startTestService } from './testProvinces';

export function openStoreOf({ stores }: ProvinceService, province: string): ProvinceStore {
  const store = stores.get(province);
  if (!store) throw new Error(`The service does not hold "${province}"`);
  return store;
}

/** Imports a CSV file of these lines. */
export async function importCsv(
  store: ProvinceStore,
  name: string,
  lines: readonly string[],
  answers?: RuleAnswers,
) {
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-csv-'));
  try {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    const table = await openImport(path, { name, maxUncompressedBytes: 1e6 });
    return await store.import({ table, by: 'test', waitMillis: 10_000, answers });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
