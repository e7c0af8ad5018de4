import type { Check, Subject } from './check';
import { judged, pass, shown, skipped, type Problem } from './verdict';
import type { Reply } from './endpoint';
import { askRaw, writeQuestion } from './question';

const mend = {
  vi: 'Gửi header ETag với mỗi câu trả lời không lỗi (ví dụ phiên bản của dữ liệu); khi If-None-Match trùng ETag thì trả 304 không nội dung, khác thì trả 200.',
  en: 'Send an ETag header with every answer without errors (the revision of the data, say); answer 304 without a body if If-None-Match has it, and 200 if it has another.',
};

export const etagChecks: Check[] = [
  {
    id: 'etag.present',
    name: { vi: 'Có ETag', en: 'There is an ETag' },
    mend,
    async run(subject) {
      const reply = await ask(subject);
      if (etagOf(reply) !== null) return judged([]);
      return judged([{ where: 'ETag', expected: 'a header such as "12"', got: 'no such header' }]);
    },
  },
  {
    id: 'etag.stable',
    name: { vi: 'Cùng câu hỏi, cùng ETag', en: 'The same question, the same ETag' },
    mend,
    run: (subject) =>
      withEtag(subject, async (etag) => {
        const again = etagOf(await ask(subject));
        return again === etag ? [] : [{ where: 'ETag', expected: etag, got: shown(again) }];
      }),
  },
  {
    id: 'etag.notModified',
    name: { vi: 'Không đổi thì 304, không nội dung', en: 'What has not changed is 304 without a body' },
    mend,
    run: (subject) => withEtag(subject, async (etag) => notModifiedProblems(etag, await ask(subject, etag))),
  },
  {
    id: 'etag.changed',
    name: { vi: 'ETag khác thì trả lời đầy đủ', en: 'Another ETag gets the full answer' },
    mend,
    run: (subject) =>
      withEtag(subject, async () => {
        const { status, body, text } = await ask(subject, '"congdoan-check"');
        if (status === 200 && body?.data) return [];
        return [{ where: 'If-None-Match', expected: '200 with data', got: `${status} ${shown(text)}` }];
      }),
  },
  {
    id: 'etag.cacheControl',
    name: { vi: 'Cho phép giữ số liệu gần nhất', en: 'The last known figures may be kept' },
    mend: {
      vi: 'Gửi Cache-Control như max-age=30, stale-if-error=604800; nếu không, khi dịch vụ ngừng thì cổng chung không còn số liệu nào của tỉnh để hiển thị.',
      en: 'Send Cache-Control such as max-age=30, stale-if-error=604800; else the gateway has no figures of the province to show while the service is down.',
    },
    async run(subject) {
      const cacheControl = (await ask(subject)).headers.get('cache-control');
      const problems = cacheControlProblems(cacheControl);
      return problems.length === 0 ? pass(cacheControl ?? '') : { status: 'warn', problems };
    },
  },
];

function ask(subject: Subject, ifNoneMatch?: string): Promise<Reply> {
  const year = subject.year ?? 2024;
  const question = writeQuestion([subject.province], `report(year: ${year}) { year revision }`);
  const headers: Record<string, string> = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch };
  return askRaw(subject, question, { headers });
}

function etagOf({ headers }: Reply): string | null {
  return headers.get('etag');
}

async function withEtag(subject: Subject, judge: (etag: string) => Promise<Problem[]>) {
  const etag = etagOf(await ask(subject));
  if (etag === null) return skipped('Không có ETag; xem etag.present', 'There is no ETag; see etag.present');
  return judged(await judge(etag));
}

export function cacheControlProblems(cacheControl: string | null): Problem[] {
  const directives = (cacheControl ?? '').toLowerCase();
  const kept = ['max-age', 'stale-if-error'].every((name) => new RegExp(`\\b${name}="?\\d`).test(directives));
  if (kept && !directives.includes('no-store')) return [];
  return [{ where: 'Cache-Control', expected: 'max-age and stale-if-error', got: shown(cacheControl) }];
}

function notModifiedProblems(etag: string, { status, text }: Reply): Problem[] {
  const where = `If-None-Match: ${etag}`;
  if (status !== 304) return [{ where, expected: 'status 304', got: `status ${status}` }];
  return text === '' ? [] : [{ where, expected: 'an empty body', got: shown(text) }];
}
