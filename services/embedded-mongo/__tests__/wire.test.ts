import fc from 'fast-check';
import { connect, type Socket } from 'node:net';
import mongoose from 'mongoose';
import { startEmbeddedMongo, type EmbeddedMongo } from '..';
import { codeOf } from './server';

const { serialize } = mongoose.mongo.BSON;

let server: EmbeddedMongo;
const lines: string[] = [];

beforeAll(async () => {
  server = await startEmbeddedMongo({ log: (line) => lines.push(line) });
});
afterAll(() => server.stop());

const open = () =>
  new Promise<Socket>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });

const closed = (socket: Socket) => new Promise((resolve) => socket.on('close', resolve).resume());

function header(length: number, code: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(code, 12);
  return bytes;
}

function message(...sections: Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.alloc(4), ...sections]);
  return Buffer.concat([header(16 + body.length, 2013), body]);
}

const document = (value: object) => Buffer.concat([Buffer.from([0]), serialize(value)]);

async function expectAlive(): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(server.uri);
  expect(await client.db('x').command({ ping: 1 })).toEqual({ ok: 1 });
  await client.close();
}

const firstReply = (socket: Socket) => new Promise<Buffer>((resolve) => socket.once('data', resolve));

describe('the wire', () => {
  it('answers a message that comes in byte by byte', async () => {
    const socket = await open();
    const reply = firstReply(socket);
    for (const byte of message(document({ ping: 1, $db: 'x' }))) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const bytes = await reply;
    expect(bytes.readInt32LE(8)).toBe(7);
    expect(mongoose.mongo.BSON.deserialize(bytes.subarray(21))).toEqual({ ok: 1 });
    socket.destroy();
  });

  it('answers several messages in one piece, in their order', async () => {
    const socket = await open();
    const ping = message(document({ ping: 1, $db: 'x' }));
    const hello = message(document({ frob: 1, $db: 'x' }));
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => (received = Buffer.concat([received, bytes])));
    socket.write(Buffer.concat([ping, hello, ping]));
    while (received.toString('latin1').split('\x10ok\0').length < 4)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const first = received.readInt32LE(0);
    expect(received.toString('latin1', 0, first)).not.toContain('no such command');
    expect(received.toString('latin1', first, first + received.readInt32LE(first))).toContain(
      'no such command',
    );
    socket.destroy();
  });

  it.each<[string, () => Buffer]>([
    ['a length below that of a header', () => header(3, 2013)],
    ['a length over 48 MB', () => header(48_000_001, 2013)],
    ['a negative length', () => header(-1, 2013)],
    ['an operation of old', () => Buffer.concat([header(20, 2002), Buffer.alloc(4)])],
    ['a compressed message', () => Buffer.concat([header(20, 2012), Buffer.alloc(4)])],
    ['a section of unknown kind', () => message(Buffer.from([9, 5, 0, 0, 0, 0]))],
    ['a document that is longer than its message', () => message(Buffer.from([0, 99, 0, 0, 0, 0]))],
    ['a document of an unknown type', () => message(Buffer.from([0, 8, 0, 0, 0, 0x55, 97, 0, 0]))],
    ['a sequence without a name', () => message(Buffer.from([1, 6, 0, 0, 0, 97, 97]))],
    ['a message without a body', () => header(16, 2013)],
  ])('closes a connection with %s and stays up', async (_name, bytes) => {
    const before = lines.length;
    const socket = await open();
    socket.write(bytes());
    await closed(socket);
    expect(lines.slice(before)).toEqual([expect.stringMatching(/^Closing a connection: /)]);
    await expectAlive();
  });

  it('answers documents nested beyond all measure with an error', async () => {
    let value: object = { $and: [] };
    for (let level = 0; level < 3000; level++) value = { $and: [value] };
    const client = await mongoose.mongo.MongoClient.connect(server.uri);
    const items = client.db('x').collection('items');
    expect(await codeOf(items.insertOne({ value }))).toBe(52);
    expect(await codeOf(items.insertOne({ value: nested(3000) }))).toBe(15);
    expect(typeof (await codeOf(items.findOne(value)))).toBe('number');
    await client.close();
    await expectAlive();
  });

  it('survives any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, framed) => {
        const socket = await open();
        const end = closed(socket);
        socket.end(framed ? Buffer.concat([header(16 + bytes.length, 2013), bytes]) : bytes);
        await end;
      }),
      { numRuns: 150 },
    );
    await expectAlive();
  });

  it('keeps cursors for whoever comes to fetch them', async () => {
    const first = await mongoose.mongo.MongoClient.connect(server.uri);
    await first
      .db('x')
      .collection('many')
      .insertMany(Array.from({ length: 5 }, (_, n) => ({ n })));
    const { cursor } = await first.db('x').command({ find: 'many', batchSize: 2, projection: { _id: 0 } });
    await first.close();
    const second = await mongoose.mongo.MongoClient.connect(server.uri);
    const rest = await second.db('x').command({ getMore: cursor.id, collection: 'many' });
    expect(rest['cursor'].nextBatch).toEqual([{ n: 2 }, { n: 3 }, { n: 4 }]);
    await second.close();
  });

  it('stops with connections open', async () => {
    const other = await startEmbeddedMongo({});
    const client = await mongoose.mongo.MongoClient.connect(other.uri);
    await client.db('x').command({ ping: 1 });
    await other.stop();
    await client.close();
  });
});

function nested(levels: number): object {
  let value = {};
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}
