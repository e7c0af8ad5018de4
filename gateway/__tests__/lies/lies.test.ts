import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectPath } from '../../../platform/paths';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { effort } from '../../../platform/testing/effort';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { startStubRegister, startTestGateway } from '../stubs';
import { askGateway, check, failuresOf, outcomeOf } from './askedBoth';
import { liesByKind } from './table';
import { startLiar, type Liar } from './liar';
import type { Lie } from './lie';

const province = 'lang-son';
const lies = liesByKind.flatMap(([, ofKind]) => ofKind);
/** All of them in `npm run test:hostile`; in `npm test` a few that are spread over the kinds. */
const tried = lies.filter((_lie, index) => index % effort(60, 1) === 0);

let stopHonest: () => Promise<void>;
let register: GraphqlServer;
let liar: Liar;
let honest: unknown[];

beforeAll(async () => {
  const server = spawn(process.execPath, [projectPath('examples', 'foreign-province', 'server.mjs')], {
    env: {
      ...process.env,
      ...{ SHARD_PUBLIC_KEYS: testPublicKeys.value, PORT: '0' },
      DATA_FILE: projectPath('examples', 'vectors', 'province.json'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  stopHonest = async () => {
    const exited = once(server, 'exit');
    server.kill();
    await exited;
  };
  register = await startStubRegister([province], []);
  liar = await startLiar(url, province, new Map(lies.map((lie) => [lie.id, lie])));
  honest = await gatewayAnswers('truth', {});
});
afterAll(async () => {
  await Promise.all([liar, register].map((server) => server.stop()));
  await stopHonest();
});

/** A gateway of its own for each: what it has learned of one service is not to help it with another. */
async function gatewayAnswers(lie: string, { settings }: Pick<Lie, 'settings'>): Promise<unknown[]> {
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { [province]: liar.urlOf(lie) },
    settings: { timeoutMillis: 20_000, breakerFailures: 1_000, ...settings },
    operationDeadlineMillis: 20_000,
    more: { cacheMaxBytes: 0 },
  });
  try {
    return await askGateway(gateway, province);
  } finally {
    await gateway.stop();
  }
}

describe('a province that tells the truth', () => {
  it('passes the check', async () => {
    expect(await failuresOf(liar.urlOf('truth'), province)).toEqual([]);
  }, 120_000);

  it('is answered for by the gateway', () => {
    expect(outcomeOf(honest, honest)).toBe('SAME');
    expect(JSON.stringify(honest)).toContain('45210');
  });
});

describe.each(tried.map((lie) => [lie.id, lie] as const))('%s', (id, lie) => {
  it('is found as the table says', async () => {
    const before = lie.isOverTime ? (await check(liar.urlOf('truth'), province)).snapshot : null;
    const failures = await failuresOf(liar.urlOf(id), province, before, lie.kit);
    const gateway = outcomeOf(honest, await gatewayAnswers(id, lie));
    expect({
      gateway,
      kit: lie.kit === null ? failures : failures.filter((each) => each === lie.kit),
    }).toEqual({
      gateway: lie.gateway,
      kit: lie.kit === null ? [] : [lie.kit],
    });
  }, 120_000);
});
