// Hive Gateway over the same supergraph as plain.mjs, with its query planner in Rust.
//   node hive.mjs '{"supergraph":"file","dedup":false}'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const { supergraph, dedup } = JSON.parse(process.argv[2]);
const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraph, 'utf8'),
  unifiedGraphHandler,
  // By default it asks a service once for what several clients ask at the same moment, which flatters a load of one question.
  inboundInflightRequestDeduplication: dedup,
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: dedup } } },
  pollingInterval: 0,
  logging: false,
  landingPage: false,
  graphiql: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => process.send({ up: { port: server.address().port } }));
process.on('disconnect', () => process.exit(0));
