/** How far an import has come. */
export interface ImportProgress {
  phase: 'CHECKING' | 'WRITING' | 'COMPARING' | 'DERIVING';
  /** Rows of the file; while figures are derived, years. */
  rows: number;
  /** Part of the whole file that this phase has gone through, 0 to 1. */
  fraction: number;
}

export type OnProgress = (progress: ImportProgress) => void;

const everyRows = 500;

/** Tells of every so many rows. */
export function createRowCounter(
  phase: ImportProgress['phase'],
  { totalBytes, readBytes }: { totalBytes: number; readBytes: () => number },
  onProgress: OnProgress | undefined,
): () => void {
  let rows = 0;
  return () => {
    rows += 1;
    if (!onProgress || rows % everyRows !== 0) return;
    onProgress({ phase, rows, fraction: totalBytes > 0 ? Math.min(1, readBytes() / totalBytes) : 0 });
  };
}

/** Cuts a stream of rows into lists. */
export async function* inBatches<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export const batchSize = 1_000;
