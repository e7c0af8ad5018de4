import { once } from 'node:events';
import { join } from 'node:path';
import { startThread } from '../../../platform/thread';
import { FolderInUseError, type EmbeddedMongo, type EmbeddedMongoOptions } from '..';

/** What the thread says: once when it is up or could not start, and again if it could not stop. */
export type ThreadMessage =
  | { up: Pick<EmbeddedMongo, 'uri' | 'port'> }
  | { failure: Error; inUse: Pick<FolderInUseError, 'folder' | 'pid'> | null };

/**
 * The same stand-in in a thread of its own: who uses it goes on while it waits for the disk, and both cores are used.
 *
 * @throws FolderInUseError
 */
export async function startEmbeddedMongoThread(
  options: Omit<EmbeddedMongoOptions, 'log'>,
): Promise<EmbeddedMongo> {
  const thread = startThread(join(__dirname, 'main'), { workerData: options });
  const exited = new Promise((resolve) => thread.once('exit', resolve));
  const [message] = (await once(thread, 'message')) as [ThreadMessage];
  if ('failure' in message) {
    await exited;
    throw errorOf(message);
  }
  return {
    ...message.up,
    async stop() {
      const said: ThreadMessage[] = [];
      thread.on('message', (last: ThreadMessage) => said.push(last));
      thread.postMessage('stop');
      await exited;
      for (const last of said) if ('failure' in last) throw errorOf(last);
    },
  };
}

/** Errors lose their class on the way between threads. */
function errorOf({ failure, inUse }: Extract<ThreadMessage, { failure: Error }>): Error {
  return inUse ? new FolderInUseError(inUse.folder, inUse.pid) : failure;
}
