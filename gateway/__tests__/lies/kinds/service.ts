import type { LiesOfAKind } from '../lie';
import { noCheck } from '../askedBoth';

type Row = Record<string, any>;

const lists = (data: Row | null | undefined): (Row | null)[][] =>
  Object.values(data ?? {}).filter((list): list is (Row | null)[] => Array.isArray(list));

export const entityLies: LiesOfAKind = [
  'Entities and errors',
  [
    {
      id: 'entities-backwards',
      what: 'Entities come in another order than they were asked for',
      kit: 'entities.order',
      gateway: 'SAME',
      body: ({ data }) => lists(data).forEach((list) => list.reverse()),
    },
    {
      id: 'entity-of-another',
      what: 'Another province comes than was asked for',
      kit: 'entities.key',
      gateway: 'INVALID_ANSWER',
      changes: { 'Province.id': () => 'cao-bang' },
    },
    {
      id: 'entity-twice-once',
      what: 'An id that is asked for twice is answered once',
      kit: 'entities.duplicates',
      gateway: 'SAME',
      body: ({ data }) =>
        lists(data).forEach((list) => {
          if (list.length > 1 && list[1]) list[1] = null;
        }),
    },
    {
      id: 'entities-too-few',
      what: 'Fewer entities come than were asked for',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      body: ({ data }) => lists(data).forEach((list) => list.pop()),
    },
    {
      id: 'entity-null',
      what: 'The province is null, without an error',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      body: ({ data }) => lists(data).forEach((list) => list.fill(null)),
    },
    {
      id: 'unknown-province-known',
      what: 'Every id is answered as if it were the province',
      kit: 'entities.unknown',
      gateway: 'SAME',
      ask: (asked) => ({
        ...asked,
        variables: JSON.parse(
          JSON.stringify(asked.variables ?? {}).replaceAll('khong-co-tinh-nay', 'lang-son'),
        ) as Row,
      }),
    },
    {
      id: 'unknown-province-spoils-all',
      what: 'An unknown id spoils the whole answer',
      kit: 'entities.unknown',
      gateway: 'SAME',
      body: (body) => {
        if (lists(body.data).some((list) => list.includes(null))) body.data = null;
      },
    },
    {
      id: 'unknown-province-in-silence',
      what: 'An unknown id is null without an error',
      kit: 'entities.unknown',
      gateway: 'SAME',
      body: (body) => {
        delete body.errors;
      },
    },
    {
      id: 'second-question-ignored',
      what: 'The second question of a request has the answer of the first',
      kit: 'entities.slots',
      gateway: 'INVALID_ANSWER',
      body: ({ data }) => {
        if (data?.q1) data.q1 = data.q0;
      },
    },
    {
      id: 'two-questions-at-most',
      what: 'A request of more than two aliases is refused',
      kit: 'entities.slots',
      gateway: 'INVALID_ANSWER',
      sent: (sent, { asked }) =>
        (asked.query.match(/q\d+: ?_entities/g) ?? []).length > 2
          ? { ...sent, body: JSON.stringify({ errors: [{ message: 'Too many aliases' }] }) }
          : sent,
    },
    {
      id: 'bad-year-answered',
      what: 'A year out of range is no error',
      kit: 'entities.badYear',
      gateway: 'SAME',
      body: (body) => {
        if (body.errors?.some(({ message }) => message.includes('"year"'))) delete body.errors;
      },
    },
    {
      id: 'bad-year-without-code',
      what: 'The error of a year out of range has another code',
      kit: 'entities.badYear',
      gateway: 'SAME',
      body: ({ errors }) => errors?.forEach((error) => (error.extensions = { code: 'OOPS' })),
    },
    {
      id: 'no-report-is-an-error',
      what: 'A year without a report is an error',
      kit: 'entities.noReport',
      gateway: 'SAME',
      body: (body, { query }) => {
        if (!/report\(year: ?2100\)/.test(query)) return;
        body.errors = [{ message: 'No report', path: ['_entities', 0, 'report'] }];
      },
    },
    {
      id: 'error-beside-right-data',
      what: 'An error stands beside what is right',
      kit: 'answers.everybody',
      gateway: 'INVALID_ANSWER',
      body: (body) => {
        body.errors = [{ message: 'Something may be wrong' }];
      },
    },
    {
      id: 'errors-as-object',
      what: 'Errors are no list',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      body: (body) => Object.assign(body, { errors: { message: 'x' } }),
    },
    {
      id: 'data-as-text',
      what: 'What was asked for comes as a string',
      kit: noCheck,
      gateway: 'INVALID_ANSWER',
      body: (body) => Object.assign(body, { data: JSON.stringify(body.data) }),
    },
  ],
];

const sdl = (change: (text: string) => string) => ({ '_Service.sdl': change });
const unknownField = (field: string) => ({
  sent: (
    sent: { status: number; headers: Record<string, string>; body: string | Buffer },
    { asked }: { asked: { query: string } },
  ) =>
    new RegExp(`\\b${field}\\b`).test(asked.query)
      ? { ...sent, body: JSON.stringify({ errors: [{ message: `Cannot query field "${field}"` }] }) }
      : sent,
});

export const schemaLies: LiesOfAKind = [
  'The schema',
  [
    {
      id: 'field-lacking',
      what: 'A field of the contract before is not in the schema and is refused',
      kit: 'sdl.contract',
      gateway: 'INVALID_ANSWER',
      changes: sdl((text) => text.replace(/\bnewMembers\b/, 'newMembersOfTheYear')),
      ...unknownField('newMembers'),
    },
    {
      id: 'list-lacking',
      what: 'A field that is never null is not in the schema and is refused',
      kit: 'sdl.contract',
      gateway: 'INVALID_ANSWER',
      changes: sdl((text) => text.replace(/\bunionsBySector\b/, 'unionsByArea')),
      ...unknownField('unionsBySector'),
    },
    {
      id: 'field-unsaid',
      what: 'A field that is served is not in the schema',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl((text) => text.replace(/\bpartyNominees\b/, 'nominees')),
    },
    {
      id: 'field-refused',
      what: 'A field that is in the schema is refused',
      kit: 'answers.everybody',
      gateway: 'INVALID_ANSWER',
      ...unknownField('partyNominees|newMembers'),
    },
    {
      id: 'key-lacking',
      what: 'Provinces have no key',
      kit: 'sdl.key',
      gateway: 'SAME',
      changes: sdl((text) => text.replace('@key(fields: "id")', '')),
    },
    {
      id: 'argument-added',
      what: 'A field has a further argument that has to be given',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl((text) => text.replace(/unit\("/, 'unit(tenant: ID! "')),
    },
    {
      id: 'enum-value-lacking',
      what: 'A kind of award is not in the schema',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl((text) => text.replace(/\bCOMMENDATION\b/, 'PRAISE')),
    },
    {
      id: 'type-narrowed',
      what: 'Large numbers are 32 bits in the schema',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl((text) => text.replace('value: Long', 'value: Int')),
    },
    {
      id: 'field-nullable',
      what: 'A field that is never null may be null in the schema',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl((text) => text.replace('updatedAt: DateTime!', 'updatedAt: DateTime')),
    },
    {
      id: 'field-added',
      what: 'The schema has a further field that is never null',
      kit: null,
      gateway: 'SAME',
      harmless: 'More than the contract is allowed; nobody asks for it.',
      changes: sdl((text) => text.replace('updatedAt: DateTime!', 'updatedAt: DateTime! extra: String!')),
    },
    {
      id: 'schema-broken',
      what: 'The schema is no schema',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl(() => 'type {'),
    },
    {
      id: 'schema-secret',
      what: 'The schema is not told',
      kit: 'sdl.contract',
      gateway: 'SAME',
      changes: sdl(() => ''),
    },
  ],
];
