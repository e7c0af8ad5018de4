import type { Config } from '../../platform/config';
import type { CommonHttpOptions } from '../../platform/httpServer';
import { readTls, type Tls } from '../../platform/tls';
import { startWhole, type Stoppers } from '../../platform/stoppers';
import type { Running } from '../running';

/** What is started is stopped again if the rest cannot be. */
export function started(start: (stoppers: Stoppers) => Promise<string[]>): Promise<Running> {
  return startWhole(async (stoppers) => ({ lines: await start(stoppers), stop: stoppers.stopAll }));
}

export function tlsOf({ tls }: Config): Tls | undefined {
  return tls ? readTls(tls) : undefined;
}

export function httpOf({ trustProxy, addressLimits, accessLog }: Config): CommonHttpOptions {
  return { trustProxy, addressLimits, accessLog };
}
