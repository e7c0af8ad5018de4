import type { Connection } from 'mongoose';
import type { Logger } from '../logger';

/** A step from one form of a database to the next. Run again after a crash in the middle, it must end the same. */
export interface Migration<Context> {
  /** Its number and what for, such as `0001-oldest-revision`; never changes once it was released. */
  name: string;
  up(context: Context): Promise<void>;
}

/** The database has a form that only a newer program knows. */
class DatabaseTooNewError extends Error {}

interface MigrationRecord {
  _id: string;
  at: Date;
}

/**
 * Runs what a database has not seen yet, in order. Its form has a number, which is how many migrations it has seen.
 *
 * @throws DatabaseTooNewError before anything is changed
 */
export async function migrate<Context>(
  connection: Connection,
  migrations: readonly Migration<Context>[],
  context: Context,
  logger: Logger,
): Promise<void> {
  const seen = await readMigrations(connection);
  assertKnown(seen, migrations, {
    vi: `Cơ sở dữ liệu "${connection.name}"`,
    en: `Database "${connection.name}"`,
  });
  const names: string[] = [];
  for (const { name, up } of migrations) {
    if (seen.includes(name)) continue;
    await up(context);
    await collectionOf(connection).insertOne({ _id: name, at: new Date() });
    names.push(name);
  }
  if (names.length > 0) {
    logger.info({ database: connection.name, migrations: names }, 'Brought a database to its new form');
  }
}

/** Names of the migrations that a database has seen, in order. */
export async function readMigrations(connection: Connection): Promise<string[]> {
  const rows = await collectionOf(connection).find().sort({ _id: 1 }).toArray();
  return rows.map(({ _id }) => _id);
}

/** Says of an empty database which migrations its rows, which come from elsewhere, have seen. */
export async function replaceMigrations(connection: Connection, names: readonly string[]): Promise<void> {
  await collectionOf(connection).deleteMany({});
  const at = new Date();
  if (names.length > 0) await collectionOf(connection).insertMany(names.map((_id) => ({ _id, at })));
}

export function assertKnown(
  seen: readonly string[],
  migrations: readonly Pick<Migration<never>, 'name'>[],
  { vi, en }: { vi: string; en: string },
): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = seen.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new DatabaseTooNewError(
    `${vi} ở dạng ${seen.length}, chương trình này chỉ biết đến ${migrations.length} (${unknown.join(', ')} chưa biết); chạy chương trình mới hơn. ` +
      `${en} has form ${seen.length}, this program knows up to ${migrations.length} (${unknown.join(', ')} is unknown); run the newer program`,
  );
}

function collectionOf(connection: Connection) {
  return connection.collection<MigrationRecord>('migrations');
}
