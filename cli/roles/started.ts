import type { Config } from '../../platform/config';
import { readTls, type Tls } from '../../platform/tls';
import { createStoppers, type Running, type Stoppers } from '../running';

/** What is started is stopped again if the rest cannot be. */
export async function started(start: (stoppers: Stoppers) => Promise<string[]>): Promise<Running> {
  const stoppers = createStoppers();
  try {
    return { lines: await start(stoppers), stop: stoppers.stopAll };
  } catch (error) {
    await stoppers.stopAll();
    throw error;
  }
}

export function tlsOf({ tls }: Config): Tls | undefined {
  return tls ? readTls(tls) : undefined;
}
