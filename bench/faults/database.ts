import { startEmbeddedMongo } from '../../services/embedded-mongo';

/** The stand-in for MongoDB in a process of its own: `node database.js <folder> <port>`. */
const [, , folder = '', port = '0'] = process.argv;

startEmbeddedMongo({ folder, port: Number(port) }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
