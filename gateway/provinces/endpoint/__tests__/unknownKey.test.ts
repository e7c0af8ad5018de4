import { unknownKeyChallenge } from '../../../../platform/gatewayTokens/unknownKey';
import { readReply } from '../../../../platform/provinces/reply';

it.each([
  [
    unknownKeyChallenge,
    "HTTP status 401: the service does not know this gateway's key; give it the public one (SHARD_PUBLIC_KEYS_FILE), or in development the same DATA_DIR",
  ],
  ['Bearer', 'HTTP status 401'],
])('a refusal with "%s" is told to the gateway\'s operator as what it is', (challenge, detail) => {
  expect(readReply(401, { 'www-authenticate': challenge }, [], 0)).toEqual({
    kind: 'gap',
    reason: 'REFUSED',
    detail,
  });
});
