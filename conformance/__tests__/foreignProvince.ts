import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectPath } from '../../platform/paths';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';

export interface ForeignProvince {
  url: string;
  stop(): Promise<void>;
}

/** examples/foreign-province as its own process on a free port; only that process is ended. */
export async function startForeignProvince(): Promise<ForeignProvince> {
  const server = spawn(process.execPath, [projectPath('examples', 'foreign-province', 'server.mjs')], {
    env: { ...process.env, SHARD_PUBLIC_KEYS: testPublicKeys.value, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  return {
    url,
    async stop() {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}
