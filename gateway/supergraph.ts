import { readFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import type { Logger } from '../platform/logger';
import type { LastKnown } from './operation/lastKnown';
import { rememberLast } from '../platform/rememberLast';
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

/** Where the gateway's supergraph comes from. */
export interface SupergraphSource {
  /** The supergraph to begin with. From then on `take` gets each new one; it throws if that cannot be used. */
  start(take: (supergraphSdl: string) => void): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Reads the supergraph from a file, and a new one whenever the file changes. A file that cannot be used is refused: at
 * start the last known supergraph is taken instead, later the current one stays.
 */
export function createSupergraphSource(options: SupergraphOptions): SupergraphSource {
  const { file, subgraphs, intervalMillis, lastKnown, logger } = options;
  let watch: { stop(): void } | null = null;
  return {
    async start(take) {
      const supergraphSdl = await readUsable(options);
      await lastKnown.write(supergraphSdl);
      watch = watchContent(
        file,
        supergraphSdl,
        intervalMillis,
        async (content) => {
          assertUsable(content, subgraphs);
          take(content);
          await lastKnown.write(content);
          logger.info({ file }, 'Took a new supergraph');
        },
        (error) => logger.error({ err: error, file }, 'Refused a supergraph; the current one stays'),
      );
      return supergraphSdl;
    },
    stop() {
      watch?.stop();
      return Promise.resolve();
    },
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

/** @throws if the text is no supergraph, or one of other subgraphs */
function assertUsable(supergraphSdl: string, expected: readonly string[]): void {
  const found = namesOfSubgraphs(supergraphSdl);
  if (found.join() !== [...expected].sort().join()) {
    throw new Error(
      `Expected a supergraph of ${[...expected].sort().join(', ')}, got one of ${found.join(', ')}`,
    );
  }
}

const namesOfSubgraphs = rememberLast((supergraphSdl) =>
  [...Supergraph.build(supergraphSdl).subgraphs().names()].sort(),
);
