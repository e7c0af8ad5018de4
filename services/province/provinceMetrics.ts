import { Counter, Gauge, type Registry } from 'prom-client';
import { AppError } from '../../domain/errors';
import { ImportBusyError } from './data/errors';
import type { ImportResult } from './data/revise';
import type { ProvinceStore } from './store';

/**
 * Counts the changes that a service makes to its provinces' data, and shows their revisions. Returns a store that does the
 * same as the one given, and is counted.
 */
export function createProvinceMetrics(
  registry: Registry,
  stores: ReadonlyMap<string, ProvinceStore>,
): (store: ProvinceStore) => ProvinceStore {
  const changes = new Counter({
    name: 'congdoan_province_changes_total',
    help: 'Imports and undoings, by what became of them',
    labelNames: ['province', 'kind', 'outcome'] as const,
    registers: [registry],
  });
  new Gauge({
    name: 'congdoan_province_revision',
    help: 'The revision that readers see; no value while the database does not answer',
    labelNames: ['province'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      await ofEach(stores, async (store) => this.set({ province: store.id }, await store.revision()));
    },
  });
  new Gauge({
    name: 'congdoan_province_backup_at_seconds',
    help: 'When the last whole backup was made, seconds since the epoch; 0 if none was, no value if there is nothing to back up',
    labelNames: ['province'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      await ofEach(stores, async (store) => {
        const backup = await store.backup();
        if (backup) this.set({ province: store.id }, (backup.at?.getTime() ?? 0) / 1_000);
      });
    },
  });

  async function counted(
    { id: province }: ProvinceStore,
    kind: 'import' | 'undo',
    work: Promise<ImportResult>,
  ): Promise<ImportResult> {
    try {
      const result = await work;
      changes.inc({ province, kind, outcome: result.changed ? 'changed' : 'unchanged' });
      return result;
    } catch (error) {
      changes.inc({ province, kind, outcome: outcomeOf(error) });
      throw error;
    }
  }

  return (store) => ({
    ...store,
    import: (options) => counted(store, 'import', store.import(options)),
    undo: (revision, options) => counted(store, 'undo', store.undo(revision, options)),
  });
}

/** A database that is away has nothing to show; everything else is shown nevertheless. */
async function ofEach(
  stores: ReadonlyMap<string, ProvinceStore>,
  show: (store: ProvinceStore) => Promise<void>,
): Promise<void> {
  await Promise.allSettled([...stores.values()].map(show));
}

function outcomeOf(error: unknown): string {
  if (error instanceof ImportBusyError) return 'busy';
  return error instanceof AppError ? 'refused' : 'failed';
}
