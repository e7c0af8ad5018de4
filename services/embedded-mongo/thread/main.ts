import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { FolderInUseError, startEmbeddedMongo, type EmbeddedMongoOptions } from '..';
import type { ThreadMessage } from '.';

/** Serves until it is told to stop. What is thrown later ends the thread, and is thrown again where it was started. */
async function main(port: NonNullable<typeof parentPort>): Promise<void> {
  const say = (message: ThreadMessage) => port.postMessage(message);
  try {
    const { stop, ...up } = await startEmbeddedMongo(workerData as EmbeddedMongoOptions);
    say({ up: { uri: up.uri, port: up.port } });
    await once(port, 'message');
    await stop();
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const inUse = error instanceof FolderInUseError ? { folder: error.folder, pid: error.pid } : null;
    say({ failure, inUse });
  } finally {
    port.close();
  }
}

if (parentPort) void main(parentPort);
