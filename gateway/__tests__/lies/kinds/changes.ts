import type { LiesOfAKind } from '../lie';
import type { Sent } from '../liar';
import { exactly, inYear, membersChanged, ofRow, toldTo } from './tools';

type Row = Record<string, any>;

/** The report of 2024 is another than before, in facts and figures alike. */
function changedReport(says: Row) {
  return {
    ...inYear(2024, (report) => ({
      ...membersChanged(exactly(45_211))(report),
      ...Object.fromEntries(Object.entries(says).filter(([name]) => name in report)),
    })),
    'Fact.quantity': toldTo(ofRow('bao-cao-2024-1'), exactly(45_211)),
    'Fact.printed': toldTo(ofRow('bao-cao-2024-1'), () => '45.211'),
    'Excerpt.marked': corrected,
    'Document.text': corrected,
  };
}

function corrected(text: string | null): string | null {
  return text === null ? null : text.replace('45.210', '45.211');
}

const otherTag = {
  sent: (sent: Sent): Sent =>
    sent.headers.etag === undefined
      ? sent
      : { ...sent, headers: { ...sent.headers, etag: sent.headers.etag.replace('"', '"2') } },
};
const truth = { revision: '6', updatedAt: '2025-06-15T08:00:00.000Z' };

export const changeLies: LiesOfAKind = [
  'After an import',
  [
    {
      id: 'tag-as-before',
      what: 'A report is another than before, and its tag is the same',
      kit: 'since.changes',
      gateway: 'BELIEVED',
      isOverTime: true,
      changes: changedReport(truth),
    },
    {
      id: 'revision-as-before',
      what: 'A report is another than before, and its revision is the same',
      kit: 'since.changes',
      gateway: 'BELIEVED',
      isOverTime: true,
      changes: changedReport({ updatedAt: truth.updatedAt }),
      ...otherTag,
    },
    {
      id: 'revision-below-before',
      what: 'A report is another than before, and its revision is a lower one',
      kit: 'since.changes',
      gateway: 'BELIEVED',
      isOverTime: true,
      changes: changedReport({ ...truth, revision: '2' }),
      ...otherTag,
    },
    {
      id: 'computed-before-before',
      what: 'A report is another than before, and was computed earlier',
      kit: 'since.changes',
      gateway: 'BELIEVED',
      isOverTime: true,
      changes: changedReport({ ...truth, updatedAt: '2025-02-20T08:00:00.000Z' }),
      ...otherTag,
    },
    {
      id: 'received-another-day',
      what: 'A corrected report came in on another day than before',
      kit: 'since.changes',
      gateway: 'BELIEVED',
      isOverTime: true,
      changes: changedReport({ ...truth, receivedAt: '2025-06-15T08:00:00.000Z' }),
      ...otherTag,
    },
    {
      id: 'tag-of-each-day',
      what: 'Nothing has changed, and the tag is another',
      kit: 'since.changes',
      gateway: 'SAME',
      isOverTime: true,
      ...otherTag,
    },
  ],
];
