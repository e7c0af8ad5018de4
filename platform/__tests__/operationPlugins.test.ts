import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { asOnePlugin, type OperationHooks } from '../operationPlugins';

const turnOver = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What an operation is answered with if these watch it, each of which writes down what it sees. */
async function answerWatchedBy(watching: Record<string, OperationHooks | undefined>) {
  const seen: string[] = [];
  const plugins = Object.entries(watching).map(([name, hooks]) => ({
    requestDidStart() {
      seen.push(`${name} starts`);
      if (!hooks) return undefined;
      return {
        ...hooks,
        didEncounterErrors: () => void seen.push(`${name} sees the error`),
        willSendResponse: () => void seen.push(`${name} sees the answer`),
      };
    },
  }));
  const server = new ApolloServer({
    typeDefs: 'type Query { one: Int }',
    resolvers: { Query: { one: () => (seen.push('run'), 1) } },
    plugins: [asOnePlugin(plugins), ApolloServerPluginCacheControlDisabled()],
  });
  await server.start();
  const { body } = await server.executeOperation({ query: '{ one }' });
  await server.stop();
  const { data, errors } = body.kind === 'single' ? body.singleResult : {};
  return { data: data && { ...data }, messages: errors?.map(({ message }) => message), seen };
}

function refuseNow(): never {
  throw new GraphQLError('No');
}

describe('plugins that are one for Apollo Server', () => {
  it('see an operation in their order, those without hooks too', async () => {
    expect(await answerWatchedBy({ a: {}, b: undefined, c: {} })).toEqual({
      data: { one: 1 },
      messages: undefined,
      seen: ['a starts', 'b starts', 'c starts', 'run', 'a sees the answer', 'c sees the answer'],
    });
  });

  it.each([
    ['throws', refuseNow],
    ['refuses later', () => turnOver().then(() => Promise.reject(new GraphQLError('No')))],
  ])('let the first that %s decide, and those after it look at nothing', async (_how, refuse) => {
    let looked = false;
    const look = () => {
      looked = true;
      return undefined;
    };
    const { data, messages, seen } = await answerWatchedBy({
      a: { didResolveOperation: () => undefined },
      b: { didResolveOperation: refuse },
      c: { didResolveOperation: look },
    });
    expect({ data, messages, looked }).toEqual({ data: undefined, messages: ['No'], looked: false });
    expect(seen.slice(3)).toEqual([
      ...['a', 'b', 'c'].map((name) => `${name} sees the error`),
      ...['a', 'b', 'c'].map((name) => `${name} sees the answer`),
    ]);
  });

  it('wait for one before the next begins', async () => {
    const order: string[] = [];
    await answerWatchedBy({
      slow: { didResolveOperation: () => turnOver().then(() => void order.push('slow')) },
      quick: { didResolveOperation: () => void order.push('quick') },
    });
    expect(order).toEqual(['slow', 'quick']);
  });

  it('take the first answer that one of them has, and run nothing then', async () => {
    const answer = (one: number): OperationHooks => ({
      responseForOperation: () =>
        Promise.resolve({
          http: { headers: new HeaderMap(), status: undefined },
          body: { kind: 'single', singleResult: { data: { one } } },
        }),
    });
    const { data, seen } = await answerWatchedBy({
      none: { responseForOperation: () => Promise.resolve(null) },
      first: answer(2),
      second: answer(3),
    });
    expect(data).toEqual({ one: 2 });
    expect(seen).not.toContain('run');
  });
});
