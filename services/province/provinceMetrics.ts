import { setTimeout as delay } from 'node:timers/promises';
import { Counter, Gauge, type Registry } from 'prom-client';
import { getOrCreate } from '../../domain/getOrCreate';
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
  addReadGauge(registry, stores, {
    name: 'congdoan_province_revision',
    help: 'The revision that readers see; no value while the database does not answer',
    read: (store) => store.revision(),
  });
  addReadGauge(registry, stores, {
    name: 'congdoan_province_backup_at_seconds',
    help: 'When the last whole backup was made, seconds since the epoch; 0 if none was, no value if there is nothing to back up',
    async read(store) {
      const backup = await store.backup();
      return backup && (backup.at?.getTime() ?? 0) / 1_000;
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

  return (store) => {
    // A counter that begins at its first failure does not show that one to Prometheus as an increase.
    for (const kind of ['import', 'undo']) changes.inc({ province: store.id, kind, outcome: 'failed' }, 0);
    return countedStore(store);
  };

  function countedStore(store: ProvinceStore): ProvinceStore {
    return {
      ...store,
      import: (options) => counted(store, 'import', store.import(options)),
      undo: (revision, options) => counted(store, 'undo', store.undo(revision, options)),
    };
  }
}

interface ReadGauge {
  name: string;
  help: string;
  /** Null if there is nothing to show. */
  read(store: ProvinceStore): Promise<number | null>;
}

/** Whoever scrapes gives up soon, and must not take a process for dead whose database is slow. */
const patienceMillis = 250;

/** Shows what the database says; if that is not there in time, what it said last. One that is away has nothing to show. */
function addReadGauge(
  registry: Registry,
  stores: ReadonlyMap<string, ProvinceStore>,
  { name, help, read }: ReadGauge,
): void {
  const values = new Map<string, number>();
  const reading = new Map<string, Promise<void>>();

  async function readAnew(store: ProvinceStore): Promise<void> {
    const value = await read(store).catch(() => null);
    if (value === null) values.delete(store.id);
    else values.set(store.id, value);
    reading.delete(store.id);
  }

  new Gauge({
    name,
    help,
    labelNames: ['province'] as const,
    registers: [registry],
    async collect() {
      const reads = [...stores.values()].map((store) =>
        getOrCreate(reading, store.id, () => readAnew(store)),
      );
      await Promise.race([Promise.all(reads), delay(patienceMillis, undefined, { ref: false })]);
      this.reset();
      for (const [province, value] of values) this.set({ province }, value);
    },
  });
}

function outcomeOf(error: unknown): string {
  if (error instanceof ImportBusyError) return 'busy';
  return error instanceof AppError ? 'refused' : 'failed';
}
