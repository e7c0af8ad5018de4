import type { Caller } from '../../domain/roles';
import { createKeyPair, readSigningKey } from '../gatewayTokens/keys';
import { signToken } from '../gatewayTokens/signer';

const { privateKey, publicKeys } = createKeyPair();

/** The gateway's key, and what services know of it; of this process. */
export const testPrivateKey = { value: privateKey };
export const testPublicKeys = { value: publicKeys };

export const analyst: Caller = { role: 'analyst', id: 'test' };

/** The `Authorization` header by which a service lets these tests in. */
export function testAuthorization(
  audience: readonly string[],
  caller: Caller = analyst,
): Promise<{ authorization: string }> {
  const token = signToken(readSigningKey(privateKey), audience, caller);
  return Promise.resolve({ authorization: `Bearer ${token}` });
}
