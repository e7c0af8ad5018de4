import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { UnauthenticatedError } from './errors';
import type { Logger } from './logger';
import { readSecret, watchSecret, type Secret, type SecretOptions, type SecretSetting } from './secret';
import { watchWhole } from './stoppers';

/** A token or `sha256:` and its hash in hexadecimal, or the file that one of these stands in. */
export type TokenSetting = SecretSetting;

/** What a configured hash begins with, to tell it from a token. */
export const hashPrefix = 'sha256:';

export interface NewToken {
  token: string;
  /** What is to be configured: whoever reads it there cannot import with it. */
  hash: string;
}

/** What stands between a hash and the day on which its token ends. */
const untilMark = ';until=';

/** @param until the day, YYYY-MM-DD, with which the token ends; none if it has no end */
export function createToken(until?: string): NewToken {
  const token = randomBytes(32).toString('base64url');
  const end = until === undefined ? '' : `${untilMark}${until}`;
  return { token, hash: hashPrefix + sha256(token).toString('hex') + end };
}

/** @throws if a configured text is neither a token nor the hash of one; the message does not hold it */
export function assertToken(text: string, province: string): void {
  readHash(text, province);
}

/** When a configured token ends, milliseconds since the epoch; `Infinity` if it does not. @throws as `assertToken` */
export function tokenEnd(text: string, province: string): number {
  return readHash(text, province).endsAt;
}

/** Checks the `Authorization` header of a request for a province. */
export type AssertToken = (province: string, authorization: string | undefined) => void;

/** Reads the tokens of the provinces once. */
export function createTokenCheck(
  provinces: readonly string[],
  settingOf: (province: string) => TokenSetting | null,
): AssertToken {
  const hashOf = new Map<string, TokenHash>();
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
  const hashOf = new Map<string, Secret<TokenHash>>();
  return watchWhole((stops) => {
    for (const province of provinces) {
      const setting = settingOf(province);
      if (!setting) continue;
      const read = (text: string) => warned(readHash(text, province), province, options.logger);
      const secret = watchSecret(setting, read, options);
      stops.push(secret.stop);
      hashOf.set(province, secret);
    }
    return { assertToken: assertTokenOf((province) => hashOf.get(province)?.current()) };
  });
}

/**
 * The check takes the same way for a wrong token, a province without one and a province that is not held: whoever asks
 * learns nothing.
 */
function assertTokenOf(hashOf: (province: string) => TokenHash | undefined): AssertToken {
  const nobodys: TokenHash = { hash: randomBytes(32), endsAt: Infinity };
  return (province, authorization = '') => {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const { hash, endsAt } = hashOf(province) ?? nobodys;
    const isRight = timingSafeEqual(sha256(token), hash);
    if (!isRight || Date.now() >= endsAt) throw new UnauthenticatedError();
  };
}

interface TokenHash {
  hash: Buffer;
  /** Milliseconds since the epoch. */
  endsAt: number;
}

const dayMillis = 86_400_000;

function warned(read: TokenHash, province: string, logger: Logger): TokenHash {
  if (read.endsAt - Date.now() < 30 * dayMillis) {
    const until = new Date(read.endsAt).toISOString();
    logger.warn({ province, until }, 'The token of a province ends, or has ended; make another one');
  }
  return read;
}

function readHash(content: string, province: string): TokenHash {
  const [text = '', until] = content.trim().split(untilMark);
  const endsAt = until === undefined ? Infinity : Date.parse(`${until}T00:00:00Z`) + dayMillis;
  if (Number.isNaN(endsAt)) {
    throw new Error(
      `Mã của tỉnh "${province}" cần kết thúc bằng ngày YYYY-MM-DD. The token of province "${province}" ends on a day YYYY-MM-DD, got another text`,
    );
  }
  return { hash: readHashOnly(text, province), endsAt };
}

function readHashOnly(text: string, province: string): Buffer {
  if (!text.startsWith(hashPrefix)) {
    if (text.length < shortestToken)
      throw new Error(
        `Mã của tỉnh "${province}" quá ngắn; tạo bằng "congdoan token". The token of province "${province}" is too short; make one with "congdoan token"`,
      );
    return sha256(text);
  }
  const hash = Buffer.from(text.slice(hashPrefix.length), 'hex');
  if (hash.length !== 32) {
    throw new Error(
      `Mã băm của tỉnh "${province}" không phải là ${hashPrefix} rồi 64 chữ số thập lục phân. The token hash of province "${province}" is not ${hashPrefix} and 64 hexadecimal digits`,
    );
  }
  return hash;
}

/** Characters; shorter ones can be guessed. */
const shortestToken = 16;

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
