import type { LiesOfAKind } from '../lie';
import { always, ofRow, toldTo } from './tools';

type Row = Record<string, any>;

export const reportLies: LiesOfAKind = [
  'Reports, documents and times',
  [
    {
      id: 'report-year-other',
      what: 'A report of another year comes than was asked for',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProvinceReport.year': always(2023) },
    },
    {
      id: 'documents-none',
      what: 'No document stands behind a report',
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.documents': always([]) },
    },
    {
      id: 'document-left-out',
      what: 'A document behind the figures is not named',
      kit: 'report.sources',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.documents': (rows: Row[]) => rows.slice(0, 1) },
    },
    {
      id: 'document-added',
      what: 'A document is named that no fact stands in',
      kit: 'report.sources',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.documents': (rows: Row[]) => [
          ...rows,
          ...rows.slice(0, 1).map((row) => ('id' in row ? { ...row, id: 'khac' } : row)),
        ],
      },
    },
    {
      id: 'document-id-other',
      what: 'A report names a document by another id than the facts',
      kit: 'report.sources',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.documents': (rows: Row[]) =>
          rows.map((row) => ('id' in row ? { ...row, id: `${row.id}-khac` } : row)),
      },
    },
    {
      id: 'document-twice',
      what: 'A report names a document twice',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProvinceReport.documents': (rows: Row[]) => rows.flatMap((row) => [row, row]) },
    },
    {
      id: 'document-called-simulated',
      what: 'A report calls final documents simulated, which the facts do not',
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.documents': (rows: Row[]) =>
          rows.map((row) => ('status' in row ? { ...row, status: 'SAMPLE' } : row)),
      },
    },
    {
      id: 'document-called-mention',
      what: "A report calls the province's own documents those of others, which the facts do not",
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.documents': (rows: Row[]) =>
          rows.map((row) => ('kind' in row ? { ...row, kind: 'MENTION' } : row)),
      },
    },
    {
      id: 'document-status-unknown',
      what: 'The status of a document is none of the contract',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Document.status': always('OK') },
    },
    {
      id: 'document-period-other',
      what: 'Documents of a year are called those of a month',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Document.period': always('MONTH_1') },
    },
    {
      id: 'document-no-hash',
      what: 'The hash of a document is none',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Document.sha256': always('abc') },
    },
    {
      id: 'document-script',
      what: 'The address of a document is a script',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Document.url': always('javascript:alert(1)') },
    },
    {
      id: 'document-no-such-day',
      what: 'A document was published on 31 April',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Document.publishedOn': always('2025-04-31') },
    },
    {
      id: 'computed-in-2099',
      what: 'Figures were computed in 2099',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProvinceReport.updatedAt': always('2099-01-01T00:00:00Z') },
    },
    {
      id: 'computed-before-received',
      what: 'Figures were computed before any report came in',
      kit: 'revisions.times',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.updatedAt': always('2001-01-01T00:00:00Z') },
    },
    {
      id: 'computed-backwards',
      what: 'Figures of a later revision were computed before those of an earlier one',
      kit: 'revisions.times',
      gateway: 'BELIEVED',
      changes: {
        'ProvinceReport.updatedAt': always('2001-01-01T00:00:00Z'),
        'ProvinceReport.receivedAt': always(null),
      },
    },
    {
      id: 'moment-as-people-write',
      what: 'A moment is written as people write days',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProvinceReport.updatedAt': always('15/01/2025 08:00') },
    },
    {
      id: 'received-in-2099',
      what: 'A report came in in 2099',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'ProvinceReport.receivedAt': always('2099-01-15T08:00:00Z') },
    },
    {
      id: 'received-early',
      what: 'A report came in before its year had begun',
      kit: 'report.received',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.receivedAt': always('2001-01-15T08:00:00Z') },
    },
    {
      id: 'received-unsaid',
      what: 'It is not said when a report came in',
      kit: null,
      gateway: 'BELIEVED',
      harmless: 'The check warns of it (report.received); nobody then counts the report as on time.',
      changes: { 'ProvinceReport.receivedAt': always(null) },
    },
    {
      id: 'revision-empty',
      what: 'A report has an empty revision',
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.revision': always('') },
    },
    {
      id: 'revision-constant',
      what: 'Reports are always of revision 1',
      kit: 'revisions.times',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.revision': always('1') },
    },
    {
      id: 'title-other',
      what: 'A document has another title',
      kit: null,
      gateway: 'BELIEVED',
      harmless:
        'A title is what the province says of its own document; nothing else tells it, and no number depends on it.',
      changes: { 'Document.title': toldTo(ofRow('bao-cao-2024'), always('Báo cáo khác')) },
    },
  ],
];

export const revisionLies: LiesOfAKind = [
  'Revisions',
  [
    {
      id: 'revisions-oldest-first',
      what: 'The oldest revision comes first',
      kit: 'revisions.pages',
      gateway: 'SAME',
      changes: { 'RevisionConnection.edges': (rows: Row[]) => rows.toReversed() },
    },
    {
      id: 'revisions-with-gap',
      what: 'The history lacks a revision',
      kit: 'revisions.pages',
      gateway: 'SAME',
      changes: { 'Revision.number': (number: number) => (number > 2 ? number + 1 : number) },
    },
    {
      id: 'revision-in-2099',
      what: 'A revision was made in 2099',
      kit: 'answers.readable',
      gateway: 'SAME',
      changes: { 'Revision.at': always('2099-01-01T00:00:00Z') },
    },
    {
      id: 'revisions-backwards-in-time',
      what: 'Later revisions were made before earlier ones',
      kit: 'revisions.times',
      gateway: 'SAME',
      changes: {
        'Revision.at': (at: string, { beside }) =>
          typeof beside('number') === 'number'
            ? `20${30 - Number(beside('number'))}`.replace('20', '19').concat('-01-01T00:00:00Z')
            : at,
      },
    },
    {
      id: 'revision-undoes-later',
      what: 'A revision undoes a later one',
      kit: 'answers.readable',
      gateway: 'SAME',
      changes: { 'Revision.undoes': always(99) },
    },
    {
      id: 'earlier-report-as-now',
      what: 'A report as of any revision is that of now',
      kit: 'revisions.report',
      gateway: 'SAME',
      ask: (asked) => ({ ...asked, query: asked.query.replace(/,?\s*revision: ?\d+/g, '') }),
    },
    {
      id: 'last-report-other',
      what: 'The report as of the last revision is not that of now',
      kit: 'revisions.report',
      gateway: 'SAME',
      changes: { 'Province.report': (report, { given }) => (given.revision == null ? report : null) },
    },
  ],
];
