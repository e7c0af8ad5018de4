// Federation as it is without this project: @apollo/gateway over one subgraph with a root field per province. The library's own
// data source, on another client, took three times as long as this one on undici.
//   node plain.mjs '{"supergraph":"file"}'
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify from 'fastify';
import { URL } from 'node:url';
import { Pool } from 'undici';

const { supergraph } = JSON.parse(process.argv[2]);
process.env.APOLLO_TELEMETRY_DISABLED = '1';
const connections = 16;

class UndiciDataSource {
  constructor(url) {
    const { origin, pathname } = new URL(url);
    this.pool = new Pool(origin, { connections });
    this.path = pathname;
  }

  async process({ request: { query, variables } }) {
    const { body } = await this.pool.request({
      method: 'POST',
      path: this.path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return body.json();
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  buildService: ({ url }) => new UndiciDataSource(url),
});
const apollo = new ApolloServer({ gateway, plugins: [ApolloServerPluginLandingPageDisabled()] });
await apollo.start();
const app = fastify();
app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
await app.listen({ host: '127.0.0.1', port: 0 });
process.send({ up: { port: app.server.address().port } });
process.on('disconnect', () => process.exit(0));
