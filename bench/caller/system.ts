import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';
import { answers, createProgram } from '../operations/process';

/** A gateway that nobody needs a key for to ask as the public, and all that it asks, in another process. */
export interface System {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

export interface SystemOptions {
  /** Further words of the gateway's command. */
  words?: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

export async function startSystem(
  folder: string,
  { words: more = [], environment: ofGateway = {} }: SystemOptions = {},
): Promise<System> {
  const [gatewayPort = 0, otherGatewayPort = 0, registerPort = 0, provincesPort = 0] = await freePorts(4);
  const data = join(folder, 'data');
  const own = join(folder, 'gateway');
  mkdirSync(own);
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const program = (name: string, words: string[], port: number, environment: Record<string, string>) =>
    createProgram({
      name,
      command: process.execPath,
      words: [projectPath('bin', 'congdoan.js'), ...words],
      environment: {
        LOG_LEVEL: 'error',
        REGISTER_PORT: String(registerPort),
        PROVINCES_PORT: String(provincesPort),
        ...environment,
      },
      logFile: join(folder, `${name}.log`),
      isReady: () => answers(`${local(port)}/health/ready`),
    });
  const rest = program('rest', ['start'], otherGatewayPort, {
    DATA_DIR: data,
    GATEWAY_PORT: String(otherGatewayPort),
  });
  const gateway = program('gateway', ['gateway', ...more], gatewayPort, {
    DATA_DIR: own,
    SHARD_PRIVATE_KEY_FILE: join(data, 'shard-key.json'),
    REGISTER_URL: `${local(registerPort)}/graphql`,
    GATEWAY_PORT: String(gatewayPort),
    ...ofGateway,
  });
  const stop = async () => void (await Promise.allSettled([gateway.kill(), rest.kill()]));
  try {
    await rest.start();
    await gateway.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: local(gatewayPort), pid: gateway.pid(), stop };
}
