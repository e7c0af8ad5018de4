import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';

/** What a browser keeps for us and can neither read nor change. */
export interface Sealed {
  /** @param purpose what it may be opened for, and nothing else */
  close(purpose: string, content: JWTPayload, seconds: number): Promise<string>;
  /** Null if it is none of ours, of another purpose, or has ended. */
  open(purpose: string, text: string): Promise<JWTPayload | null>;
}

const encryption = 'A256GCM';

/** @param key of 32 bytes; is asked for each time: it may change */
export function createSealed(key: () => Uint8Array): Sealed {
  return {
    close: (purpose, content, seconds) =>
      new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: encryption })
        .setAudience(purpose)
        .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
        .encrypt(key()),
    async open(purpose, text) {
      try {
        const { payload } = await jwtDecrypt(text, key(), {
          audience: purpose,
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: [encryption],
          requiredClaims: ['exp'],
        });
        return payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}
