/** How a service says that a token is signed by a key that it was not given (RFC 6750), and how the gateway hears it. */
export const unknownKeyReason = 'ERR_JWKS_NO_MATCHING_KEY';

export const unknownKeyChallenge = `Bearer error="invalid_token", error_description="unknown key"`;

/** For the gateway's operator. */
export const unknownKeyMend =
  "the service does not know this gateway's key; give it the public one (SHARD_PUBLIC_KEYS_FILE), or in development the same DATA_DIR";
