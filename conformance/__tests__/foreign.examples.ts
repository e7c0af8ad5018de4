import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Caller } from '../../domain/roles';
import { projectPath } from '../../platform/paths';
import { eventually } from '../../platform/testing/eventually';
import { freePorts } from '../../platform/testing/ports';
import { testAuthorization, testPrivateKey, testPublicKeys } from '../../platform/testing/gatewayKeys';
import { checkProvince } from '../checkProvince';

/** The services of examples/ with the data of examples/vectors, each in its own language, as processes of their own. */
interface Example {
  name: string;
  /** Answers on `PORT`. */
  server: string[];
  /** Holds its figures and its check of tokens against the vectors. */
  vectors: string[];
}

const folder = (...parts: string[]) => projectPath('examples', ...parts);
const examples: Example[] = [
  {
    name: 'JavaScript',
    server: [process.execPath, folder('foreign-province', 'server.mjs')],
    vectors: [process.execPath, folder('foreign-province', 'vectors.mjs')],
  },
  {
    name: 'Python',
    server: ['/usr/bin/python3', folder('python-province', 'server.py')],
    vectors: ['/usr/bin/python3', folder('python-province', 'vectors.py')],
  },
  {
    name: 'PHP',
    server: ['/usr/bin/php', '-S', '127.0.0.1:$PORT', folder('php-province', 'server.php')],
    vectors: ['/usr/bin/php', folder('php-province', 'vectors.php')],
  },
];

interface Answer {
  status: number;
  data?: unknown;
  errors?: { path?: unknown; code?: unknown }[];
}
interface Exchange {
  id: string;
  as: 'public' | 'analyst' | 'own' | 'other';
  query: string;
  variables?: { r?: { id: string }[] };
  expected: Answer;
}

const readVectors = <Of>(file: string) => JSON.parse(readFileSync(folder('vectors', file), 'utf8')) as Of;
const { exchanges } = readVectors<{ exchanges: Exchange[] }>('exchanges.json');
const { province } = readVectors<{ province: string }>('province.json');
const figures = readVectors<{ cases: unknown[] }>('figures.json').cases.length;
const tokens = readVectors<{ tokens: unknown[] }>('tokens.json').tokens.length;

const callers: Record<Exchange['as'], Caller> = {
  public: { role: 'public', id: 'x' },
  analyst: { role: 'analyst', id: 'x' },
  own: { role: 'province', id: 'x', province },
  other: { role: 'province', id: 'x', province: 'cao-bang' },
};

describe.each(examples.map((each) => [each.name, each] as const))('the example in %s', (_name, example) => {
  let url = '';
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    url = `http://127.0.0.1:${port}/graphql`;
    const [command = '', ...given] = example.server.map((part) => part.replace('$PORT', String(port)));
    const server = spawn(command, given, {
      env: {
        ...process.env,
        DATA_FILE: folder('vectors', 'province.json'),
        SHARD_PUBLIC_KEYS: testPublicKeys.value,
        PORT: String(port),
        // PHP's own server would answer one request after the other.
        PHP_CLI_SERVER_WORKERS: '4',
      },
      // What is asked of PHP's server it writes down there.
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await eventually(async () => {
      if (server.exitCode !== null) throw new Error(said);
      await fetch(url);
    });
    stop = async () => {
      const exited = once(server, 'exit');
      // With the workers that it has begun.
      process.kill(-(server.pid ?? 0));
      await exited;
    };
  });
  afterAll(() => stop());

  it('gets all figures and tokens of the vectors right', () => {
    const [command = '', ...given] = example.vectors;
    const lines = execFileSync(command, given, { encoding: 'utf8' }).trim().split('\n');
    expect(lines).toEqual([`figures: ${figures} of ${figures}`, `tokens: ${tokens} of ${tokens}`]);
  });

  it.each(exchanges.map((each) => [each.id, each] as const))('answers as recorded: %s', async (_id, each) => {
    expect(await ask(url, each)).toEqual(each.expected);
  });

  it('passes `congdoan check`', async () => {
    const { verdict, checks } = await checkProvince({ url, province, signingKey: testPrivateKey });
    const failed = checks.filter(({ status }) => status === 'fail');
    expect(failed).toEqual([]);
    expect(verdict).toBe('pass');
  });
});

async function ask(url: string, { as, query, variables }: Exchange): Promise<Answer> {
  const asked = variables?.r?.map(({ id }) => id) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(await testAuthorization([province, ...asked], callers[as])),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { status } = response;
  if (status !== 200) return { status };
  const body = (await response.json()) as {
    data?: unknown;
    errors?: { path?: unknown; extensions?: { code?: unknown } }[];
  };
  const errors = body.errors?.map(({ path, extensions }) => ({ path, code: extensions?.code }));
  return { status, data: body.data, ...(errors && { errors }) };
}
