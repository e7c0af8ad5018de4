import { buildSchema } from 'graphql';
import { InvalidInputError } from '../../domain/errors';
import { startGraphqlServer, type GraphqlServer } from '../graphqlServer';
import { silentLogger } from '../logger';
import { eventually } from '../testing/eventually';

const schema = buildSchema('type Query { fine: String broken: String wrong: String slow: String }');
const anyPort = { host: '127.0.0.1', port: 0, variable: 'SOME_PORT' };
/** An operation that is under way until it is told to end. */
const slow = { begin: () => {}, end: () => {} };
const resolvers = {
  fine: () => 'yes',
  broken: () => {
    throw new Error('secret: password of the database');
  },
  wrong: () => {
    throw new InvalidInputError('year', 'a year', 'x');
  },
  slow: () =>
    new Promise((resolve) => {
      slow.end = () => resolve('late');
      slow.begin();
    }),
};

async function start(port = 0): Promise<GraphqlServer> {
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = schema.getQueryType()?.getFields()[name];
    if (field) field.resolve = resolve;
  }
  return startGraphqlServer(
    { source: { schema }, paths: ['/graphql'], createContext: () => ({}), logger: silentLogger },
    { ...anyPort, port },
  );
}

async function query(server: GraphqlServer, text: string) {
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'request-1' },
    body: JSON.stringify({ query: text }),
  });
  return await response.json();
}

describe('a GraphQL server', () => {
  it('names the port and the variable if the port is in use', async () => {
    const first = await start();
    await expect(start(first.port)).rejects.toThrow(
      `Port ${first.port} on 127.0.0.1 is in use; set SOME_PORT to a free port`,
    );
    await first.stop();
  });

  it('tells expected errors as they are and masks the others', async () => {
    const server = await start();
    expect(await query(server, '{ fine wrong broken }')).toEqual({
      data: { fine: 'yes', wrong: null, broken: null },
      errors: [
        {
          message: 'Argument "year" must be a year, got "x"',
          locations: [{ line: 1, column: 8 }],
          path: ['wrong'],
          extensions: { code: 'BAD_USER_INPUT', argument: 'year' },
        },
        {
          message: 'Internal server error',
          locations: [{ line: 1, column: 14 }],
          path: ['broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
        },
      ],
    });
    await server.stop();
  });

  it('refuses a request that another site could make a browser send', async () => {
    const server = await start();
    const response = await fetch(`${server.origin}/graphql?query={fine}`);
    expect(response.status).toBe(400);
    await server.stop();
  });

  it('lets a running operation finish when it is stopped, and takes no new one', async () => {
    const server = await start();
    const begun = new Promise<void>((resolve) => (slow.begin = resolve));
    const running = query(server, '{ slow }');
    await begun;
    const stopped = server.stop();
    await eventually(() => expect(query(server, '{ fine }')).rejects.toThrow('fetch failed'));
    slow.end();
    expect(await running).toEqual({ data: { slow: 'late' } });
    await stopped;
    await expect(query(server, '{ fine }')).rejects.toThrow('fetch failed');
  });
});
