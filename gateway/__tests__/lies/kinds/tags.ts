import { noCheck } from '../askedBoth';
import type { LiesOfAKind } from '../lie';
import { withHeaders, without } from './sent';

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
