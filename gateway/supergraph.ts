import { readFile } from 'node:fs/promises';
import type { SupergraphSdlHook } from '@apollo/gateway/dist/config';
import { Supergraph } from '@apollo/federation-internals';
import type { Logger } from '../platform/logger';
import type { LastKnown } from './operation/lastKnown';
import { watchContent } from '../platform/watchFile';

export interface SupergraphOptions {
  file: string;
  /** Names of the subgraphs that this gateway can ask. */
  subgraphs: readonly string[];
  /** How often the file is looked at. */
  intervalMillis: number;
  lastKnown: LastKnown;
  logger: Logger;
}

/**
 * Gives the gateway its supergraph from a file and a new one whenever the file changes. A file that cannot be used is
 * refused: at start the last known supergraph is taken instead, later the current one stays.
 */
export function createSupergraphHook(options: SupergraphOptions): SupergraphSdlHook {
  const { file, subgraphs, intervalMillis, lastKnown, logger } = options;
  return async ({ update }) => {
    const supergraphSdl = await readUsable(options);
    await lastKnown.write(supergraphSdl);
    const watch = watchContent(
      file,
      supergraphSdl,
      intervalMillis,
      async (content) => {
        assertUsable(content, subgraphs);
        update(content);
        await lastKnown.write(content);
        logger.info({ file }, 'Took a new supergraph');
      },
      (error) => logger.error({ err: error, file }, 'Refused a supergraph; the current one stays'),
    );
    return {
      supergraphSdl,
      cleanup: () => {
        watch.stop();
        return Promise.resolve();
      },
    };
  };
}

async function readUsable({ file, subgraphs, lastKnown, logger }: SupergraphOptions): Promise<string> {
  try {
    const content = await readFile(file, 'utf8');
    assertUsable(content, subgraphs);
    return content;
  } catch (error) {
    const kept = await lastKnown.read();
    if (kept === null)
      throw new Error(`Supergraph "${file}" cannot be used and none is known`, { cause: error });
    logger.error({ err: error, file }, 'The supergraph cannot be used; taking the last known one');
    return kept;
  }
}

/** @throws where the text is no supergraph, or one of other subgraphs */
function assertUsable(supergraphSdl: string, expected: readonly string[]): void {
  const found = [...Supergraph.build(supergraphSdl).subgraphs().names()].sort();
  if (found.join() !== [...expected].sort().join()) {
    throw new Error(
      `Expected a supergraph of ${[...expected].sort().join(', ')}, got one of ${found.join(', ')}`,
    );
  }
}
