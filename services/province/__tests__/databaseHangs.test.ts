import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ProvinceService } from '..';
import type { AuditEvent } from '../../../platform/audit';
import { testMongodbUri } from '../../../platform/testing/database';
import { effort } from '../../../platform/testing/effort';
import { createToken } from '../../../platform/tokens';
import { itself, startTestService } from './testProvinces';

/** Stands between the service and its database, and can hang with all connections open, as a stopped server does. */
interface Line {
  uri: string;
  /** After so many more messages to the database nothing gets through, in neither direction. */
  hangAfter(messages: number): void;
  goOn(): void;
  close(): Promise<void>;
}

async function openLine(): Promise<Line> {
  const { port, hostname } = new URL(testMongodbUri());
  const sockets = new Set<Socket>();
  let left = Infinity;
  let held: (() => void)[] = [];
  const pass = (from: Socket, to: Socket, counts: boolean) => {
    sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.on('data', (bytes) => {
      const send = () => to.writable && to.write(bytes);
      if (left <= 0) return void held.push(send);
      if (counts) left -= 1;
      send();
    });
  };
  const server: Server = createServer((client) => {
    const database = connect(Number(port), hostname);
    pass(client, database, true);
    pass(database, client, false);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  // Of a replica set too the driver comes to this address alone, and does not ask it for the set's members.
  const uri = `mongodb://127.0.0.1:${own}/?directConnection=true`;
  return {
    uri,
    hangAfter: (messages) => (left = messages),
    goOn() {
      left = Infinity;
      const late = held;
      held = [];
      for (const send of late) send();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const { token, hash } = createToken();
const databaseTimeoutMillis = 300;
let line: Line;
let service: ProvinceService;
let events: AuditEvent[];

beforeAll(async () => {
  events = [];
  line = await openLine();
  service = await startTestService(['cao-bang'], {
    mongodbUriOf: () => line.uri,
    databaseTimeoutMillis,
    imports: {
      tokenOf: () => ({ value: hash }),
      maxBytes: 100_000,
      maxUnpackedBytes: 1_000_000,
      audit: { mustWrite: false, note: (event) => Promise.resolve(void events.push(event)) },
    },
  });
});
afterAll(async () => {
  await service.stop();
  await line.close();
});

async function importMembers(value: number) {
  const response = await fetch(
    `${service.origin}/cao-bang/import?format=csv&by=test&file=a.csv&document.id=a&document.file=a.txt`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: `id,unit,year,measure,form,value\nf1,cao-bang,2024,members,SUMMARY,${value}\n`,
    },
  );
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

async function membersSeen(): Promise<unknown> {
  const store = service.stores.get('cao-bang')!;
  const [row] = await store.reports([{ unit: 'cao-bang', year: 2024 }], itself(await store.revision()));
  return row?.figures.membership.members?.value;
}

/** Of an import, as they are sent; what comes after the last changes nothing any more. */
const moments = [0, 1, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30];

describe('a database that hangs in the midst of an import', () => {
  it.each(moments.filter((at) => at % effort(6, 1) === 0))(
    'is DATABASE_UNAVAILABLE in time, after %i messages, and nothing is half done',
    async (messages) => {
      const [before, wanted] = [1_000 + 2 * messages, 1_001 + 2 * messages];
      expect(await importMembers(before)).toEqual({ status: 200, code: undefined });
      line.hangAfter(messages);
      const startedAt = performance.now();
      const answer = await importMembers(wanted);
      const millis = performance.now() - startedAt;
      line.goOn();
      if (answer.status !== 200) expect(answer).toEqual({ status: 503, code: 'DATABASE_UNAVAILABLE' });
      // Once for the command, once for what the driver tries again, and what a loaded machine takes.
      expect(millis).toBeLessThan(10 * databaseTimeoutMillis + 3_000);
      expect(events.at(-1)).toMatchObject({
        what: 'IMPORT',
        outcome: answer.status === 200 ? 'DONE' : 'FAILED',
      });
      const seen = await membersSeen();
      expect([before, wanted]).toContain(seen);
      if (answer.status === 200) expect(seen).toBe(wanted);
      let again = await importMembers(wanted);
      // The lock is let go when the database answers again.
      for (let tries = 0; again.code === 'IMPORT_BUSY' && tries < 5; tries += 1)
        again = await importMembers(wanted);
      expect(again).toEqual({ status: 200, code: undefined });
      expect(await membersSeen()).toBe(wanted);
    },
    30_000,
  );
});
