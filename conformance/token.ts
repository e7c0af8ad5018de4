import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { Caller } from '../domain/roles';
import { createKeyPair, readSigningKey } from '../platform/gatewayTokens/keys';
import { issuer } from '../platform/gatewayTokens/claims';
import { signToken } from '../platform/gatewayTokens/signer';
import { algorithm } from '../platform/signedToken';
import type { Check, Subject } from './check';
import { judged, shown, type Problem } from './verdict';
import { writeQuestion } from './question';

const mend = {
  vi: 'Chỉ trả lời khi Authorization: Bearer <JWT> do cổng chung ký: alg là EdDSA, chữ ký khớp một khóa công khai, iss là congdoan-gateway, aud có mã tỉnh, role là một vai trò của hợp đồng, iat không ở tương lai, còn hạn và không quá 60 giây từ iat (lệch giờ tối đa 30 giây). Khác đi thì trả HTTP 401 trước khi thực hiện truy vấn.',
  en: "Answer only if Authorization: Bearer <JWT> is signed by the gateway: alg EdDSA, a signature of one of the public keys, iss congdoan-gateway, the province's id in aud, a role of the contract, iat not to come, not expired and no more than 60 s old (clocks may differ by 30 s). Otherwise answer HTTP 401 before anything is executed.",
};

/** What is sent instead of the gateway's token; null for nothing. */
type Forge = (subject: Subject) => string | null | Promise<string | null>;

const analyst: Caller = { role: 'analyst', id: 'congdoan check' };

export const tokenChecks: Check[] = [
  refused('token.missing', 'Không có token thì bị từ chối', 'Without a token it refuses', () => null),
  refused(
    'token.otherKey',
    'Token ký bằng khóa lạ thì bị từ chối',
    'A token signed by another key is refused',
    ({ endpoint, province }) => {
      const { key } = readSigningKey(createKeyPair().privateKey);
      return signToken({ id: endpoint.key.id, key }, [province], analyst);
    },
  ),
  refused(
    'token.unsigned',
    'Token không có chữ ký thì bị từ chối',
    'A token without a signature is refused',
    ({ province }) =>
      new UnsecuredJWT({ role: 'analyst' })
        .setIssuer('congdoan-gateway')
        .setAudience([province])
        .setSubject('congdoan check')
        .setIssuedAt()
        .setExpirationTime('60 s')
        .encode(),
  ),
  refused(
    'token.expired',
    'Token hết hạn thì bị từ chối',
    'An expired token is refused',
    ({ endpoint, province }) =>
      signToken(endpoint.key, [province], analyst, Math.floor(Date.now() / 1_000) - 3_600),
  ),
  refused(
    'token.otherProvince',
    'Token cho tỉnh khác thì bị từ chối',
    'A token for another province is refused',
    ({ endpoint }) => signToken(endpoint.key, ['khong-phai-tinh-nay'], analyst),
  ),
  refused(
    'token.otherIssuer',
    'Token do nơi khác phát hành thì bị từ chối',
    'A token of another issuer is refused',
    (subject) => signClaims(subject, { iss: 'somebody-else' }),
  ),
  refused(
    'token.longLived',
    'Token ký đã lâu thì bị từ chối, dù còn hạn',
    'A token that was signed long ago is refused, also if it has not expired',
    (subject) => signClaims(subject, { iat: now() - hour, exp: now() + 24 * hour }),
  ),
  refused(
    'token.notYet',
    'Token ký ở tương lai thì bị từ chối',
    'A token that is signed in the future is refused',
    (subject) => signClaims(subject, { iat: now() + hour, exp: now() + hour + 60 }),
  ),
  refused(
    'token.noRole',
    'Token không có vai trò thì bị từ chối',
    'A token without a role is refused',
    (subject) => signClaims(subject, { role: undefined }),
  ),
];

/** Seconds. */
const hour = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

/** What the gateway would sign, but for some claims. */
function signClaims({ endpoint: { key }, province }: Subject, claims: JWTPayload): Promise<string> {
  const good = {
    iss: issuer,
    aud: [province],
    sub: analyst.id,
    role: 'analyst',
    iat: now(),
    exp: now() + 60,
  };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: key.id, typ: 'JWT' })
    .sign(key.key);
}

function refused(id: string, vi: string, en: string, forge: Forge): Check {
  return {
    id,
    name: { vi, en },
    mend,
    run: async (subject) => judged(await refusalProblems(subject, await forge(subject))),
  };
}

async function refusalProblems({ endpoint, province }: Subject, token: string | null): Promise<Problem[]> {
  const reply = await endpoint.post(JSON.stringify(writeQuestion([province], 'id')), { token });
  if (reply.status === 401 || reply.status === 403) return [];
  const got = `status ${reply.status}: ${shown(reply.text)}`;
  return [{ where: 'HTTP', expected: 'status 401 or 403', got }];
}
