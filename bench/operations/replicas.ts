import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ask, hashOf, queryOf, send, type Answer, type Asked } from './asking';
import { savedOperation } from './dashboard';
import { createTally, runLoad, type Question } from './load';
import { print } from '../print';
import type { Replica, Stack } from './stack';
import { importMembers, type KnownMembers } from './writes';

/** Of cluster 5 in 2024; they add up to 6021. */
const reported: Readonly<Record<string, number>> = {
  'cao-bang': 1001,
  'bac-kan': 1002,
  'lang-son': 1003,
  'thai-nguyen': 1004,
  'tuyen-quang': 1005,
  'ha-giang': 1006,
};
const cluster = 'cum-5';
const year = 2024;
const province = 'cao-bang';

/** What two gateways promise that share one Redis; each is held against what is written out here. */
export async function checkReplicas(stack: Stack, members: KnownMembers): Promise<string[]> {
  const failures: string[] = [];
  const expect = (promise: string, got: unknown, expected: unknown) => {
    const isKept = isDeepStrictEqual(got, expected);
    print(`  ${isKept ? 'ok    ' : 'FAILED'} ${promise}`);
    if (!isKept)
      failures.push(`${promise}: got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
  };
  const context = { stack, members, expect };
  for (const [id, value] of Object.entries(reported)) await importInto(context, id, value);
  await checkCache(context);
  await checkPush(context);
  await checkRates(context);
  await checkOperations(context);
  await checkKills(context);
  return failures;
}

interface Context {
  stack: Stack;
  members: KnownMembers;
  expect(promise: string, got: unknown, expected: unknown): void;
}

async function importInto({ stack, members }: Context, id: string, value: number): Promise<void> {
  const [site, known] = [stack.provinces.get(id), members.get(id)];
  if (!site || !known) throw new Error(`There is no province "${id}"`);
  await importMembers(id, site, known, value);
}

async function checkCache({ stack, expect }: Context): Promise<void> {
  const [first, second] = stack.gateways;
  expect(
    'what one gateway has fetched the other gives, without asking the province again',
    [await askCounted(stack, first), await askCounted(stack, second)],
    [
      { members: 1001, requests: 1 },
      { members: 1001, requests: 0 },
    ],
  );
}

/** The province's own word of it goes astray here, so that both gateways know the figure from before. */
async function checkPush(context: Context): Promise<void> {
  const { stack, expect } = context;
  const [first, second] = stack.gateways;
  await stack.nginx.kill();
  await importInto(context, province, 1101);
  const before = [await askCounted(stack, first), await askCounted(stack, second)];
  const pushed = await push(stack, first);
  const after = [await askCounted(stack, second), await askCounted(stack, first)];
  expect(
    'a revision that one gateway is told of makes the other answer the new figure, asking once',
    { before, pushed, after },
    {
      before: [
        { members: 1001, requests: 0 },
        { members: 1001, requests: 0 },
      ],
      pushed: 204,
      after: [
        { members: 1101, requests: 1 },
        { members: 1101, requests: 0 },
      ],
    },
  );
  await stack.nginx.start();
}

async function push({ provinces }: Stack, { origin }: Replica): Promise<number> {
  const headers = { authorization: `Bearer ${provinces.get(province)?.token ?? ''}` };
  const path = `/provinces/${province}/revision`;
  return (await send(origin, { path, init: { method: 'POST', headers } })).status;
}

const membersQuery = `query Members($province: ID!, $year: Int!) {
  province(id: $province) { report(year: $year) { figures { membership { members { value } } } } }
}`;

interface MembersAnswer {
  province: { report: { figures: { membership: { members: { value: number } } } } | null };
}

/** The members that a gateway answers, and how often the province was asked for that, by its own count. */
async function askCounted(
  stack: Stack,
  { origin }: Replica,
): Promise<{ members: number | undefined; requests: number }> {
  const before = await requestsTo(stack);
  const asked = queryOf(membersQuery, { province, year }, stack.keys.analyst);
  const { data } = await ask<MembersAnswer>(origin, asked);
  return {
    members: data?.province.report?.figures.membership.members.value,
    requests: (await requestsTo(stack)) - before,
  };
}

async function requestsTo({ provinces }: Stack): Promise<number> {
  const response = await fetch(provinces.get(province)?.metricsUrl ?? '');
  const counts = (await response.text()).matchAll(/^congdoan_service_requests_total\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** An operator may ask seven times in a minute (`limits` of the stack). */
async function checkRates({ stack, expect }: Context): Promise<void> {
  const asked = hashOf(savedOperation('ClusterOverview'), { cluster, year }, stack.keys.operator);
  const statuses: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const { origin } = stack.gateways[turn % 2 === 0 ? 0 : 1];
    statuses.push((await send(origin, asked)).status);
  }
  expect(
    'the requests of a key are counted together: ten to both in turn, of seven',
    statuses,
    [200, 200, 200, 200, 200, 200, 200, 429, 429, 429],
  );
}

const ownText = 'query Own { provinces { id validFrom } }';
const ownHash = createHash('sha256').update(ownText).digest('hex');

async function checkOperations({ stack, expect }: Context): Promise<void> {
  const { analyst } = stack.keys;
  const unknown = 'f'.repeat(64);
  expect('an operation that is not saved is refused by both', await codes(stack, hashOf(unknown, {})), [
    '403 SAVED_OPERATIONS_ONLY',
    '403 SAVED_OPERATIONS_ONLY',
  ]);
  const saved = hashOf(savedOperation('ClusterOverview'), { cluster, year });
  expect('one that is saved is run by both', await codes(stack, saved), ['200', '200']);
  const before = await codes(stack, hashOf(ownHash, {}, analyst));
  const registered = await code(stack.gateways[0], registration(analyst));
  expect(
    'a text that an analyst registers at one is known to the other, and is still no saved one',
    {
      before,
      registered,
      after: await codes(stack, hashOf(ownHash, {}, analyst)),
      public: await codes(stack, hashOf(ownHash, {})),
    },
    {
      before: ['200 PERSISTED_QUERY_NOT_FOUND', '200 PERSISTED_QUERY_NOT_FOUND'],
      registered: '200',
      after: ['200', '200'],
      public: ['403 SAVED_OPERATIONS_ONLY', '403 SAVED_OPERATIONS_ONLY'],
    },
  );
}

function registration(apiKey: string): Asked {
  const { path, init } = queryOf(ownText, {}, apiKey);
  const extensions = { persistedQuery: { version: 1, sha256Hash: ownHash } };
  return { path, init: { ...init, body: JSON.stringify({ query: ownText, extensions }) } };
}

function codes({ gateways }: Stack, asked: Asked): Promise<string[]> {
  return Promise.all(gateways.map((gateway) => code(gateway, asked)));
}

/** The status, and the code of the first error. */
async function code({ origin }: Replica, asked: Asked): Promise<string> {
  const response = await send(origin, asked);
  const { errors = [] } = (await response.json()) as Answer;
  return [response.status, ...errors.map(({ extensions }) => extensions?.code)].slice(0, 2).join(' ');
}

const clients = 6;
const rounds = 2;
const downMillis = 1_500;

/** Everything that nginx is asked while a gateway is killed and started again is answered, and rightly. */
async function checkKills({ stack, expect }: Context): Promise<void> {
  const tally = createTally();
  const during: number[] = [];
  let isOver = false;
  const load = runLoad(stack.origin, clients, sumQuestions(stack), tally, () => isOver);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const { program } of stack.gateways) {
        await delay(1_000);
        const before = tally.operations;
        await program.kill();
        await delay(downMillis);
        // On a machine that is busy with other things it takes longer until each client has asked.
        for (let tries = 0; tries < 100 && tally.operations - before < 2 * clients; tries += 1)
          await delay(100);
        during.push(tally.operations - before);
        await program.start();
      }
    }
  } finally {
    isOver = true;
    await load;
  }
  expect(
    `no request is lost or answered wrongly while a gateway is killed: ${tally.operations} requests, of which ${during.join(', ')} with one gateway gone`,
    {
      lost: tally.lost.slice(0, 5),
      wrong: tally.wrong.slice(0, 5),
      asked: during.every((count) => count >= 2 * clients),
    },
    { lost: [], wrong: [], asked: true },
  );
}

interface Totals {
  cluster: {
    season: {
      totals: {
        figures: { membership: { members: { value: number } } };
        coverage: { expected: number; reported: number };
      };
    };
  };
}

const totalsQuery = `query Totals($cluster: ID!, $year: Int!) {
  cluster(id: $cluster) { season(year: $year) { totals {
    figures { membership { members { value } } }
    coverage { expected reported }
  } } }
}`;

/** What the provinces of cluster 5 add up to: by GET as a saved operation without a key, and by POST as an analyst's text. */
function sumQuestions(stack: Stack): Question[] {
  const asked = [
    hashOf(savedOperation('ClusterOverview'), { cluster, year }),
    queryOf(totalsQuery, { cluster, year }, stack.keys.analyst),
  ];
  return asked.map((one) => ({
    asked: () => one,
    check({ data }) {
      const { figures, coverage } = (data as Totals).cluster.season.totals;
      const { expected, reported: behind } = coverage;
      const got = [figures.membership.members.value, expected, behind];
      return isDeepStrictEqual(got, [6121, 6, 6])
        ? []
        : [`got ${JSON.stringify(got)}, expected 6121 of 6 provinces of 6`];
    },
  }));
}
