import { sayUp, serveCommands } from './ipc';
import { startRegisterService } from './registerService';

/** The register of the country in a process of its own: `register.js <count>`. */

void startRegisterService(Number(process.argv[2])).then(({ port }) => {
  serveCommands({});
  sayUp({ port });
});
