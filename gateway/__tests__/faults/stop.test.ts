import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { projectPath } from '../../../platform/paths';
import { send, writeProvincesFile, type TestGateway } from '../stubs';
import {
  activeResources,
  eventually,
  expectReleased,
  membersAnswer,
  membersQuery,
  noiseMillis,
  settings,
  startFaultyService,
  startGateway,
  startRegister,
  withGateway,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let good: FaultyService;
let slow: FaultyService;

const complete = membersAnswer({ good: 10, slow: 20 }, 30);

beforeAll(async () => {
  register = await startRegister(['good', 'slow']);
  good = await startFaultyService({ good: 10 });
  slow = await startFaultyService({ slow: 20 });
});
beforeEach(() => slow.resetCounts());
afterEach(() => slow.setFault(null));
afterAll(() => Promise.all([register, good, slow].map((server) => server.stop())));

const endpoints = () => ({ good: good.url(), slow: slow.url() });

async function startCli(
  folder: string,
): Promise<{ child: ChildProcess; origin: string; output: () => string }> {
  const provincesFile = join(folder, 'provinces.yml');
  writeProvincesFile(provincesFile, { endpoints: endpoints(), settings });
  const compile = projectPath('platform', 'testing', 'typescript.cjs');
  const child = spawn(
    process.execPath,
    ['--require', compile, projectPath('cli', 'congdoan.ts'), 'gateway', '--open-to-this-machine'],
    {
      env: {
        PATH: process.env.PATH,
        GATEWAY_PORT: '0',
        REGISTER_URL: `${register.origin}/graphql`,
        PROVINCES_FILE: provincesFile,
        DATA_DIR: folder,
        // So that it says when it asks no more by itself.
        LOG_LEVEL: 'debug',
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const origin = await eventually(() => {
    const [url] = output.includes('The rehearsal of saved operations is over')
      ? (/http:\/\/[\d.:]+/.exec(output) ?? [])
      : [];
    if (!url) throw new Error(`The gateway did not start: ${output}`);
    return url;
  }, 60_000).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { child, origin, output: () => output };
}

describe('a gateway that stops', () => {
  it('lets the running operations finish, takes no new ones and closes every connection', async () => {
    const before = activeResources();
    const gateway = await startGateway({ register, endpoints: endpoints(), more: { cacheMaxBytes: 0 } });
    await slow.setFault({ kind: 'late', millis: 500 });
    const running = Promise.all(Array.from({ length: 5 }, () => gateway.query(membersQuery)));
    await eventually(async () => expect((await slow.counts()).requests).toBe(5));
    const stopped = gateway.stop();
    await eventually(() => expect(fetch(`${gateway.origin}/health/live`)).rejects.toThrow());
    for (const { status, body } of await running) {
      expect(body).toEqual(complete);
      expect(status).toBe(200);
    }
    await stopped;
    await expectReleased(before);
    await eventually(async () => {
      expect((await good.counts()).openSockets).toBe(0);
      expect((await slow.counts()).openSockets).toBe(0);
    });
  });

  it('as a process, does so on SIGTERM and ends with status 0', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gateway-process-'));
    const { child, origin, output } = await startCli(folder);
    try {
      const exited = once(child, 'exit');
      await slow.resetCounts();
      await slow.setFault({ kind: 'late', millis: 500 });
      const running = send(`${origin}/graphql`, membersQuery);
      await eventually(async () => expect((await slow.counts()).requests).toBe(1));
      child.kill('SIGTERM');
      expect((await running).body).toEqual(complete);
      expect(await exited).toEqual([0, null]);
      expect(output()).toMatch(/Stopped\.\n$/);
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  }, 90_000);
});

describe('the header operation-deadline-millis', () => {
  const ask = async (gateway: TestGateway, deadline: string) => {
    const startedAt = performance.now();
    const response = await fetch(`${gateway.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'operation-deadline-millis': deadline },
      body: JSON.stringify({ query: membersQuery }),
    });
    const body = (await response.json()) as { errors: object[]; extensions?: { cost?: object } };
    delete body.extensions?.cost;
    return { status: response.status, body, millis: performance.now() - startedAt };
  };

  it('lowers the deadline of an operation, and does not raise it', async () => {
    const options = { register, endpoints: endpoints(), operationDeadlineMillis: 2_000 };
    await withGateway(options, async (gateway) => {
      expect((await gateway.query(membersQuery)).body).toEqual(complete);
      await slow.setFault({ kind: 'silence' });
      const timedOut = membersAnswer({ good: 10, slow: 'TIMED_OUT' }, 10);
      const lower = await ask(gateway, '500');
      expect(lower.body).toEqual(timedOut);
      expect(lower.millis).toBeGreaterThan(490);
      expect(lower.millis).toBeLessThan(1_000 + noiseMillis());
      const higher = await ask(gateway, '60000');
      expect(higher.body).toEqual(timedOut);
      expect(higher.millis).toBeGreaterThan(1_990);
      expect(higher.millis).toBeLessThan(2_500 + noiseMillis());
      await slow.stop();
      slow = await startFaultyService({ slow: 20 }, slow.port);
    });
  });

  it('is refused if it is no whole number from 1', async () => {
    await withGateway({ register, endpoints: endpoints() }, async (gateway) => {
      for (const deadline of ['0', '-5', '1.5', '1e3', 'soon', '']) {
        const { status, body } = await ask(gateway, deadline);
        const problem = `must be a whole number of milliseconds from 1, got "${deadline}"`;
        expect(status).toBe(400);
        expect(body.errors).toEqual([
          {
            message: expect.stringContaining(`Argument "operation-deadline-millis" ${problem}`),
            extensions: { argument: 'operation-deadline-millis', code: 'BAD_USER_INPUT' },
          },
        ]);
      }
    });
  });
});
