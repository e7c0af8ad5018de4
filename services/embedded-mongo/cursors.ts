import { calculateObjectSize, Long } from 'bson';
import { CommandError } from './errors';
import type { BsonDocument } from './values';

interface Cursor {
  namespace: string;
  documents: BsonDocument[];
  next: number;
  lastUsed: number;
}

const idleMillis = 10 * 60 * 1000;
const firstBatchSize = 101;
const batchBytes = 16 * 1024 * 1024;
/** What a document takes in a reply's array beside its own bytes. */
const elementBytes = 16;

/** Results that did not fit into one reply. They belong to the server: any connection may fetch on. */
export class Cursors {
  private readonly cursors = new Map<number, Cursor>();
  private nextId = 1 + Math.floor(Math.random() * 2 ** 40);
  private readonly timer = setInterval(() => this.removeIdle(), 60_000);

  constructor() {
    this.timer.unref();
  }

  /** The reply to a command that finds `documents`. */
  open(namespace: string, documents: BsonDocument[], batchSize?: number, singleBatch = false): BsonDocument {
    const cursor = { namespace, documents, next: 0, lastUsed: Date.now() };
    const firstBatch = takeBatch(cursor, batchSize ?? firstBatchSize);
    const isDone = singleBatch || cursor.next >= documents.length;
    const id = isDone ? 0 : this.nextId++;
    if (!isDone) this.cursors.set(id, cursor);
    return { cursor: { firstBatch, id: Long.fromNumber(id), ns: namespace }, ok: 1 };
  }

  fetch(id: number, namespace: string, batchSize?: number): BsonDocument {
    const cursor = this.cursors.get(id);
    if (!cursor) throw new CommandError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(13, `Cursor ${id} belongs to ${cursor.namespace}, not to ${namespace}`);
    }
    const nextBatch = takeBatch(cursor, batchSize || Infinity);
    cursor.lastUsed = Date.now();
    const isDone = cursor.next >= cursor.documents.length;
    if (isDone) this.cursors.delete(id);
    return { cursor: { nextBatch, id: Long.fromNumber(isDone ? 0 : id), ns: namespace }, ok: 1 };
  }

  /** Whether there was such a cursor. */
  kill(id: number): boolean {
    return this.cursors.delete(id);
  }

  close(): void {
    clearInterval(this.timer);
    this.cursors.clear();
  }

  private removeIdle(): void {
    const oldest = Date.now() - idleMillis;
    for (const [id, { lastUsed }] of this.cursors) if (lastUsed < oldest) this.cursors.delete(id);
  }
}

/** The next documents, as many as fit; one that is too large alone still goes. */
function takeBatch(cursor: Cursor, batchSize: number): BsonDocument[] {
  const batch: BsonDocument[] = [];
  let bytes = 0;
  while (batch.length < batchSize && cursor.next < cursor.documents.length) {
    const document = cursor.documents[cursor.next] ?? {};
    bytes += calculateObjectSize(document) + elementBytes;
    if (batch.length > 0 && bytes > batchBytes) break;
    batch.push(document);
    cursor.next++;
  }
  return batch;
}
