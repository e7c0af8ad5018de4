import { parse } from 'graphql';
import type { DirectorySnapshot } from '../directory';
import { compileDirectoryFetch } from '../directoryFetch';

const directory: DirectorySnapshot = {
  provinces: new Map([
    ['an-giang', { validFrom: '2025-07-01', validTo: null, successor: null }],
    ['kien-giang', { validFrom: null, validTo: '2025-07-01', successor: 'an-giang' }],
    ['ca-mau', { validFrom: null, validTo: null, successor: null }],
  ]),
  names: new Map([
    ['an-giang', 'An Giang'],
    ['kien-giang', 'Kiên Giang'],
    ['ca-mau', 'Cà Mau'],
  ]),
  clusters: new Map(),
  dueDates: new Map(),
  clusterNames: new Map(),
};

function read(text: string, variables: Record<string, unknown> = {}) {
  return compileDirectoryFetch(parse(text))?.(directory, variables) ?? null;
}

describe('a fetch from the register that the directory suffices for', () => {
  it.each<[string, string, Record<string, unknown>, unknown]>([
    [
      'the provinces of today',
      '{ provinces { __typename id name } }',
      {},
      {
        provinces: [
          { __typename: 'Province', id: 'an-giang', name: 'An Giang' },
          { __typename: 'Province', id: 'ca-mau', name: 'Cà Mau' },
        ],
      },
    ],
    [
      'a province by a variable, under other names',
      'query ($id: ID!) { one: province(id: $id) { key: id ... on Province { name } ... { from: validFrom validTo } } }',
      { id: 'an-giang' },
      { one: { key: 'an-giang', name: 'An Giang', from: '2025-07-01', validTo: null } },
    ],
    [
      'a province that was merged into another',
      '{ province(id: "kien-giang") { validTo } }',
      {},
      { province: { validTo: '2025-07-01' } },
    ],
    [
      'both',
      '{ provinces { id } province(id: "ca-mau") { id } }',
      {},
      {
        provinces: [{ id: 'an-giang' }, { id: 'ca-mau' }],
        province: { id: 'ca-mau' },
      },
    ],
  ])('is read from it: %s', (_what, text, variables, expected) => {
    expect(read(text, variables)).toEqual(expected);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['another day', '{ provinces(on: "2020-01-01") { id } }', {}],
    ['a day that may be none', 'query ($on: Date) { provinces(on: $on) { id } }', {}],
    ['other fields', '{ provinces { id aliases } }', {}],
    ['what every object has', '{ provinces { constructor } }', {}],
    ['fields with selections', '{ provinces { id predecessors { id } } }', {}],
    ['clusters beside provinces', '{ provinces { id } clusters { id } }', {}],
    ['conditions', 'query ($a: Boolean!) { provinces { id name @include(if: $a) } }', { a: false }],
    ['fragments', '{ provinces { ...F } } fragment F on Province { id }', {}],
    ['a province that it does not know', '{ province(id: "ha-tien") { id } }', {}],
    ['an id that is no text', 'query ($id: ID!) { province(id: $id) { id } }', { id: 7 }],
    [
      'entities',
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Province { name } } }',
      { r: [] },
    ],
  ])('is not: %s', (_what, text, variables) => {
    expect(read(text, variables)).toBeNull();
  });
});
