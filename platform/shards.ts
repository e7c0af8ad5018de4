import type { Connection } from 'mongoose';

/** A collection is spread over the shards of a cluster by a key that does not let us keep its rows apart. */
class SpreadCollectionError extends Error {}

/**
 * Refuses collections that are spread over shards though it matters that there is one row of an `_id`, as the lock of a database,
 * its revisions and migrations: MongoDB sees to that within a shard alone.
 */
export async function assertUnsharded(
  { db, name: database }: Pick<Connection, 'db' | 'name'>,
  names: readonly string[],
): Promise<void> {
  if (!db) throw new Error(`Database "${database}" is not connected`);
  if (!isRouter(await db.command({ hello: 1 }))) return;
  for (const name of names) {
    const stats = await db.command({ collStats: name }).catch(noneIfAbsent);
    if (stats['sharded'] !== true) continue;
    throw new SpreadCollectionError(
      `Bảng "${name}" của cơ sở dữ liệu "${database}" bị chia ra nhiều shard; đưa về một shard (reshard hoặc chép lại), rồi khởi động lại. ` +
        `Collection "${name}" of database "${database}" is sharded; bring it back to one shard (unshardCollection, or copy it), then start again`,
    );
  }
}

/** What answers is mongos, the router of a sharded cluster, and not a server with data. */
function isRouter({ msg }: Record<string, unknown>): boolean {
  return msg === 'isdbgrid';
}

function noneIfAbsent(error: unknown): Record<string, unknown> {
  if ((error as { code?: unknown }).code === namespaceNotFound) return {};
  throw error;
}

const namespaceNotFound = 26;
const cannotCreateIndex = 67;

/** Says of an index that cannot be which key a collection may be spread by; any other error is returned as it is. */
export function sayShardKey(error: unknown, collection: string, unique: readonly string[]): unknown {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  if (code !== cannotCreateIndex || !message.includes('shard key')) return error;
  const key = unique.join(', ');
  return new SpreadCollectionError(
    `Bảng "${collection}" bị chia shard theo một khóa khác; khóa phải bắt đầu bằng các trường đầu của (${key}). ` +
      `Collection "${collection}" is sharded by another key; the key must be the first of (${key}), in that order`,
    { cause: error },
  );
}
