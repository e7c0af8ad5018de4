import { startProvinceService } from '../../services/province';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { startTracing } from '../../platform/startTracing';
import { startStubRegister, startTestGateway } from './stubs';

/** A child of traces.test.ts, since the exporter loads modules in a way that jest does not have. Answers one operation. */

const query = `query Secret($year: Int!) {
  province(id: "cao-bang") { aliases report(year: $year) { figures { membership { members { value } } } } }
}`;

async function main([collector = '', mongodbUri = '', databasePrefix = '', traceparent = '']: string[]) {
  const tracing = startTracing(collector, 'test');
  const service = await startProvinceService({
    provinces: ['cao-bang'],
    mongodbUriOf: () => mongodbUri,
    databasePrefix,
    gatewayKeys: testPublicKeys,
    traced: true,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
  });
  const register = await startStubRegister(['cao-bang'], []);
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${service.origin}/cao-bang/graphql` },
  });
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'session=never-to-be-seen', traceparent },
    body: JSON.stringify({ query, variables: { year: 2024 } }),
  });
  process.send?.(await response.json());
  await Promise.all([gateway, register, service].map((server) => server.stop()));
  await tracing.stop();
  process.disconnect();
}

void main(process.argv.slice(2));
