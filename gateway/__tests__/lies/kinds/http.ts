import { gzipSync } from 'node:zlib';
import type { LiesOfAKind } from '../lie';
import type { Sent } from '../liar';
import { noCheck } from '../askedBoth';

const withHeaders = (headers: Record<string, string>) => ({
  sent: (sent: Sent): Sent => ({ ...sent, headers: { ...sent.headers, ...headers } }),
});
const withBody = (change: (body: string) => string | Buffer) => ({
  sent: (sent: Sent): Sent => ({
    ...sent,
    body: sent.status === 200 ? change(String(sent.body)) : sent.body,
  }),
});
const isAnswer = ({ status }: Sent) => status === 200;
const without = (name: string) => ({
  sent: ({ headers, ...sent }: Sent): Sent => ({
    ...sent,
    headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
  }),
});

export const httpLies: LiesOfAKind = [
  'HTTP',
  [
    {
      id: 'byte-order-mark',
      what: 'A byte order mark stands before the JSON',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => `\ufeff${body}`),
    },
    {
      id: 'more-than-4-mib',
      what: 'Answers are larger than 4 MiB',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => body + ' '.repeat(4 * 1024 * 1024)),
    },
    {
      id: 'facts-more-than-4-mib',
      what: 'Pages of facts alone are larger than 4 MiB',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      sent: (sent, { asked }) =>
        asked.query.includes('facts(')
          ? { ...sent, body: String(sent.body) + ' '.repeat(4 * 1024 * 1024) }
          : sent,
    },
    {
      id: 'broken-json',
      what: 'The JSON ends in the middle',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => body.slice(0, -2)),
    },
    {
      id: 'json-and-more',
      what: 'Something stands behind the JSON',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => `${body}<!-- 3 ms -->`),
    },
    {
      id: 'json-of-nan',
      what: 'The JSON has numbers that JSON does not have',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => body.replace(/"value":45210\b/g, '"value":NaN')),
    },
    {
      id: 'json-list',
      what: 'The answer is a list of answers',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => `[${body}]`),
    },
    {
      id: 'other-encoding',
      what: 'The text is not UTF-8',
      kit: 'sdl.contract',
      gateway: 'INVALID_ANSWER',
      ...withBody((body) => Buffer.from(body, 'latin1')),
    },
    {
      id: 'web-page',
      what: 'A page for people comes instead, with status 200',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      sent: (sent) => ({ ...sent, headers: { 'content-type': 'text/html' }, body: '<p>Bảo trì</p>' }),
    },
    {
      id: 'other-content-type',
      what: 'The answer is called plain text',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withHeaders({ 'content-type': 'text/plain' }),
    },
    {
      id: 'no-content-type',
      what: 'It is not said what the answer is',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...without('content-type'),
    },
    {
      id: 'packed-unasked',
      what: 'The answer is packed, which nobody asked for',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      sent: (sent) =>
        isAnswer(sent)
          ? { ...sent, headers: { ...sent.headers, 'content-encoding': 'gzip' }, body: gzipSync(sent.body) }
          : sent,
    },
    {
      id: 'called-packed',
      what: 'The answer is called packed and is not',
      kit: 'http.must',
      gateway: 'SAME',
      ...withHeaders({ 'content-encoding': 'gzip' }),
    },
    {
      id: 'redirected',
      what: 'The answer is to be looked for elsewhere',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      sent: (sent) => ({ ...sent, status: 302, headers: { location: '/elsewhere' }, body: '' }),
    },
    {
      id: 'server-error',
      what: 'The status is 500 beside what is right',
      kit: noCheck,
      gateway: 'UNREACHABLE',
      sent: (sent) => ({ ...sent, status: 500 }),
    },
    {
      id: 'too-many-requests',
      what: 'The gateway is said to ask too often',
      kit: noCheck,
      gateway: 'REFUSED',
      sent: (sent) => ({ ...sent, status: 429 }),
    },
    {
      id: 'nothing',
      what: 'The answer is empty',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      ...withBody(() => ''),
    },
    {
      id: 'cut-off',
      what: 'The connection is closed in the middle of the answer',
      kit: noCheck,
      gateway: 'UNREACHABLE',
      send: (response, { status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-length': String(body.length + 10) });
        response.write(body, () => response.destroy());
      },
    },
    {
      id: 'never-ends',
      what: 'The answer does not end',
      kit: noCheck,
      gateway: 'TIMED_OUT',
      settings: { timeoutMillis: 300 },
      send: (response, { status, headers, body }) => void response.writeHead(status, headers).write(body),
    },
    {
      id: 'never-begins',
      what: 'The answer does not begin',
      kit: noCheck,
      gateway: 'TIMED_OUT',
      settings: { timeoutMillis: 300 },
      send: () => undefined,
    },
    {
      id: 'in-pieces',
      what: 'The answer comes in many small pieces',
      kit: null,
      gateway: 'SAME',
      harmless: 'It is the same answer; its time and size are bounded as a whole.',
      send: (response, { status, headers, body }) => {
        response.writeHead(status, headers);
        for (const piece of String(body).match(/[^]{1,50}/gu) ?? []) response.write(piece);
        response.end();
      },
    },
    {
      id: 'connection-not-kept',
      what: 'Every connection is closed after an answer',
      kit: null,
      gateway: 'SAME',
      harmless: 'The gateway opens another.',
      ...withHeaders({ connection: 'close' }),
    },
  ],
];

export const tagLies: LiesOfAKind = [
  'Tags and lifetimes',
  [
    {
      id: 'no-tag',
      what: 'Answers have no tag',
      kit: 'etag.present',
      gateway: 'SAME',
      ...without('etag'),
    },
    {
      id: 'tag-of-each-answer',
      what: 'Each answer has another tag',
      kit: 'etag.stable',
      gateway: 'SAME',
      sent: (sent) => ({ ...sent, headers: { ...sent.headers, etag: `"${Math.random()}"` } }),
    },
    {
      id: 'tag-of-all',
      what: 'What differs by who asks has one tag',
      kit: 'shown.tags',
      gateway: 'SAME',
      ...withHeaders({ etag: '"1"' }),
    },
    {
      id: 'never-modified',
      what: 'Nothing ever changed, also for whoever has nothing yet',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      sent: (sent) => ({ ...sent, status: 304, body: '' }),
    },
    {
      id: 'always-modified',
      what: 'What has not changed is sent again',
      kit: 'etag.notModified',
      gateway: 'SAME',
      sent: (sent, { asked }) =>
        sent.status === 304 && asked.query !== ''
          ? {
              ...sent,
              status: 200,
              headers: { ...sent.headers, 'content-type': 'application/json' },
              body: '{"data":{}}',
            }
          : sent,
    },
    {
      id: 'kept-for-a-year',
      what: 'An answer may be used for a year without asking',
      kit: null,
      gateway: 'SAME',
      harmless: 'Whatever it says, the gateway asks again within an hour, and forgets within a month.',
      ...withHeaders({ 'cache-control': 'max-age=31536000, stale-if-error=315360000' }),
    },
    {
      id: 'kept-for-no-time',
      what: 'No answer may be kept',
      kit: null,
      gateway: 'SAME',
      harmless: 'The check warns of it (etag.cacheControl): the gateway then has no last known figures.',
      ...withHeaders({ 'cache-control': 'no-store' }),
    },
  ],
];

export const tokenLies: LiesOfAKind = [
  'Tokens',
  [
    {
      id: 'any-token',
      what: 'Any token is taken',
      kit: 'token.otherKey',
      gateway: 'SAME',
      trust: () => true,
    },
    {
      id: 'no-token',
      what: 'No token is needed',
      kit: 'token.missing',
      gateway: 'SAME',
      trust: ({ iat }) => iat === undefined,
    },
    {
      id: 'unsigned-token',
      what: 'A token without a signature is taken',
      kit: 'token.unsigned',
      gateway: 'SAME',
      trust: (_claims, { alg }) => alg === 'none',
    },
    {
      id: 'expired-token',
      what: 'An expired token is taken',
      kit: 'token.expired',
      gateway: 'SAME',
      trust: ({ exp }) => Number(exp) < Date.now() / 1_000,
    },
    {
      id: 'token-of-another-issuer',
      what: 'Who issued a token is not looked at',
      kit: 'token.otherIssuer',
      gateway: 'SAME',
      trust: ({ iss }) => iss !== undefined && iss !== 'congdoan-gateway',
    },
    {
      id: 'token-of-a-day',
      what: 'A token that is good for a day is taken',
      kit: 'token.longLived',
      gateway: 'SAME',
      trust: ({ iat, exp }) => Number(exp) - Number(iat) > 60,
    },
    {
      id: 'token-of-tomorrow',
      what: 'A token is taken that was issued an hour ahead',
      kit: 'token.notYet',
      gateway: 'SAME',
      trust: ({ iat }) => Number(iat) > Date.now() / 1_000 + 60,
    },
    {
      id: 'token-of-another-province',
      what: 'A token for another province is taken',
      kit: 'token.otherProvince',
      gateway: 'SAME',
      trust: ({ aud }) => aud !== undefined && ![aud].flat().includes('lang-son'),
    },
    {
      id: 'token-of-no-role',
      what: 'A token that names no role is taken',
      kit: 'token.noRole',
      gateway: 'SAME',
      trust: ({ iat, role }) => iat !== undefined && role === undefined,
    },
  ],
];
