import type { LiesOfAKind } from '../lie';
import { always, exactly, ofRow, others, plus, saying, times, toldTo } from './tools';

const role = (name: string) => (place: Parameters<typeof others>[0]) =>
  place.asker.role === name && !place.asker.isOwn;

export const roleLies: LiesOfAKind = [
  'Who asks',
  [
    {
      id: 'others-more-members',
      what: 'All but the province itself get 1,000 members more',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Membership.members': toldTo(others, plus(1_000)) },
    },
    {
      id: 'public-more-members',
      what: 'The public alone gets 1,000 members more',
      kit: 'figures.province',
      gateway: 'SAME',
      changes: { 'Membership.members': toldTo(role('public'), plus(1_000)) },
    },
    {
      id: 'analysts-more-members',
      what: 'Analysts alone get 1,000 members more',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Membership.members': toldTo(role('analyst'), plus(1_000)) },
    },
    {
      id: 'other-province-more-members',
      what: 'The staff of other provinces alone get 1,000 members more',
      kit: 'figures.province',
      gateway: 'SAME',
      changes: { 'Membership.members': toldTo(role('province'), plus(1_000)) },
    },
    {
      id: 'operator-fewer-members',
      what: 'The operator alone gets half of the members',
      kit: 'figures.province',
      gateway: 'SAME',
      changes: { 'Membership.members': toldTo(role('operator'), times(0.5)) },
    },
    {
      id: 'own-rounded-members',
      what: 'The province itself gets its members rounded to thousands',
      kit: 'figures.province',
      gateway: 'SAME',
      changes: { 'Membership.members': toldTo(({ asker }) => asker.isOwn, exactly(45_000)) },
    },
    {
      id: 'others-no-awards',
      what: 'All but the province itself get no number of awards',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Awards.total': toldTo(others, always(null)) },
    },
    {
      id: 'others-fewer-facts',
      what: 'All but the province itself are not shown the last fact of a page',
      kit: 'shown.drafts',
      gateway: 'INVALID_ANSWER',
      changes: { 'FactConnection.edges': toldTo(others, (rows: unknown[]) => rows.slice(0, -1)) },
    },
    {
      id: 'others-other-fact-number',
      what: 'All but the province itself get another number of a fact',
      kit: 'shown.alike',
      gateway: 'BELIEVED',
      changes: {
        'Fact.quantity': toldTo((place) => others(place) && ofRow('bao-cao-2024-1')(place), plus(1)),
      },
    },
    {
      id: 'others-other-unit-name',
      what: 'Units have another name for the public',
      kit: 'shown.alike',
      gateway: 'SAME',
      changes: { 'Unit.name': toldTo(role('public'), always('Công đoàn khác')) },
    },
    {
      id: 'others-other-revision',
      what: 'Reports have another revision for the public',
      kit: 'shown.alike',
      gateway: 'SAME',
      changes: { 'ProvinceReport.revision': toldTo(role('public'), always('99')) },
    },
    {
      id: 'drafts-for-everybody',
      what: 'The public sees what analysts see',
      kit: 'shown.drafts',
      gateway: 'SAME',
      takesFor: ({ role: asked }) => (asked === 'public' ? 'analyst' : null),
    },
    {
      id: 'drafts-called-final',
      what: 'The public sees drafts, which are called final',
      kit: 'shown.drafts',
      gateway: 'SAME',
      takesFor: ({ role: asked }) => (asked === 'public' ? 'analyst' : null),
      changes: {
        'Document.status': toldTo(role('public'), always('FINAL')),
        'ProvinceReport.draft': toldTo(role('public'), always(false)),
      },
    },
    {
      id: 'drafts-from-analysts',
      what: 'Analysts see no drafts',
      kit: 'shown.drafts',
      gateway: 'NOT_REPORTED',
      takesFor: ({ role: asked }) => (asked === 'analyst' ? 'public' : null),
    },
    {
      id: 'draft-flag-down',
      what: 'A report of which a draft is a part does not say so',
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.draft': always(false) },
    },
    {
      id: 'draft-flag-up',
      what: 'Reports say that a draft is a part of them',
      kit: 'report.documents',
      gateway: 'BELIEVED',
      changes: { 'ProvinceReport.draft': always(true) },
    },
    {
      id: 'draft-figures-alone',
      what: 'Draft numbers stand in the figures of a published year, while facts and flags look clean',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Membership.members': toldTo(others, exactly(46_000)) },
    },
    {
      id: 'other-province-as-own',
      what: 'The staff of another province are taken for its own',
      kit: 'shown.alike',
      gateway: 'SAME',
      takesFor: ({ role: asked, isOwn }) => (asked === 'province' && !isOwn ? 'own' : null),
    },
    {
      id: 'operator-as-own',
      what: 'The operator is taken for the province itself',
      kit: 'shown.alike',
      gateway: 'SAME',
      takesFor: ({ role: asked }) => (asked === 'operator' ? 'own' : null),
    },
    {
      id: 'everybody-as-own',
      what: 'Everybody is taken for the province itself',
      kit: 'shown.smallNumbers',
      gateway: 'BELIEVED',
      takesFor: () => 'own',
    },
    {
      id: 'own-as-public',
      what: 'The province itself sees what the public sees',
      kit: 'revisions.pages',
      gateway: 'SAME',
      takesFor: ({ isOwn }) => (isOwn ? 'public' : null),
    },
    {
      id: 'revisions-for-everybody',
      what: 'Everybody sees the history of revisions',
      kit: 'shown.revisions',
      gateway: 'SAME',
      takesFor: (_asker, { query }) => (query.includes('revisions') ? 'own' : null),
    },
    {
      id: 'earlier-reports-for-everybody',
      what: 'Everybody gets reports as of an earlier revision',
      kit: 'shown.revisions',
      gateway: 'SAME',
      takesFor: (_asker, { query }) => (/revision\s*:/.test(query) ? 'own' : null),
    },
    {
      id: 'small-numbers-in-units',
      what: 'The figures of a union have the 3 persons that are withheld, and nothing is said to be withheld',
      kit: 'figures.units',
      gateway: 'BELIEVED',
      changes: {
        'Unit.figures': toldTo(
          (place) => others(place) && place.beside('id') === 'cdcs-truong-1',
          (figures: Record<string, any> | null) =>
            figures?.welfare
              ? { ...figures, welfare: { ...figures.welfare, people: exactly(3)() } }
              : figures,
        ),
        'Unit.withheld': toldTo(others, always([])),
      },
    },
    {
      id: 'small-numbers-in-facts',
      what: 'A fact has the 3 persons that are withheld',
      kit: 'shown.smallNumbers',
      gateway: 'INVALID_ANSWER',
      changes: {
        'Fact.quantity': (value, place) => value ?? (ofRow('cham-lo-2024-3')(place) ? exactly(3)() : null),
        'Fact.withheld': always(null),
      },
    },
    {
      id: 'small-numbers-in-print',
      what: 'A fact whose number is withheld has it as printed',
      kit: 'shown.smallNumbers',
      gateway: 'INVALID_ANSWER',
      changes: { 'Fact.printed': (value) => value ?? '3' },
    },
    {
      id: 'small-numbers-in-text',
      what: 'The text of a document has the number that is withheld',
      kit: 'shown.smallNumbers',
      gateway: 'BELIEVED',
      changes: {
        'Document.text': (text, { beside }) =>
          beside('id') === 'cham-lo-2024' ? 'Trường số 1: 3 người' : text,
      },
    },
    {
      id: 'small-numbers-by-difference',
      what: 'The province has an exact number of persons from which the withheld one can be reckoned',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Welfare.people': toldTo(others, (value) => (value === null ? null : exactly(88)())) },
    },
    {
      id: 'withheld-unsaid',
      what: 'Units do not say what is withheld of them',
      kit: 'figures.units',
      gateway: 'BELIEVED',
      changes: { 'Unit.withheld': toldTo(others, always([])) },
    },
    {
      id: 'withheld-too-much',
      what: 'A large number is withheld',
      kit: 'shown.alike',
      gateway: 'BELIEVED',
      changes: {
        'Fact.quantity': toldTo((place) => others(place) && ofRow('bao-cao-2024-1')(place), always(null)),
        'Fact.printed': toldTo((place) => others(place) && ofRow('bao-cao-2024-1')(place), always(null)),
        'Fact.excerpt': toldTo((place) => others(place) && ofRow('bao-cao-2024-1')(place), always(null)),
        'Fact.withheld': toldTo(
          (place) => others(place) && ofRow('bao-cao-2024-1')(place),
          always('SMALL_NUMBER'),
        ),
      },
    },
    {
      id: 'own-withheld',
      what: 'Numbers are withheld from the province itself',
      kit: 'facts.references',
      gateway: 'SAME',
      takesFor: ({ isOwn }, { query }) => (isOwn && !query.includes('revision') ? 'analyst' : null),
    },
    {
      id: 'others-estimates',
      what: 'All but the province itself are not told what is an estimate',
      kit: 'figures.province',
      gateway: 'BELIEVED',
      changes: { 'Welfare.gifts': toldTo(others, saying({ estimated: false })) },
    },
  ],
];
