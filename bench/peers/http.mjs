// The same Apollo Server behind three HTTP layers: node http.mjs '{"layer":"express"|"fastify"|"node"}'
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';

const { layer } = JSON.parse(process.argv[2]);
const apollo = new ApolloServer({
  typeDefs: 'type Query { answer: Int }',
  plugins: [ApolloServerPluginLandingPageDisabled()],
});
await apollo.start();

async function startFastify() {
  const app = fastify();
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app.server.address().port;
}

async function startExpress() {
  const { default: express } = await import('./express/express.mjs');
  const app = express();
  app.use(express.json());
  app.all('/graphql', (request, response) => void answer(request, response, request.body));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

async function startNode() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => void answer(request, response, JSON.parse(Buffer.concat(chunks).toString())));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

async function answer({ method, headers }, response, body) {
  const sent = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value));
  const {
    status,
    headers: given,
    body: written,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: sent, search: '', body },
    context: async () => ({}),
  });
  response.writeHead(status ?? 200, Object.fromEntries(given));
  response.end(written.string);
}

const port = await { express: startExpress, fastify: startFastify, node: startNode }[layer]();
process.send({ up: { port } });
process.on('disconnect', () => process.exit(0));
