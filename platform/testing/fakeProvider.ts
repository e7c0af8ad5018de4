import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** An OpenID provider that signs in whoever comes. */
export interface FakeProvider {
  issuer: string;
  jwksUrl: string;
  /** What it says of the next reader, beside what it must say. */
  claims: JWTPayload;
  /** While it is false, every answer is a failure. */
  isUp: boolean;
  /** What it was asked to exchange a code. */
  exchanged: URLSearchParams[];
  /** Signs a reader in who was sent to it. @returns where it sends the reader back */
  signIn(url: string): URL;
  stop(): Promise<void>;
}

interface Promised {
  challenge: string;
  nonce: string;
}

export async function startFakeProvider(clientId: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }];
  const codes = new Map<string, Promised>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: FakeProvider = {
    issuer,
    jwksUrl: `${issuer}/keys`,
    claims: {},
    isUp: true,
    exchanged: [],
    signIn(url) {
      const { searchParams } = new URL(url);
      const value = (name: string) => searchParams.get(name) ?? '';
      const code = `code-${codes.size}`;
      codes.set(code, { challenge: value('code_challenge'), nonce: value('nonce') });
      const back = new URL(value('redirect_uri'));
      back.search = new URLSearchParams({ code, state: value('state'), iss: issuer }).toString();
      return back;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!provider.isUp) return send(response, 500, {});
    if (request.url === '/keys') return send(response, 200, { keys });
    if (request.url?.startsWith('/authorize?')) {
      response.writeHead(303, { location: provider.signIn(`${issuer}${request.url}`).href });
      response.end();
      return;
    }
    if (request.url === '/token') return exchange(await bodyOf(request), response);
    return send(response, 200, {
      issuer,
      jwks_uri: provider.jwksUrl,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'],
      authorization_response_iss_parameter_supported: true,
    });
  }

  async function exchange(body: URLSearchParams, response: ServerResponse): Promise<void> {
    provider.exchanged.push(body);
    const promised = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== promised?.challenge) return send(response, 400, { error: 'invalid_grant' });
    const token = await new SignJWT({ nonce: promised.nonce, sub: 'user-1', ...provider.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey);
    send(response, 200, { access_token: 'opaque', token_type: 'Bearer', id_token: token });
  }
  return provider;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}
