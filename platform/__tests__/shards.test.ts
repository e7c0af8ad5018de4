import type { Connection, mongo } from 'mongoose';
import { createIndexes } from '../createIndexes';
import { assertUnsharded } from '../shards';

/** A database behind mongos, or not, of which these collections are sharded and those are not there. */
function database({ isRouter = true, sharded = [] as string[], absent = [] as string[] }) {
  const asked: string[] = [];
  const command = (given: { hello?: 1; collStats?: string }) => {
    if (given.hello) return Promise.resolve({ ok: 1, ...(isRouter && { msg: 'isdbgrid' }) });
    const name = given.collStats ?? '';
    asked.push(name);
    if (absent.includes(name)) return Promise.reject(Object.assign(new Error('no collection'), { code: 26 }));
    return Promise.resolve({ ok: 1, sharded: sharded.includes(name) });
  };
  // The part of a connection that is asked.
  return { asked, connection: { name: 'province-cao-bang', db: { command } } as unknown as Connection };
}

describe('collections of which each _id must be there once', () => {
  it('are refused if they are sharded, by name and with what to do', async () => {
    const { connection } = database({ sharded: ['imports'], absent: ['state'] });
    await expect(assertUnsharded(connection, ['state', 'imports'])).rejects.toThrow(
      'Bảng "imports" của cơ sở dữ liệu "province-cao-bang" bị chia ra nhiều shard; đưa về một shard (reshard hoặc chép lại), rồi khởi động lại. ' +
        'Collection "imports" of database "province-cao-bang" is sharded; bring it back to one shard (unshardCollection, or copy it), then start again',
    );
  });

  it('are taken behind mongos if they are not, and not looked at anywhere else', async () => {
    const routed = database({});
    await assertUnsharded(routed.connection, ['state', 'imports']);
    expect(routed.asked).toEqual(['state', 'imports']);
    const plain = database({ isRouter: false, sharded: ['state'] });
    await assertUnsharded(plain.connection, ['state']);
    expect(plain.asked).toEqual([]);
  });

  it('are not taken if what they are cannot be learned', async () => {
    const { connection } = database({});
    const refused = Object.assign(new Error('not authorized'), { code: 13 });
    jest
      .spyOn(connection.db!, 'command')
      .mockResolvedValueOnce({ msg: 'isdbgrid' })
      .mockRejectedValueOnce(refused);
    await expect(assertUnsharded(connection, ['state'])).rejects.toBe(refused);
  });
});

describe('a collection that is sharded by a key of which its rows cannot be told apart', () => {
  const indexed = (error: Error) => ({
    schema: { indexes: () => [[{ id: 1, since: 1 }, { unique: true }]] },
    collection: { name: 'facts', createIndexes: () => Promise.reject(error) },
  });
  // As mongoose types both, of which this is what is used.
  const build = (error: Error) =>
    createIndexes([indexed(error) as unknown as Parameters<typeof createIndexes>[0][0]]);
  const ofServer = (code: number, message: string) =>
    Object.assign(new Error(message), { code }) as mongo.MongoServerError;

  it('is refused with the keys that may be', async () => {
    const said = ofServer(
      67,
      'cannot create unique index over { id: 1, since: 1 } with shard key pattern { unit: 1 }',
    );
    await expect(build(said)).rejects.toThrow(
      'Collection "facts" is sharded by another key; the key must be the first of (id, since), in that order',
    );
  });

  it('is not taken for one whose index fails for another reason', async () => {
    const other = ofServer(67, 'Index build failed');
    await expect(build(other)).rejects.toBe(other);
  });
});
