import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { silentLogger } from '../../platform/logger';
import { runProvince } from '../roles/province';

describe('a province that starts', () => {
  it('tells the gateway to ask again, since its last word may have been lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'province-start-'));
    const gateway = createServer((_request, response) => response.writeHead(204).end()).listen(
      0,
      '127.0.0.1',
    );
    await once(gateway, 'listening');
    const told = once(gateway, 'request');
    const config = loadConfig({
      DATA_DIR: folder,
      PROVINCES_PORT: '0',
      GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
      PROVINCE_TOKEN_CAO_BANG: 'token-of-cao-bang-that-is-long-enough-for-it',
    });
    const running = await runProvince(config, silentLogger, { provinces: ['cao-bang'], seeds: false });
    try {
      const [{ method, url, headers }] = await told;
      expect({ method, url, authorization: headers.authorization }).toEqual({
        method: 'POST',
        url: '/provinces/cao-bang/revision',
        authorization: 'Bearer token-of-cao-bang-that-is-long-enough-for-it',
      });
    } finally {
      await running.stop();
      gateway.close();
      rmSync(folder, { recursive: true });
    }
  });
});
