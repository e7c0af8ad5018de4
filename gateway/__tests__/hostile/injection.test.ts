import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, parse, validate } from 'graphql';
import { effort } from '../../../platform/testing/effort';
import { projectPath } from '../../../platform/paths';
import { startAttack, type Attack } from './attack';
import { stringPlaces } from './stringArguments';

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
const places = stringPlaces(schema);

let attack: Attack;
let trap: Server;
let trapped = 0;

beforeAll(async () => {
  trap = createServer((_request, response) => {
    trapped += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  attack = await startAttack();
}, 120_000);
afterAll(async () => {
  trap.close();
  await attack.finish('Injection');
});

const trapUrl = () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;

/** Strings that mean something to what might stand behind. */
const texts = () => [
  '{"$gt": ""}',
  '{"$where": "sleep(2000) || true"}',
  '$where',
  '$ne',
  "'; return true; //",
  "' || '1'=='1",
  '.*',
  'cao-bang\u0000',
  '__proto__',
  'constructor',
  'toString',
  '../../../../etc/passwd',
  '..%2f..%2fcao-bang',
  'a\r\nx-evil: 1',
  '${7*7}{{7*7}}',
  trapUrl(),
  'file:///etc/passwd',
  '\ud800',
  'x'.repeat(10_000),
];

/** What is no string at all, for a variable that should be one. */
const objects: unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $regex: '.*' },
  { $where: 'sleep(2000) || true' },
  { $in: ['cao-bang'] },
  [{ $gt: '' }],
  { toString: 'x', length: 1 },
  JSON.parse('{"__proto__": {"polluted": "yes"}}'),
  JSON.parse('{"constructor": {"prototype": {"polluted": "yes"}}}'),
  true,
];

const nonsense = 'no-such-thing';
const refusals = new Set(['BAD_USER_INPUT', 'FORBIDDEN']);

describe('the schema', () => {
  it('has the string arguments that the attack enumerates, and each way to them is valid', () => {
    expect(places.length).toBeGreaterThanOrEqual(20);
    for (const { text } of places) expect([text, validate(schema, parse(text))]).toEqual([text, []]);
  });
});

/** A part of them for a place, and all of them by all places together; all for each in `npm run test:hostile`. */
function shareOf<Value>(values: readonly Value[], place: number): Value[] {
  return values.filter((_value, index) => (index + place) % effort(4, 1) === 0);
}

describe.each(places.map(({ name, text }, place) => [name, text, place] as const))(
  '%s',
  (_name, text, place) => {
    it('takes every string for what it is: a name of nothing', async () => {
      const isList = /\$input: \[/.test(text);
      const given = (value: unknown) => ({ input: isList ? [value] : value });
      const nothing = await attack.ask(text, given(nonsense));
      for (const value of shareOf(texts(), place)) {
        const { body } = await attack.ask(text, given(value));
        const codes = (body.errors ?? []).map(({ extensions }) => extensions?.code);
        if (codes.length === 0) expect([value, body.data]).toEqual([value, nothing.body.data]);
        for (const code of codes) expect(refusals).toContain(code);
      }
    });

    it('refuses what is no string, before anybody is asked', async () => {
      const isList = /\$input: \[/.test(text);
      const given = (value: unknown) => ({ input: isList ? [value] : value });
      for (const value of shareOf(objects, place)) {
        const { body } = await attack.ask(text, given(value));
        // Nothing, or null in the field's place.
        expect([value, Object.values(body.data ?? {}).filter((field) => field !== null)]).toEqual([
          value,
          [],
        ]);
        expect(['BAD_USER_INPUT', 'BAD_REQUEST']).toContain(body.errors?.[0]?.extensions?.code);
      }
    });
  },
);

describe('after all of it', () => {
  it('no object has got a new property, nobody was called, and queries are answered', async () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(trapped).toBe(0);
    await attack.assertAlive();
  });
});
