import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBreathe } from '../../../platform/breathe';
import { batchSize, inBatches } from '../data/progress';
import type { PlacedFact } from './inclusions';

/**
 * The facts of a file, kept as they were understood: going through them again costs a fraction of reading the file again.
 * Small files stay in memory, the facts of large ones wait in a file that is gone when it is closed.
 */
export interface FactSpool {
  /** Passes the facts on and keeps them. */
  keep(facts: AsyncIterable<PlacedFact>): AsyncGenerator<PlacedFact>;
  facts(): AsyncGenerator<PlacedFact>;
  readonly count: number;
  close(): Promise<void>;
}

const mostInMemory = 10_000;

export function createFactSpool(): FactSpool {
  const held: PlacedFact[][] = [];
  const lengths: number[] = [];
  let count = 0;
  let spill: Spill | null = null;

  async function put(batch: PlacedFact[]): Promise<void> {
    count += batch.length;
    if (count <= mostInMemory) {
      held.push(batch);
      return;
    }
    spill ??= await openSpill();
    const bytes = Buffer.from(JSON.stringify(batch));
    await spill.file.write(bytes);
    lengths.push(bytes.length);
  }

  return {
    async *keep(facts) {
      for await (const batch of inBatches(facts, batchSize)) {
        await put(batch);
        yield* batch;
      }
    },
    async *facts() {
      const breathe = createBreathe();
      for (const batch of held) {
        yield* batch;
        await breathe();
      }
      let position = 0;
      for (const length of lengths) {
        const { buffer } = (await spill?.file.read(Buffer.alloc(length), 0, length, position)) ?? {};
        yield* JSON.parse(String(buffer)) as PlacedFact[];
        position += length;
      }
    },
    get count() {
      return count;
    },
    async close() {
      const opened = spill;
      spill = null;
      await opened?.close();
    },
  };
}

interface Spill {
  file: FileHandle;
  close(): Promise<void>;
}

/** In a folder that only this user can look into. */
async function openSpill(): Promise<Spill> {
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-facts-'));
  const file = await open(join(folder, 'facts'), 'w+', 0o600);
  return {
    file,
    async close() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
