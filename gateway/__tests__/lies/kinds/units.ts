import type { LiesOfAKind } from '../lie';
import { always, ofRow, toldTo } from './tools';

const district = ofRow('huyen-cao-loc');

export const unitLies: LiesOfAKind = [
  'Units',
  [
    {
      id: 'unit-without-parent',
      what: 'A union stands below nothing',
      kit: 'units.tree',
      gateway: 'BELIEVED',
      changes: { 'Unit.parent': always(null) },
    },
    {
      id: 'unit-below-itself',
      what: 'A unit is below itself',
      kit: 'units.tree',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.parent': toldTo(district, always('huyen-cao-loc')) },
    },
    {
      id: 'units-in-a-circle',
      what: 'Two units are each below the other',
      kit: 'units.tree',
      gateway: 'BELIEVED',
      changes: {
        'Unit.parent': (parent: string | null, place) =>
          place.beside('id') === 'huyen-cao-loc' ? 'cdcs-cua-khau' : parent,
      },
    },
    {
      id: 'unit-parent-unknown',
      what: 'A unit is below one that is not there',
      kit: 'units.tree',
      gateway: 'BELIEVED',
      changes: { 'Unit.parent': toldTo(district, always('khong-co')) },
    },
    {
      id: 'unit-parent-swapped',
      what: 'A union is below another district, whose gifts it then has',
      kit: 'figures.units',
      gateway: 'BELIEVED',
      changes: { 'Unit.parent': toldTo(ofRow('cdcs-cua-khau'), always('huyen-loc-binh')) },
    },
    {
      id: 'unit-level-unknown',
      what: 'The level of a unit is none of the contract',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.level': always('VILLAGE') },
    },
    {
      id: 'unit-level-swapped',
      what: 'Unions are called districts',
      kit: 'units.dates',
      gateway: 'BELIEVED',
      changes: { 'Unit.level': (level: string) => (level === 'GRASSROOTS' ? 'DISTRICT' : level) },
    },
    {
      id: 'unit-name-decomposed',
      what: 'Names have their accents as characters of their own (NFD)',
      kit: 'units.names',
      gateway: 'SAME',
      changes: { 'Unit.name': (name: string) => name.normalize('NFD') },
    },
    {
      id: 'unit-name-empty',
      what: 'A unit has an empty name',
      kit: 'units.names',
      gateway: 'BELIEVED',
      changes: { 'Unit.name': toldTo(district, always('')) },
    },
    {
      id: 'unit-name-turned',
      what: 'A name holds characters that turn it',
      kit: 'units.names',
      gateway: 'SAME',
      changes: { 'Unit.name': (name: string) => `\u202e${name}\u0000` },
    },
    {
      id: 'unit-name-endless',
      what: 'A name has 100,000 characters',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.name': toldTo(district, always('Đ'.repeat(100_000))) },
    },
    {
      id: 'unit-dates-inverted',
      what: 'A unit ended before it began',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.validFrom': always('2025-08-01'), 'Unit.validTo': always('2025-07-01') },
    },
    {
      id: 'unit-no-such-day',
      what: 'A unit began on 30 February',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.validFrom': always('2024-02-30') },
    },
    {
      id: 'unit-day-as-moment',
      what: 'A day has an hour',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.validFrom': always('2024-02-03T00:00:00Z') },
    },
    {
      id: 'unit-ended-long-ago',
      what: 'Units ended before the years that they reported',
      kit: 'units.dates',
      gateway: 'BELIEVED',
      changes: { 'Unit.validTo': always('2001-01-01') },
    },
    {
      id: 'unit-id-capital',
      what: 'Units have other ids than facts know them by',
      kit: 'facts.references',
      gateway: 'INVALID_ANSWER',
      changes: { 'Unit.id': (id: string) => (id === 'lang-son' ? id : id.toUpperCase()) },
    },
    {
      id: 'other-unit',
      what: 'Another unit comes than was asked for',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      ask: (asked) => ({
        ...asked,
        query: asked.query
          .replace(/unit\(id: [^)]+\)/g, 'unit(id: "huyen-cao-loc")')
          .replace(/\$v\d+_id\d+: ID!?,? ?/g, ''),
      }),
    },
    {
      id: 'unknown-unit-known',
      what: 'A unit comes for an id that none has',
      kit: 'pages.filters',
      gateway: 'SAME',
      changes: { 'Province.unit': (unit, { made }) => unit ?? made() },
    },
    {
      id: 'unit-left-out',
      what: 'A unit is in no page',
      kit: 'facts.references',
      gateway: 'BELIEVED',
      changes: {
        'UnitConnection.edges': (rows: any[]) => rows.filter(({ node }) => node?.id !== 'huyen-loc-binh'),
        'UnitConnection.totalCount': (count: number) => count - 1,
      },
    },
  ],
];
