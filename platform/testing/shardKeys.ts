import type { Caller } from '../../domain/roles';
import { createShardKeyPair, readSigningKey } from '../shardTokens/keys';
import { signToken } from '../shardTokens/signer';

const { privateKey, publicKeys } = createShardKeyPair();

/** The gateway's key, and what services know of it; of this process. */
export const testShardKey = { value: privateKey };
export const testShardKeys = { value: publicKeys };

export const analyst: Caller = { role: 'analyst', id: 'test' };

/** The `Authorization` header by which a service lets these tests in. */
export async function testAuthorization(
  audience: readonly string[],
  caller: Caller = analyst,
): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await signToken(readSigningKey(privateKey), audience, caller)}` };
}
