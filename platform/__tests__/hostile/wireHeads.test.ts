import { request } from 'node:http';
import { startGraphqlServer, type GraphqlServer } from '../../graphqlServer';
import { createSubgraphSchema } from '../../subgraphSchema';
import { silentLogger } from '../../logger';
import { noteTried } from '../../testing/tried';

const fields = [
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'authorization',
  'content-encoding',
  'content-type',
  'cookie',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'x-forwarded-for',
  'x-request-id',
];
/** Of 14,000 characters: a head may have 16,384. */
const fillings: readonly [string, string][] = [
  ['spaces', `a${' '.repeat(13_998)}a`],
  ['tabs', `a${'\t'.repeat(13_998)}a`],
  ['zeros', '0'.repeat(14_000)],
  ['commas', ','.repeat(14_000)],
  ['parameters', 'a;q=0 '.repeat(2_300)],
];
/** Of the whole process, the one who asks too; a pattern that tries again from each character took 200 and more. */
const mostProcessorMillis = 100;

let server: GraphqlServer;
beforeAll(async () => {
  server = await startGraphqlServer(
    {
      source: { schema: createSubgraphSchema('register', {}) },
      paths: ['/graphql'],
      createContext: () => ({}),
      plugins: [],
      compression: true,
      addRoutes: (app) => void app.get('/long', () => 'long '.repeat(1_000)),
      logger: silentLogger,
    },
    { host: '127.0.0.1', port: 0, variable: 'none' },
  );
  // Compiled before it is measured.
  for (const path of ['/graphql?query={__typename}', '/long']) await get(path, {});
}, 30_000);
afterAll(() => server.stop());

function get(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      `${server.origin}${path}`,
      { headers: { 'apollo-require-preflight': '1', ...headers } },
      (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      },
    )
      .on('error', reject)
      .end();
  });
}

describe.each(['/graphql?query={__typename}', '/long'])('a long field of a head, at %s', (path) => {
  it.each(fields.flatMap((field) => fillings.map(([name, value]) => [field, name, value] as const)))(
    'takes no time: %s of %s',
    async (field, name, value) => {
      noteTried('access', `${path} ${field} ${name}`);
      const before = process.cpuUsage();
      const status = await get(path, { [field]: value });
      const { user, system } = process.cpuUsage(before);
      expect(status).toBeLessThan(500);
      expect((user + system) / 1_000).toBeLessThan(mostProcessorMillis);
    },
  );
});

it('says which field of a head is too long, and takes what browsers send', async () => {
  const response = await fetch(`${server.origin}/long`, { headers: { accept: 'a'.repeat(501) } });
  expect([response.status, await response.json()]).toEqual([
    400,
    {
      errors: [
        {
          message: 'The header "accept" must have at most 500 characters',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    },
  ]);
  expect(await get('/long', { accept: 'a'.repeat(500) })).toBe(200);
});
