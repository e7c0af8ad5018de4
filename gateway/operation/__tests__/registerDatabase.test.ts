import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '../../../platform/logger';
import { createTokenSigner } from '../../../platform/gatewayTokens/signer';
import { testPrivateKey } from '../../../platform/testing/gatewayKeys';
import { createRegisterClient } from '../register';

const listening = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`),
    ),
  );

it('a register whose database does not answer is as one that is down, so that what was kept of it stands in', async () => {
  const said = {
    data: { clusters: null },
    errors: [{ message: 'gone', path: ['clusters'], extensions: { code: 'DATABASE_UNAVAILABLE' } }],
  };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
  const url = await listening(server);
  const signer = createTokenSigner(testPrivateKey, { logger: silentLogger });
  const client = createRegisterClient({ url, signer, logger: silentLogger });
  try {
    const options = { deadlineAt: Date.now() + 5_000, requestId: null };
    const { errors } = await client.query('{ clusters { id } }', {}, options);
    expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
      {
        message: 'The register gave no answer: UNREACHABLE',
        extensions: { code: 'REGISTER_UNAVAILABLE', reason: 'UNREACHABLE' },
      },
    ]);
  } finally {
    await client.close();
    signer.stop();
    server.close();
  }
});
