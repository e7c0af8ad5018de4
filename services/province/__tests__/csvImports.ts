import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvinceService } from '..';
import type { RuleAnswers } from '../../../domain/rules';
import type { AskPeers } from '../import/askPeers';
import type { ImportFileTable } from '../import/importTable';
import { openImport } from '../import/openImport';
import type { ProvinceStore } from '../store';

export { startTestService } from './testProvinces';

export function openStoreOf({ stores }: ProvinceService, province: string): ProvinceStore {
  const store = stores.get(province);
  if (!store) throw new Error(`The service does not hold "${province}"`);
  return store;
}

/** Imports a CSV file of these lines. */
export function importCsv(
  store: ProvinceStore,
  name: string,
  lines: readonly string[],
  answers?: RuleAnswers,
  askPeers?: AskPeers,
) {
  return withCsv(name, lines, (table) =>
    store.import({ table, by: 'test', waitMillis: 10_000, answers, askPeers }),
  );
}

/** Opens a CSV file of these lines for as long as it is used. */
export async function withCsv<Result>(
  name: string,
  lines: readonly string[],
  use: (table: ImportFileTable) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-csv-'));
  try {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    return await use(await openImport(path, { name, maxUncompressedBytes: 1e6 }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
