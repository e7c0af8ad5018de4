import { setTimeout as delay } from 'node:timers/promises';
import { createTestClock } from '../../../platform/testing/clock';
import type { Endpoint } from '../../../platform/provinces/provincesFile';
import type { Ask } from '../freshness';
import { createInFlight, type Fetched } from '../inFlight';
import { gap, type ProvinceOutcome } from '../../../platform/provinces/outcome';
import type { Question } from '../../../platform/provinces/question/question';

const asker = { caller: { role: 'public', id: 'anybody' }, requestId: 'one', deadlineAt: Infinity } as const;
const endpoint = { url: 'http://127.0.0.1:1/graphql' } as Endpoint;
const elsewhere = { url: 'http://127.0.0.1:2/graphql' } as Endpoint;
const question = { key: 'members' } as Question;
const down = gap('noConnection', 'down');

function askOf(province: string, changedAt = 0): Ask {
  return { question, province, key: `${province}|PUBLISHED|members`, entry: null, changedAt };
}

function outcomeOf(number: number): ProvinceOutcome {
  return { kind: 'entity', entity: { number }, errors: [], answeredAt: 0, staleReason: null };
}

/** Every request is answered after a while with its number, of 1; or as given. */
function start({ isShared = true, millis = 20, isCollapsing = true, outcome = outcomeOf } = {}) {
  const sent: string[][] = [];
  const requests = createInFlight(async (_endpoint, asks): Promise<Fetched> => {
    const number = sent.push(asks.map(({ province }) => province));
    await delay(millis);
    return { outcomes: asks.map(() => outcome(number)), isShared };
  }, isCollapsing);
  const answer = async (asks: Ask[], at = endpoint) => {
    const given = new Map<string, ProvinceOutcome>();
    await requests.answer(at, asks, asker, ({ province }, got) => given.set(province, got));
    return Object.fromEntries(given);
  };
  return { answer, sent };
}

describe('requests for the same at the same moment', () => {
  it('are one, whose answer all get', async () => {
    const { answer, sent } = start();
    const [first, second] = await Promise.all([
      answer([askOf('a')]),
      answer([askOf('a'), askOf('b')]),
      answer([askOf('b')]),
    ]);
    expect(sent).toEqual([['a'], ['b']]);
    expect(first).toEqual({ a: outcomeOf(1) });
    expect(second).toEqual({ a: outcomeOf(1), b: outcomeOf(2) });
  });

  it('are one also if it fails', async () => {
    const { answer, sent } = start({ outcome: () => down });
    expect(await Promise.all([answer([askOf('a')]), answer([askOf('a')])])).toEqual([
      { a: down },
      { a: down },
    ]);
    expect(sent).toEqual([['a']]);
  });

  it('are two if the province said in between that its data changed', async () => {
    const { answer, sent } = start();
    const answers = await Promise.all([answer([askOf('a')]), answer([askOf('a', Date.now() + 1)])]);
    expect(answers).toEqual([{ a: outcomeOf(1) }, { a: outcomeOf(2) }]);
    expect(sent).toEqual([['a'], ['a']]);
  });

  it('are one each if an answer may not be kept, the next ones at once', async () => {
    const { answer, sent } = start({ isShared: false });
    expect(await Promise.all([answer([askOf('a')]), answer([askOf('a')])])).toEqual([
      { a: outcomeOf(1) },
      { a: outcomeOf(2) },
    ]);
    const next = [answer([askOf('a')]), answer([askOf('a')])];
    expect(sent).toEqual([['a'], ['a'], ['a'], ['a']]);
    await Promise.all(next);
  });

  it('are two if the first has been under way for longer than answers take', async () => {
    const { answer, sent } = start();
    const clock = createTestClock();
    const first = answer([askOf('a')]);
    clock.advance(1_050);
    await Promise.all([first, answer([askOf('a')])]).finally(clock.restore);
    expect(sent).toEqual([['a'], ['a']]);
  });

  it('are two if the province has moved to another address', async () => {
    const { answer, sent } = start();
    await Promise.all([answer([askOf('a')]), answer([askOf('a')], elsewhere)]);
    expect(sent).toEqual([['a'], ['a']]);
  });

  it('are one each if nothing is kept', async () => {
    const { answer, sent } = start({ isCollapsing: false });
    await Promise.all([answer([askOf('a')]), answer([askOf('a')])]);
    expect(sent).toEqual([['a'], ['a']]);
  });
});
