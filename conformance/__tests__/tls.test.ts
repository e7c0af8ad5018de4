import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createKeyPair, readSigningKey } from '../../platform/gatewayTokens/keys';
import { testTls } from '../../platform/testing/tls';
import { createEndpoint } from '../endpoint';

/** A service that answers only who shows a certificate of the authority that it believes. */
async function startService() {
  const { cert, key, ca } = testTls('service');
  const server = createServer(
    { cert, key, ca, requestCert: true, rejectUnauthorized: true },
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/graphql`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const key = readSigningKey(createKeyPair().privateKey);

describe('a check over mutual TLS', () => {
  it('shows the certificate that the gateway would show', async () => {
    const service = await startService();
    const endpoint = createEndpoint({ url: service.url, province: 'cao-bang', key, tls: testTls('gateway') });
    expect((await endpoint.post('{}')).body).toEqual({ data: {} });
    expect((await endpoint.fetch(service.url)).status).toBe(200);
    await endpoint.close();
    await service.stop();
  });

  it('says why it cannot ask without one', async () => {
    const service = await startService();
    const endpoint = createEndpoint({ url: service.url, province: 'cao-bang', key });
    await expect(endpoint.post('{}')).rejects.toThrow(/certificate/);
    await endpoint.close();
    await service.stop();
  });
});
