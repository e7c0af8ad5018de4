import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { pino } from 'pino';
import type { Caller } from '../../../domain/roles';
import { silentLogger as logger } from '../../logger';
import { eventually } from '../../testing/eventually';
import { createKeyPair, mergeKeySets, readSigningKey, readVerifyingKeys } from '../keys';
import { createTokenSigner } from '../signer';
import { createTokenVerifier } from '../verifier';

const folder = mkdtempSync(join(tmpdir(), 'shard-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pair = createKeyPair();
const verifier = createTokenVerifier({ value: pair.publicKeys }, { logger });
const analyst: Caller = { role: 'analyst', id: 'key-7' };
const now = () => Math.floor(Date.now() / 1_000);
const claims = (change: JWTPayload = {}): JWTPayload => ({
  iss: 'congdoan-gateway',
  aud: ['cao-bang'],
  sub: 'key-7',
  role: 'analyst',
  iat: now(),
  exp: now() + 60,
  ...change,
});

/** A token made by hand, so that the signer does not vouch for itself. */
function sign(payload: JWTPayload, { id, key } = readSigningKey(pair.privateKey)): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: id }).sign(key);
}

const refusal = {
  extensions: { code: 'UNAUTHENTICATED' },
  message: 'A valid token of the gateway is needed',
};

async function expectRefused(token: string, reason: string): Promise<void> {
  await expect(verifier.verify(`Bearer ${token}`)).rejects.toMatchObject({ ...refusal, reason });
}

describe('a token of the gateway', () => {
  it('says who asks, and is for these provinces alone, for a minute', async () => {
    const signer = createTokenSigner({ value: pair.privateKey }, { logger });
    const token = signer.sign(['lang-son', 'cao-bang', 'lang-son'], analyst);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: expect.any(String), typ: 'JWT' });
    const { iat = 0, exp = 0, ...rest } = decodeJwt(token);
    expect(exp - iat).toBe(60);
    expect(rest).toEqual({
      iss: 'congdoan-gateway',
      aud: ['cao-bang', 'lang-son'],
      sub: 'key-7',
      role: 'analyst',
    });
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({
      audience: new Set(['cao-bang', 'lang-son']),
      caller: analyst,
    });
  });

  it('names the province whose staff asks', async () => {
    const signer = createTokenSigner({ value: pair.privateKey }, { logger });
    const caller: Caller = { role: 'province', id: 'key-8', province: 'cao-bang' };
    const token = signer.sign(['cao-bang'], caller);
    expect((await verifier.verify(`Bearer ${token}`)).caller).toEqual(caller);
  });

  it('is used again for the same provinces and caller only', () => {
    const signer = createTokenSigner({ value: pair.privateKey }, { logger });
    const token = signer.sign(['cao-bang'], analyst);
    expect(signer.sign(['cao-bang'], analyst)).toBe(token);
    expect(signer.sign(['lang-son'], analyst)).not.toBe(token);
    expect(signer.sign(['cao-bang'], { role: 'public', id: 'key-7' })).not.toBe(token);
  });

  it('is let in if the clocks differ by less than half a minute', async () => {
    await verifier.verify(`Bearer ${await sign(claims({ iat: now() + 25, exp: now() + 85 }))}`);
    await verifier.verify(`Bearer ${await sign(claims({ iat: now() - 85, exp: now() - 25 }))}`);
  });
});

describe('a request is refused', () => {
  it('without a token', async () => {
    await expect(verifier.verify(undefined)).rejects.toMatchObject(refusal);
    await expect(verifier.verify('Basic YTpi')).rejects.toMatchObject(refusal);
  });

  it('with an expired token', async () => {
    await expectRefused(await sign(claims({ iat: now() - 100, exp: now() - 40 })), 'ERR_JWT_EXPIRED');
  });

  it('with a token of tomorrow', async () => {
    await expectRefused(
      await sign(claims({ iat: now() + 86_400, exp: now() + 86_460 })),
      'ERR_JWT_CLAIM_VALIDATION_FAILED',
    );
  });

  it('with a token that would live for long, once it is older than a minute', async () => {
    await expectRefused(await sign(claims({ iat: now() - 100, exp: now() + 86_400 })), 'ERR_JWT_EXPIRED');
  });

  it('with a token signed by another key, also under the id of ours', async () => {
    const other = readSigningKey(createKeyPair().privateKey);
    await expectRefused(await sign(claims(), other), 'ERR_JWKS_NO_MATCHING_KEY');
    // The operator of the service is told of both keys, and what to do.
    await expect(verifier.verify(`Bearer ${await sign(claims(), other)}`)).rejects.toMatchObject({
      mend: expect.stringMatching(
        `^The gateway signs by key ${other.id}, and this service knows ${readSigningKey(pair.privateKey).id}: give it the public key`,
      ) as string,
    });
    const { id } = readSigningKey(pair.privateKey);
    await expectRefused(await sign(claims(), { ...other, id }), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  it('with an unsigned token', async () => {
    const unsigned = new UnsecuredJWT(claims()).encode();
    await expectRefused(unsigned, 'ERR_JOSE_ALG_NOT_ALLOWED');
    const { id } = readSigningKey(pair.privateKey);
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: id })).toString('base64url');
    await expectRefused([header, unsigned.split('.')[1], ''].join('.'), 'ERR_JOSE_ALG_NOT_ALLOWED');
  });

  it('with a token that is signed by the public key as if that were a secret', async () => {
    const [key] = (JSON.parse(pair.publicKeys) as { keys: { x: string; kid: string }[] }).keys;
    const secret = Buffer.from(key?.x ?? '', 'base64url');
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: key?.kid ?? '' })
      .sign(secret);
    await expectRefused(token, 'ERR_JOSE_ALG_NOT_ALLOWED');
  });

  it('with a token whose role was raised after it was signed', async () => {
    const [header, , signature] = (await sign(claims({ role: 'public' }))).split('.');
    const raised = Buffer.from(JSON.stringify(claims())).toString('base64url');
    await expectRefused([header, raised, signature].join('.'), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  it.each([
    ['role', { role: 'root' }, 'claims'],
    ['province of the role province', { role: 'province' }, 'claims'],
    ['issuer', { iss: 'somebody' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['audience', { aud: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['subject', { sub: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['time of signing', { iat: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['expiry', { exp: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
  ])('with a token without a usable %s', async (_name, change, reason) => {
    await expectRefused(await sign(claims(change)), reason);
  });
});

describe('a key', () => {
  const second = createKeyPair();
  const privateFile = join(folder, 'private.json');
  const publicFile = join(folder, 'public.json');

  it('is replaced while both sides run, without a refused request', async () => {
    writeFileSync(privateFile, pair.privateKey);
    writeFileSync(publicFile, pair.publicKeys);
    const options = { logger, watchMillis: 20 };
    const signer = createTokenSigner({ file: privateFile }, options);
    const service = createTokenVerifier({ file: publicFile }, options);
    const ask = async () => {
      const token = signer.sign(['cao-bang'], analyst);
      await service.verify(`Bearer ${token}`);
      return token;
    };
    const first = await ask();
    const tokenOfSecond = await sign(claims(), readSigningKey(second.privateKey));
    await expect(service.verify(`Bearer ${tokenOfSecond}`)).rejects.toMatchObject(refusal);

    // The services learn the new key first, then the gateway signs by it, then the old one is taken away.
    writeFileSync(publicFile, mergeKeySets(pair.publicKeys, second.publicKeys));
    await eventually(async () => void (await service.verify(`Bearer ${tokenOfSecond}`)));
    expect(await ask()).toBe(first);
    writeFileSync(privateFile, second.privateKey);
    await eventually(async () => expect(await ask()).not.toBe(first));
    await service.verify(`Bearer ${first}`);
    writeFileSync(publicFile, second.publicKeys);
    await eventually(() => expect(service.verify(`Bearer ${first}`)).rejects.toMatchObject(refusal));
    await ask();
    signer.stop();
    service.stop();
  });

  it('that cannot be used leaves the one before in place, and does not come into the log', async () => {
    const lines: string[] = [];
    writeFileSync(privateFile, pair.privateKey);
    const signer = createTokenSigner(
      { file: privateFile },
      { watchMillis: 20, logger: pino({}, { write: (line: string) => lines.push(line) }) },
    );
    writeFileSync(privateFile, second.privateKey.slice(0, -5));
    await eventually(() => Promise.resolve(expect(lines).toHaveLength(1)));
    expect(lines[0]).toContain('Refused a secret; the current one stays');
    const { x, d } = JSON.parse(second.privateKey) as { x: string; d: string };
    expect(lines[0]).not.toContain(x);
    expect(lines[0]).not.toContain(d.slice(0, 10));
    await verifier.verify(`Bearer ${signer.sign(['cao-bang'], analyst)}`);
    signer.stop();
  });

  it('of the gateway is not taken by a service, which needs only the public half', () => {
    const { keys } = JSON.parse(pair.publicKeys) as { keys: object[] };
    const { d } = JSON.parse(pair.privateKey) as { d: string };
    const leaked = JSON.stringify({ keys: [{ ...keys[0], d }] });
    for (const text of [pair.privateKey, leaked, '{"keys":[]}', '', 'secret']) {
      expect(() => readVerifyingKeys(text)).toThrow(
        'Expected a JSON Web Key Set of public Ed25519 keys, each with a "kid": those that whoever runs the gateway gives out',
      );
    }
  });
});
