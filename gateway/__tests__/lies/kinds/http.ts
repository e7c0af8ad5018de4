import { gzipSync } from 'node:zlib';
import type { LiesOfAKind } from '../lie';
import type { Sent } from '../liar';
import { noCheck } from '../askedBoth';
import { withHeaders, without } from './sent';

const withBody = (change: (body: string) => string | Buffer) => ({
  sent: (sent: Sent): Sent => ({
    ...sent,
    body: sent.status === 200 ? change(String(sent.body)) : sent.body,
  }),
});
const isAnswer = ({ status }: Sent) => status === 200;
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
