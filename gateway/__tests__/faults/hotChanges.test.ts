import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { silentLogger } from '../../../platform/logger';
import { projectPath } from '../../../platform/paths';
import { createTokenSigner } from '../../../platform/gatewayTokens/signer';
import { createComposedProvinceSchema } from '../../../platform/subgraphSchema';
import { testPrivateKey } from '../../../platform/testing/gatewayKeys';
import { parseProvincesFile } from '../../../platform/provinces/provincesFile';
import { createMemoryCache } from '../../provinces/caches';
import { createQuestionCompiler } from '../../../platform/provinces/question/question';
import { createProvinceClient } from '../../provinces/client';
import type { ProvinceOutcome } from '../../../platform/provinces/outcome';
import { writeProvincesFile, type TestGateway } from '../stubs';
import {
  eventually,
  expectSoon,
  membersAnswer,
  membersQuery,
  settings,
  startFaultyService,
  startRegister,
  withGateway,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let good: FaultyService;
let before: FaultyService;
let after: FaultyService;

const complete = membersAnswer({ good: 10, moved: 20 }, 30);

beforeAll(async () => {
  register = await startRegister(['good', 'moved']);
  good = await startFaultyService({ good: 10 });
  before = await startFaultyService({ moved: 20 });
  after = await startFaultyService({ moved: 20 });
});
beforeEach(() => Promise.all([before.resetCounts(), after.resetCounts()]));
afterAll(() => Promise.all([register, good, before, after].map((server) => server.stop())));

const list = (moved?: FaultyService) => ({ good: good.url(), ...(moved && { moved: moved.url() }) });

interface LogLine {
  msg: string;
  err?: { message: string };
  [detail: string]: unknown;
}

function createRecorder() {
  const lines: LogLine[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (line: string) => lines.push(JSON.parse(line) as LogLine) },
  );
  return { logger, lines, messages: () => lines.map(({ msg }) => msg) };
}

/** Asks without a break until `done`; gives every answer that was not the whole one. */
async function loadUntil(
  gateway: TestGateway,
  done: () => boolean,
): Promise<{ asked: number; others: unknown[] }> {
  const others: unknown[] = [];
  let asked = 0;
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      while (!done()) {
        asked += 1;
        const { status, body } = await gateway.query(membersQuery);
        if (status !== 200 || body.errors) others.push({ status, body });
      }
    }),
  );
  return { asked, others };
}

describe('a new list of provinces', () => {
  it('moves a province to another address while requests run, none of which is lost', async () => {
    const options = { register, endpoints: list(before) };
    await withGateway(options, async (gateway) => {
      await expectSoon(gateway, complete);
      let done = false;
      const load = loadUntil(gateway, () => done);
      for (const home of [after, before, after, before, after]) {
        await home.resetCounts();
        writeProvincesFile(gateway.provincesFile, { endpoints: list(home), settings });
        await eventually(async () => expect((await home.counts()).requests).toBeGreaterThan(3));
      }
      done = true;
      const { asked, others } = await load;
      expect(others).toEqual([]);
      expect(asked).toBeGreaterThan(20);
      await eventually(async () => expect((await before.counts()).openSockets).toBe(0));
    });
  });

  it('lets requests finish that wait for their turn at the old address', async () => {
    const turnstile = { concurrency: 1, queue: 50 };
    const options = { register, endpoints: list(before), settings: turnstile };
    await withGateway(options, async (gateway) => {
      await expectSoon(gateway, complete);
      await before.resetCounts();
      await before.setFault({ kind: 'late', millis: 150 });
      const answers = Promise.all(Array.from({ length: 6 }, () => gateway.query(membersQuery)));
      await eventually(async () => expect((await before.counts()).requests).toBe(1));
      writeProvincesFile(gateway.provincesFile, { endpoints: list(after), settings });
      for (const { body } of await answers) expect(body).toEqual(complete);
      await before.setFault(null);
    });
  });

  it('also holds for questions that were gathered before it came', async () => {
    const endpoints = (home: FaultyService) => {
      const provinces = { moved: { endpoint: home.url() } };
      return parseProvincesFile(JSON.stringify({ provinces }), 'provinces.yml', {});
    };
    const cache = createMemoryCache(1_000_000);
    const logger = silentLogger;
    const signer = createTokenSigner(testPrivateKey, { logger });
    const client = createProvinceClient({ endpoints: endpoints(before), cache, signer, logger });
    const fetch = createQuestionCompiler(createComposedProvinceSchema()).compileSelection(
      '$year: Int!',
      'report(year: $year) { year }',
    );
    if (fetch.kind === 'refused') throw new Error(fetch.message);
    const slots = [{ question: fetch.create({ year: 2024 }), provinces: ['moved'] }];
    client.replaceEndpoints(endpoints(after));
    const outcomes: ProvinceOutcome[] = [];
    const caller = { role: 'public', id: 'anybody' } as const;
    const options = { deadlineAt: Date.now() + 2_000, caller, requestId: 'one' };
    await client.ask(slots, options, (_question, _province, outcome) => outcomes.push(outcome));
    expect(outcomes).toEqual([
      expect.objectContaining({ kind: 'entity', entity: { report: { year: 2024 } } }),
    ]);
    expect((await after.counts()).requests).toBe(1);
    await client.close();
  });

  it('takes a province in and out', async () => {
    await withGateway({ register, endpoints: list() }, async (gateway) => {
      const without = membersAnswer({ good: 10, moved: 'NOT_CONNECTED' }, 10);
      await expectSoon(gateway, without);
      writeProvincesFile(gateway.provincesFile, { endpoints: list(before), settings });
      await expectSoon(gateway, complete);
      writeProvincesFile(gateway.provincesFile, { endpoints: list(), settings });
      await expectSoon(gateway, without);
      await eventually(async () => expect((await before.counts()).openSockets).toBe(0));
    });
  });

  it('is refused as a whole if a line is wrong, which the log names; the old one stays until it is right', async () => {
    const { logger, lines, messages } = createRecorder();
    await withGateway({ register, endpoints: list(before), more: { logger } }, async (gateway) => {
      await expectSoon(gateway, complete);
      const file = [
        'provinces:',
        `  good: { endpoint: '${good.url()}' }`,
        "  moved: { endpoint: 'nowhere' }",
        '',
      ];
      writeFileSync(gateway.provincesFile, file.join('\n'));
      await eventually(() =>
        expect(messages()).toContain('Refused a list of provinces; the current one stays'),
      );
      expect(lines.at(-1)?.err?.message).toBe(
        `"${gateway.provincesFile}" cannot be used\n  line 3: provinces.moved.endpoint: cần một địa chỉ http hoặc https. Expected an http or https URL`,
      );
      expect((await gateway.query(membersQuery)).body).toEqual(complete);
      rmSync(gateway.provincesFile);
      expect((await gateway.query(membersQuery)).body).toEqual(complete);
      writeProvincesFile(gateway.provincesFile, { endpoints: list(after), settings });
      await eventually(() => expect(messages()).toContain('Took a new list of provinces'));
      await expectSoon(gateway, complete);
      expect((await after.counts()).requests).toBe(1);
    });
  });

  it('is told in the log by what it changes, with ids that the register does not know and the nearest that it does', async () => {
    const { logger, lines } = createRecorder();
    const lineOf = (msg: string) => lines.findLast((line) => line.msg.startsWith(msg));
    await withGateway({ register, endpoints: list(before), more: { logger } }, async (gateway) => {
      const endpoints = { moved: after.url(), movde: `${after.url()}?token=hidden` };
      writeProvincesFile(gateway.provincesFile, { endpoints, settings });
      await eventually(() => expect(lineOf('The register does not know')).toBeDefined());
      expect(lineOf('Took a new list')).toMatchObject({
        added: ['movde'],
        removed: ['good'],
        moved: [{ province: 'moved', from: before.url(), to: after.url() }],
        settingsChanged: [],
      });
      expect(lineOf('The register does not know')).toMatchObject({
        level: 40,
        count: 1,
        unknown: [{ province: 'movde', nearest: ['moved', 'good'] }],
      });
    });
  });
});

describe('a new supergraph', () => {
  it('is taken if it is good and refused if it is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
    const supergraphFile = join(folder, 'supergraph.graphql');
    const current = readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8');
    writeFileSync(supergraphFile, current);
    const { logger, messages } = createRecorder();
    const options = { register, endpoints: list(before), more: { logger, supergraphFile } };
    await withGateway(options, async (gateway) => {
      await expectSoon(gateway, complete);
      for (const text of ['type Query {', 'type Query { hello: String }', current.slice(0, 5_000)]) {
        const refusals = messages().length;
        writeFileSync(supergraphFile, text);
        await eventually(() =>
          expect(messages().slice(refusals)).toContain('Refused a supergraph; the current one stays'),
        );
        expect((await gateway.query(membersQuery)).body).toEqual(complete);
      }
      writeFileSync(supergraphFile, current.replaceAll('Its Vietnamese name.', 'A name that was changed.'));
      await eventually(() => expect(messages()).toContain('Took a new supergraph'));
      const described = await gateway.query('{ __type(name: "Province") { fields { name description } } }');
      expect(described.body.data.__type.fields).toContainEqual({
        name: 'name',
        description: expect.stringContaining('A name that was changed.'),
      });
      expect((await gateway.query(membersQuery)).body).toEqual(complete);
    });
    rmSync(folder, { recursive: true, force: true });
  });
});
