import type { AskedQuery } from '../changedAnswer';
import type { LiesOfAKind } from '../lie';
import { always, edges } from './tools';

type Row = Record<string, any>;

/** As if an argument had not been given, wherever it stands. */
const without =
  (...names: string[]) =>
  (asked: AskedQuery) => ({
    ...asked,
    query: names
      .reduce(
        (query, name) =>
          query.replace(
            new RegExp(`(facts|units|reports)\\(([^)]*?)\\b${name}: ?[^,)\\s]+,?\\s*`, 'g'),
            '$1($2',
          ),
        asked.query,
      )
      .replace(/(facts|units|reports)\(\s*\)/g, '$1')
      .replace(/query (\w*)\(([^)]*)\)/, (_all, name: string, variables: string) => {
        const used = variables
          .split(/,? (?=\$)/)
          .filter((each) => asked.query.split(each.split(':')[0] ?? '').length > 2);
        return `query ${name}(${used.join(' ')})`;
      }),
  });

/** With another value of each variable that stands for an argument. */
const withVariables = (change: (name: string, value: unknown) => unknown) => (asked: AskedQuery) => ({
  ...asked,
  variables: Object.fromEntries(
    Object.entries(asked.variables ?? {}).map(([name, value]) => [name, change(name, value)]),
  ),
});

export const pageLies: LiesOfAKind = [
  'Pages and arguments',
  [
    {
      id: 'page-too-long',
      what: 'Pages are longer than was asked for',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      ask: (asked) => ({
        ...withVariables((name, value) => (/first$/.test(name) ? 500 : value))(asked),
        query: asked.query.replace(/first: \d+/g, 'first: 500'),
      }),
    },
    {
      id: 'page-first-always',
      what: 'Every page is the first one',
      kit: 'pages.facts',
      gateway: 'SAME',
      ask: withVariables((name, value) => (/after$/.test(name) ? null : value)),
    },
    {
      id: 'page-never-last',
      what: 'There is always a page after this',
      kit: 'pages.facts',
      gateway: 'BELIEVED',
      changes: { 'PageInfo.hasNextPage': always(true) },
    },
    {
      id: 'page-last-at-once',
      what: 'There is never a page after this',
      kit: 'pages.facts',
      gateway: 'BELIEVED',
      changes: { 'PageInfo.hasNextPage': always(false) },
    },
    {
      id: 'page-empty-with-next',
      what: 'A page is empty, and there is one after it',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      changes: {
        'FactConnection.edges': always([]),
        'PageInfo.hasNextPage': always(true),
      },
    },
    {
      id: 'count-one-more',
      what: 'The count is one more than all pages have',
      kit: 'pages.facts',
      gateway: 'BELIEVED',
      changes: { 'FactConnection.totalCount': (count: number) => count + 1 },
    },
    {
      id: 'count-of-the-page',
      what: 'The count is that of the page',
      kit: 'pages.units',
      gateway: 'BELIEVED',
      changes: { 'UnitConnection.totalCount': always(1) },
    },
    {
      id: 'count-negative',
      what: 'The count is below zero',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'UnitConnection.totalCount': always(-1) },
    },
    {
      id: 'facts-unsorted',
      what: 'Facts are not in the order of their ids',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      changes: { 'FactConnection.edges': edges((rows) => rows.toReversed()) },
    },
    {
      id: 'units-unsorted',
      what: 'Units are not in the order of their ids',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      changes: { 'UnitConnection.edges': edges((rows) => rows.toReversed()) },
    },
    {
      id: 'end-cursor-constant',
      what: 'The end of every page is the same',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      changes: { 'PageInfo.endCursor': always('eA') },
    },
    {
      id: 'end-cursor-null',
      what: 'Pages have no end',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      changes: { 'PageInfo.endCursor': always(null) },
    },
    {
      id: 'cursors-same',
      what: 'All rows have the same cursor',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      changes: { 'FactEdge.cursor': always('eA'), 'PageInfo.endCursor': always('eA') },
    },
    {
      id: 'row-skipped',
      what: 'Each page skips a row',
      kit: 'pages.facts',
      gateway: 'INVALID_ANSWER',
      changes: { 'FactConnection.edges': edges((rows) => (rows.length > 1 ? rows.slice(0, -1) : rows)) },
    },
    {
      id: 'first-row-skipped',
      what: 'Each page skips its first row',
      kit: 'pages.facts',
      gateway: 'BELIEVED',
      changes: { 'FactConnection.edges': edges((rows) => (rows.length > 1 ? rows.slice(1) : rows)) },
    },
    {
      id: 'row-of-nothing',
      what: 'A row is null',
      kit: 'answers.readable',
      gateway: 'INVALID_ANSWER',
      changes: { 'FactConnection.edges': edges((rows) => [...rows, null as unknown as Row]) },
    },
    {
      id: 'page-before-denied',
      what: 'It is said of no page that there are rows before it',
      kit: 'pages.info',
      gateway: 'SAME',
      changes: { 'PageInfo.hasPreviousPage': always(false) },
    },
    {
      id: 'start-cursor-other',
      what: 'The start of a page is not its first row',
      kit: 'pages.info',
      gateway: 'SAME',
      changes: { 'PageInfo.startCursor': always('eA') },
    },
    {
      id: 'year-ignored',
      what: 'Facts of all years come if those of one are asked for',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      ask: without('year'),
    },
    {
      id: 'document-ignored',
      what: 'Facts of all documents come if those of one are asked for',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      ask: without('document'),
    },
    {
      id: 'measure-ignored',
      what: 'Facts of all measures come if those of one are asked for',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      ask: without('measure'),
    },
    {
      id: 'unit-ignored',
      what: 'Facts of all units come if those of one are asked for',
      kit: 'pages.filters',
      gateway: 'INVALID_ANSWER',
      ask: without('unit'),
    },
    {
      id: 'parent-ignored',
      what: 'All units come if those below one are asked for',
      kit: 'pages.filters',
      gateway: 'SAME',
      ask: without('parent'),
    },
    {
      id: 'range-ignored',
      what: 'Reports of all years come if those of some are asked for',
      kit: 'report.list',
      gateway: 'INVALID_ANSWER',
      ask: without('from', 'to'),
    },
  ],
];
