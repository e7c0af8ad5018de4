import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestGateway, type TestGateway } from '../../gateway/__tests__/stubs';
import { startProvinceService, type ProvinceService } from '../../services/province';
import { startRegisterService } from '../../services/register';
import { noAuditLog } from '../../platform/audit';
import { loadConfig } from '../../platform/config';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { readAnswer } from '../../platform/testing/answer';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { eventually } from '../../platform/testing/eventually';
import { createTestLogger } from '../../platform/testing/logLines';
import { createOne, revokeOne } from '../keys';
import { makeKeyPair } from '../keyPair';

const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
const inFolder = (name: string) => join(folder, name);
const prefix = uniquePrefix();
const watchMillis = 50;
const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const config = loadConfig({ KEYS_FILE: inFolder('keys.json'), AUDIT_FILE: inFolder('audit.jsonl') });

/** What the operator has, and what gateway and services read. */
const operator = { privateFile: inFolder('old-key.json'), publicFile: inFolder('shard-public-keys.json') };
const newPrivateFile = inFolder('new-key.json');
const gatewayKeyFile = inFolder('gateway-key.json');
const serviceKeyFiles = [inFolder('register-keys.json'), inFolder('cao-bang-keys.json')] as const;
const [gatewayLog, ...serviceLogs] = [createTestLogger(), createTestLogger(), createTestLogger()] as const;
const giveToServices = () => serviceKeyFiles.forEach((file) => copyFileSync(operator.publicFile, file));

let register: GraphqlServer;
let service: ProvinceService;
let gateway: TestGateway;
let key = '';

beforeAll(async () => {
  makeKeyPair(operator);
  giveToServices();
  copyFileSync(operator.privateFile, gatewayKeyFile);
  key = await createApiKey();
  register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    database: `${prefix}register`,
    gatewayKeys: { file: serviceKeyFiles[0] },
    watchMillis,
    logger: serviceLogs[0].logger,
    address: anyPort,
  });
  service = await startProvinceService({
    provinces: ['cao-bang'],
    mongodbUriOf: testMongodbUri,
    databasePrefix: prefix,
    gatewayKeys: { file: serviceKeyFiles[1] },
    watchMillis,
    logger: serviceLogs[1].logger,
    address: anyPort,
  });
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${service.origin}/cao-bang/graphql` },
    operationDeadlineMillis: 15_000,
    more: {
      signingKey: { file: gatewayKeyFile },
      logger: gatewayLog.logger,
      access: {
        keysFile: config.keysFile,
        limitsFile: null,
        openId: null,
        trustLocal: false,
        audit: noAuditLog,
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await Promise.all([gateway, service, register].map((server) => server.stop()));
  await dropDatabases(prefix, ['register', 'cao-bang']);
  rmSync(folder, { recursive: true });
});

async function createApiKey(): Promise<string> {
  let printed = '';
  await createOne(config, { role: 'analyst', name: 'Phòng Thống kê' }, (text) => (printed += text));
  return /cdk_\S+/.exec(printed)?.[0] ?? '';
}

let asked = 0;

/** Of years that nobody has asked for, so that the province is asked each time, and of the register. */
async function ask(apiKey: string) {
  asked += 1;
  const [from, to] = [2000 + (asked % 50), 2050 + (Math.floor(asked / 50) % 50)];
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({
      query: `{ province(id: "cao-bang") { name reports(from: ${from}, to: ${to}) { year } } }`,
    }),
  });
  const { data, errors } = await readAnswer(response);
  return { status: response.status, data, code: errors?.[0]?.extensions.code };
}

const answer = { status: 200, data: { province: { name: 'Cao Bằng', reports: [] } }, code: undefined };

/** Asks on and on while something is done. @returns the answers that were not what they must be */
async function underLoad(work: () => Promise<void>): Promise<unknown[]> {
  const wrong: unknown[] = [];
  let isOver = false;
  const before = asked;
  const load = (async () => {
    while (!isOver) {
      const got = await ask(key);
      if (JSON.stringify(got) !== JSON.stringify(answer)) wrong.push(got);
      await delay(10);
    }
  })();
  await work()
    .then(() => moreAsked(5))
    .finally(() => (isOver = true));
  await load;
  expect(asked - before).toBeGreaterThan(4);
  return wrong;
}

/** So many more answers have come. */
async function moreAsked(count: number): Promise<void> {
  const until = asked + count;
  await eventually(() => expect(asked).toBeGreaterThan(until));
}

/** They have read the keys that were put in their files for the nth time. */
async function untilTaken(logs: readonly { messages: string[] }[], times: number): Promise<void> {
  const takenBy = ({ messages }: { messages: string[] }) =>
    messages.filter((message) => message === 'Took a new secret').length;
  await eventually(() => expect(logs.map(takenBy)).toEqual(logs.map(() => times)));
  await moreAsked(5);
}

describe('no request is refused', () => {
  it('while an API key is rotated', async () => {
    const old = key;
    const wrong = await underLoad(async () => {
      const next = await createApiKey();
      await eventually(async () => expect(await ask(next)).toEqual(answer));
      key = next;
      await moreAsked(5);
      await revokeOne(config, old.slice(4, 16), () => undefined);
      await eventually(async () => expect((await ask(old)).status).toBe(401));
    });
    expect(wrong).toEqual([]);
  });

  it('while the key is rotated by which the services know the gateway', async () => {
    const [oldKey] = keysOf(operator.publicFile);
    const wrong = await underLoad(async () => {
      makeKeyPair({ privateFile: newPrivateFile, publicFile: operator.publicFile });
      giveToServices();
      await untilTaken(serviceLogs, 1);
      copyFileSync(newPrivateFile, gatewayKeyFile);
      await untilTaken([gatewayLog], 1);
      const left = keysOf(operator.publicFile).filter(({ kid }) => kid !== oldKey?.kid);
      expect(left).toHaveLength(1);
      writeFileSync(operator.publicFile, JSON.stringify({ keys: left }));
      giveToServices();
      await untilTaken(serviceLogs, 2);
    });
    expect(wrong).toEqual([]);

    // The old key is worth nothing from then on. The register is not asked: who exists is known for a while.
    copyFileSync(operator.privateFile, gatewayKeyFile);
    await eventually(async () => expect((await ask(key)).code).toBe('PROVINCE_UNAVAILABLE'));
  });
});

function keysOf(file: string): { kid: string }[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { keys: { kid: string }[] }).keys;
}
