import { sayUp, serveCommands } from './ipc';
import { startProvinceServices } from './provinceServices';

/** All provinces' services in one process: `provinces.js <count>`. */

async function main(): Promise<void> {
  const { servers, write, undo } = await startProvinceServices(Number(process.argv[2]));
  serveCommands({
    write: (id) => write(id as string),
    undo,
    /** From now on these hang, and no others. */
    hang: (ids) => {
      for (const [id, server] of servers) server.hang((ids as string[]).includes(id));
    },
    requests: () => [...servers.values()].reduce((sum, server) => sum + server.requests(), 0),
  });
  sayUp({ ports: Object.fromEntries([...servers].map(([id, { port }]) => [id, port])) });
}

void main();
