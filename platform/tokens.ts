import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TokenSetting } from './config';
import { UnauthenticatedError } from './errors';
import { readSecret, watchSecret, type Secret, type SecretOptions } from './secret';

/** What a configured hash begins with, to tell it from a token. */
export const hashPrefix = 'sha256:';

export interface NewToken {
  token: string;
  /** What is to be configured: whoever reads it there cannot import with it. */
  hash: string;
}

export function createToken(): NewToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashPrefix + sha256(token).toString('hex') };
}

/** Checks the `Authorization` header of a request for a province. */
export type AssertToken = (province: string, authorization: string | undefined) => void;

/** Reads the tokens of the provinces once. */
export function createTokenCheck(
  provinces: readonly string[],
  settingOf: (province: string) => TokenSetting | null,
): AssertToken {
  const hashOf = new Map<string, Buffer>();
  for (const province of provinces) {
    const setting = settingOf(province);
    if (setting) hashOf.set(province, readHash(readSecret(setting), province));
  }
  return assertTokenOf((province) => hashOf.get(province));
}

/** Reads them again whenever their files change, so that a token is rotated without a stop. */
export function watchTokens(
  provinces: readonly string[],
  settingOf: (province: string) => TokenSetting | null,
  options: SecretOptions,
): { assertToken: AssertToken; stop(): void } {
  const hashOf = new Map<string, Secret<Buffer>>();
  for (const province of provinces) {
    const setting = settingOf(province);
    if (setting)
      hashOf.set(
        province,
        watchSecret(setting, (text) => readHash(text, province), options),
      );
  }
  return {
    assertToken: assertTokenOf((province) => hashOf.get(province)?.current()),
    stop: () => hashOf.forEach((secret) => secret.stop()),
  };
}

/**
 * The check takes the same way for a wrong token, a province without one and a province that is not held: whoever asks
 * learns nothing.
 */
function assertTokenOf(hashOf: (province: string) => Buffer | undefined): AssertToken {
  const nobodys = randomBytes(32);
  return (province, authorization = '') => {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const isRight = timingSafeEqual(sha256(token), hashOf(province) ?? nobodys);
    if (!isRight) throw new UnauthenticatedError();
  };
}

function readHash(content: string, province: string): Buffer {
  const text = content.trim();
  if (!text.startsWith(hashPrefix)) {
    if (text.length < shortestToken)
      throw new Error(`The token of province "${province}" is too short; make one with "congdoan token"`);
    return sha256(text);
  }
  const hash = Buffer.from(text.slice(hashPrefix.length), 'hex');
  if (hash.length !== 32) {
    throw new Error(
      `The token hash of province "${province}" is not ${hashPrefix} and 64 hexadecimal digits`,
    );
  }
  return hash;
}

/** Characters; shorter ones can be guessed. */
const shortestToken = 16;

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
