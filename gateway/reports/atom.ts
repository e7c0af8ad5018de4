import { escaped } from '../../platform/xlsx/xml';
import type { ReportEvent, ReportEventKind } from './events';

export const atomPath = '/atom.xml';

/** RFC 4287; newest first. `madeAt` is the feed's own date as long as nothing has happened. */
export function atomFeed(events: readonly ReportEvent[], madeAt: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    '<id>urn:uuid:6f0d8a3e-8c57-8b1e-9d42-2f0a5c7e1b64</id>',
    '<title>Báo cáo của các liên đoàn lao động tỉnh, thành phố</title>',
    '<subtitle>Tỉnh nào gửi, sửa, rút hay quá hạn báo cáo. Which province sent, changed, withdrew or owes its report.</subtitle>',
    `<updated>${events[0]?.at ?? madeAt}</updated>`,
    '<author><name>congdoan-graph</name></author>',
    `<link rel="self" type="application/atom+xml" href="${atomPath}"/>`,
    '<link rel="alternate" type="text/html" href="/"/>',
    ...events.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({ id, kind, province, year, at, dueOn }: ReportEvent): string {
  const { vi, en } = words[kind];
  const due = dueOn === null ? { vi: '', en: '' } : { vi: ` Hạn: ${dueOn}.`, en: ` Due: ${dueOn}.` };
  const title = `${province.name} ${vi} năm ${year}`;
  return [
    '<entry>',
    `<id>${id}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${at}</updated>`,
    `<link rel="alternate" type="text/html" href="/tinh/${escaped(encodeURIComponent(province.id))}"/>`,
    `<category term="${kind}"/>`,
    `<summary>${escaped(`${title}.${due.vi} ${province.name} ${en} of ${year}.${due.en}`)}</summary>`,
    '</entry>',
  ].join('\n');
}

const words: Record<ReportEventKind, { vi: string; en: string }> = {
  RECEIVED: { vi: 'đã gửi báo cáo', en: 'sent its report' },
  CHANGED: { vi: 'đã sửa báo cáo', en: 'changed its report' },
  OVERDUE: { vi: 'quá hạn báo cáo', en: 'is overdue with its report' },
  WITHDRAWN: { vi: 'đã rút báo cáo', en: 'withdrew its report' },
};
