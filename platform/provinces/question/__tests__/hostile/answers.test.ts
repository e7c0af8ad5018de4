import fc from 'fast-check';
import { parse } from 'graphql';
import { isPlain } from '../../../../../domain/plainText';
import { createComposedProvinceSchema } from '../../../../subgraphSchema';
import { effort } from '../../../../testing/effort';
import { noteTried } from '../../../../testing/tried';
import { createQuestionCompiler } from '../../question';
import { readReply } from '../../../reply';
import { readAnswer } from '../../../answer';

const compiler = createQuestionCompiler(createComposedProvinceSchema());
const fetch = compiler.compile(
  parse(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Province {
    report(year: 2024) { year updatedAt documents { id file status } figures { membership { members { value atLeast atMost } } } }
    units(first: 2) { edges { cursor node { id name validFrom } } }
  } } }`),
);
if (fetch.kind === 'refused') throw new Error(fetch.message);
const question = fetch.create({});
const slots = [{ question, provinces: ['cao-bang'] }];

const sound = () => ({
  data: {
    q0: [
      {
        _askedProvince: 'cao-bang',
        report: {
          year: 2024,
          updatedAt: '2025-01-01T00:00:00Z',
          documents: [{ id: 'd', file: 'bao-cao.txt', status: 'FINAL' }],
          figures: { membership: { members: { value: 10, atLeast: 10, atMost: 10 } } },
        },
        units: { edges: [{ cursor: 'a', node: { id: 'huyen-a', name: 'Huyện A', validFrom: null } }] },
      },
    ],
  },
});

/** What a value of an answer may be replaced by. */
const poison: unknown[] = [
  ...[-1, 0.5, 2 ** 53, 1e308, -0, 9_007_199_254_740_991],
  ...[
    '',
    '2024-99-99',
    'x'.repeat(20_000),
    'a\r\nSet-Cookie: b',
    '\u001b[2J',
    '\u202eabc',
    '__proto__',
    'lang-son',
  ],
  ...[null, true, [], {}, [[]], [null], { __proto__: null }, { constructor: 1 }, { length: -1 }],
];

/** Replaces, drops or doubles something within a value, as the choices say. */
function damaged(value: unknown, choices: readonly number[]): unknown {
  const [at = 0, ...rest] = choices;
  if (typeof value !== 'object' || value === null || rest.length === 0) return poison[at % poison.length];
  const entries = Object.entries(value);
  const [key = 'none', below] = entries[at % Math.max(1, entries.length)] ?? [];
  if (at % 17 === 0) {
    return Array.isArray(value)
      ? value.slice(1)
      : Object.fromEntries(entries.filter(([name]) => name !== key));
  }
  if (at % 23 === 0 && Array.isArray(value)) return [...(value as unknown[]), ...(value as unknown[])];
  const changed = damaged(below, rest);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

describe('an answer of a province that is damaged', () => {
  it('is taken as what the contract says, or is a gap of that province, whatever was done to it', () => {
    const choices = fc.array(fc.nat(10_000), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(choices, (chosen) => {
        const body = damaged(sound(), chosen);
        const text = JSON.stringify(body) ?? 'null';
        noteTried('provinces', text);
        const reply = readReply(
          200,
          { 'content-type': 'application/json' },
          [Buffer.from(text)],
          text.length,
        );
        if (reply.kind === 'gap') return expect(reply.reason).toBe('INVALID_ANSWER');
        if (reply.kind !== 'answer') throw new Error('Expected an answer');
        const [[outcome]] = readAnswer(reply.body, slots, 0) as [[any]];
        if (outcome.kind === 'gap') return expect(['INVALID_ANSWER', 'REFUSED']).toContain(outcome.reason);
        const { report, units } = outcome.entity;
        for (const seen of textsIn(outcome.entity))
          expect([seen.length <= 10_000, isPlain(seen)]).toEqual([true, true]);
        if (report) expect(report.year).toBe(2024);
        const members = report?.figures?.membership?.members;
        if (members?.value != null)
          expect(Number.isSafeInteger(members.value) && members.value >= 0).toBe(true);
        for (const edge of units?.edges ?? [])
          expect(Object.keys(edge.node)).toEqual(['id', 'name', 'validFrom']);
      }),
      { numRuns: effort(200, 2_000) },
    );
  });

  it('as bytes is a gap, or an answer of GraphQL', () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const types = fc.constantFrom('application/json', 'text/html', 'application/json; charset=utf-7', '');
    fc.assert(
      fc.property(bytes, types, fc.constantFrom(200, 204, 301, 404, 418, 599), (content, type, status) => {
        const buffer = Buffer.from(content);
        noteTried('provinces', `${status} ${type} ${buffer.toString('base64')}`);
        const reply = readReply(status, type === '' ? {} : { 'content-type': type }, [buffer], buffer.length);
        expect(['gap', 'answer']).toContain(reply.kind);
      }),
      { numRuns: effort(100, 500) },
    );
  });
});
