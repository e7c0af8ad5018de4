import { z } from 'zod';

const whole = (least: number, most: number) => z.int().min(least).max(most);

/** How one endpoint is treated; every field may stand in provinces.yml, for all provinces and for one. */
export const settingsSchema = z.strictObject({
  timeoutMillis: whole(1, 60_000).optional(),
  connections: whole(1, 1_000).optional(),
  concurrency: whole(1, 10_000).optional(),
  queue: whole(0, 100_000).optional(),
  maxResponseBytes: whole(1_024, 1_073_741_824).optional(),
  breakerFailures: whole(1, 1_000).optional(),
  breakerWindowMillis: whole(100, 600_000).optional(),
  breakerOpenMillis: whole(10, 600_000).optional(),
});

export type GivenSettings = z.infer<typeof settingsSchema>;

export interface EndpointSettings {
  /** Bounds one request from its first try to the last byte of its answer, milliseconds. */
  timeoutMillis: number;
  /** Connections kept to the endpoint. */
  connections: number;
  /** Requests under way at once; more wait. */
  concurrency: number;
  /** Requests that may wait; more are turned away at once. */
  queue: number;
  /** Size of an answer, bytes after decompression. */
  maxResponseBytes: number;
  /** Failures within the window, with more than half of the requests, that stop further ones. */
  breakerFailures: number;
  breakerWindowMillis: number;
  /** How long nothing is sent before one request tries again. */
  breakerOpenMillis: number;
}

/**
 * - 3 s: a report is one indexed read; a service that needs longer is not well, and the operation has 5 s in all.
 * - 16 requests, each on a connection of its own, 64 waiting: one gateway replica must not be what brings a small server
 *   down.
 * - 4 MB: a page of 500 facts is below 1 MB; reading an answer holds up everybody else's.
 * - 5 failures in 10 s open the breaker for 5 s: a dashboard's second try already gets the last known figures at once,
 *   and a province that is back is asked again within 5 s.
 */
export const defaultSettings: EndpointSettings = Object.freeze({
  timeoutMillis: 3_000,
  connections: 16,
  concurrency: 16,
  queue: 64,
  maxResponseBytes: 4 * 1024 * 1024,
  breakerFailures: 5,
  breakerWindowMillis: 10_000,
  breakerOpenMillis: 5_000,
});

/** Later ones win. */
export function mergeSettings(...given: (GivenSettings | undefined)[]): EndpointSettings {
  return Object.assign({}, defaultSettings, ...given) as EndpointSettings;
}
