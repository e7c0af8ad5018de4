import { certificateChallenge } from '../../gatewayTokens/certificateChallenge';
import { unknownKeyChallenge } from '../../gatewayTokens/unknownKey';
import { readReply } from '../../provinces/reply';

it.each([
  [
    unknownKeyChallenge,
    'unknownKey',
    "HTTP status 401: the service does not know this gateway's key; give it the public one (SHARD_PUBLIC_KEYS_FILE), or in development the same DATA_DIR",
  ],
  ['Bearer', 'refusedStatus', 'HTTP status 401'],
  [
    certificateChallenge('CERT_HAS_EXPIRED'),
    'ownCertificate',
    'HTTP status 401: to the service the certificate of this gateway has expired (CERT_HAS_EXPIRED); see TLS_CERT_FILE here and TLS_CA_FILE there',
  ],
  [
    certificateChallenge('NO_CERTIFICATE'),
    'ownCertificate',
    'HTTP status 401: to the service the certificate of this gateway is missing (NO_CERTIFICATE); see TLS_CERT_FILE here and TLS_CA_FILE there',
  ],
  ['Bearer error_description="certificate <b>"', 'refusedStatus', 'HTTP status 401'],
])("a refusal with %s is told to the gateway's operator as what it is", (challenge, seen, detail) => {
  expect(readReply(401, { 'www-authenticate': challenge }, [], 0)).toEqual({
    kind: 'gap',
    reason: 'REFUSED',
    seen,
    detail,
  });
});
