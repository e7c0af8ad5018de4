import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { TokenSetting } from './tokens';
import type { Logger } from './logger';
import { hashPrefix } from './tokens';

/** Tells the gateway that a province has a new revision. Never throws: the gateway asks again by itself, only later. */
export type GatewayPush = (province: string) => Promise<void>;

export interface GatewayPushOptions {
  /** Origin of the gateway, such as `https://graph.example.org`; null if there is none to tell. */
  gatewayUrl: string | null;
  tokenOf(province: string): TokenSetting | null;
  logger: Logger;
}

const timeoutMillis = 5_000;
/** Between two tries, when the first did not reach the gateway. Nobody waits for them. */
const pausesMillis = [1_000, 5_000];

export function createGatewayPush({ gatewayUrl, tokenOf, logger }: GatewayPushOptions): GatewayPush {
  if (gatewayUrl === null) return () => Promise.resolve();
  return async (province) => {
    const token = plainToken(tokenOf(province));
    if (token === null) {
      logger.warn(
        { province },
        'The gateway is not told of the revision: only the hash of the token is known here',
      );
      return;
    }
    const url = new URL(`/provinces/${encodeURIComponent(province)}/revision`, gatewayUrl);
    if (!(await tell(url, token, province, logger))) void tellAgain(url, token, province, logger);
  };
}

/** Whether there is no use in telling it again. */
async function tell(url: URL, token: string, province: string, logger: Logger): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      signal: AbortSignal.timeout(timeoutMillis),
    });
    if (!response.ok)
      logger.warn({ province, status: response.status }, 'The gateway did not take the revision');
    return response.status < 500;
  } catch (error) {
    logger.warn({ err: error, province }, 'The gateway could not be told of the revision');
    return false;
  }
}

async function tellAgain(url: URL, token: string, province: string, logger: Logger): Promise<void> {
  for (const pause of pausesMillis) {
    await delay(pause, undefined, { ref: false });
    if (await tell(url, token, province, logger)) return;
  }
}

function plainToken(setting: TokenSetting | null): string | null {
  if (setting === null) return null;
  const text = 'value' in setting ? setting.value : readFileSync(setting.file, 'utf8').trim();
  return text.startsWith(hashPrefix) ? null : text;
}
