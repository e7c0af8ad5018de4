import type { PeerCertificate, TLSSocket } from 'node:tls';

/** No certificate at all; the others are codes of OpenSSL, as Node.js has them. */
const noCertificate = 'NO_CERTIFICATE';

const notBelieved = 'is of an authority that is not believed here';

/** What is wrong with the certificate of the other side of a connection, by the code that Node.js gives it. */
const problems: Readonly<Record<string, string>> = {
  [noCertificate]: 'is missing',
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet, or a clock is wrong',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host',
  CERT_REVOKED: 'was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: notBelieved,
  SELF_SIGNED_CERT_IN_CHAIN: notBelieved,
  UNABLE_TO_GET_ISSUER_CERT: notBelieved,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: notBelieved,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: notBelieved,
  CERT_SIGNATURE_FAILURE: 'is not signed by the authority of that name that is believed here',
};

/** Ends a sentence that begins with the certificate; null if the code is of something else. */
export function certificateProblem(code: unknown): string | null {
  const problem = typeof code === 'string' && Object.hasOwn(problems, code) ? problems[code] : undefined;
  return problem === undefined ? null : `${problem} (${String(code)})`;
}

/** Why a server does not believe its client's certificate; null if it does, or there is no TLS to ask for one. */
export function clientCertificateCode(socket: Partial<TLSSocket>): string | null {
  if (!socket.encrypted || socket.authorized) return null;
  const presented: Partial<PeerCertificate> = socket.getPeerCertificate?.() ?? {};
  if (Object.keys(presented).length === 0) return noCertificate;
  // Typed as an error, and the code of one.
  return String(socket.authorizationError);
}
