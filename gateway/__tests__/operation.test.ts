import { setTimeout as delay } from 'node:timers/promises';
import { createOperation } from '../operation/operation';
import type { Question } from '../../platform/provinces/question/question';
import type { ProvinceClient } from '../provinces/client';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Slot } from '../../platform/provinces/request';
import { withoutRegister } from './stubs';

const notConnected: ProvinceOutcome = {
  kind: 'gap',
  reason: 'NOT_CONNECTED',
  seen: 'notListed',
  detail: 'none',
};
const answer: ProvinceOutcome = {
  kind: 'entity',
  entity: {},
  errors: [],
  answeredAt: 0,
  staleReason: null,
};

function questionOf(key: string): Question {
  const written = { variableDefinitions: '', selection: '', fragments: '' };
  return {
    key,
    textKey: key,
    write: () => written,
    variables: () => ({}),
    read: (value) => value,
    price: { provinceYears: 1, cost: 10, isAddedUp: false, furtherSum: 0 },
  };
}

/** A client that answers everything at once and notes what it was asked. */
function createClient(registerAnswers = () => Promise.resolve({ text: 'known' })) {
  const requests: Record<string, string[]>[] = [];
  const client: ProvinceClient = {
    ask(slots: readonly Slot[], _options, give) {
      requests.push(Object.fromEntries(slots.map(({ question, provinces }) => [question.key, provinces])));
      for (const { question, provinces } of slots) {
        for (const id of provinces) give(question, id, id === 'nowhere' ? notConnected : answer);
      }
      return Promise.resolve();
    },
    isConnected: () => true,
    replaceEndpoints: () => undefined,
    breakers: () => new Map(),
    close: () => Promise.resolve(),
  };
  const register = { query: () => registerAnswers(), close: () => Promise.resolve() };
  const start = () =>
    createOperation(
      { provinces: client, ...withoutRegister, register },
      { deadlineAt: Date.now() + 5_000, caller: { role: 'public', id: 'anybody' }, requestId: 'one' },
    );
  return { operation: start(), start, requests };
}

describe('an operation', () => {
  it('sends the questions of one turn together, each province once for each', async () => {
    const { operation, requests } = createClient();
    await Promise.all([
      operation.ask(['a1', 'a2'], questionOf('x')),
      operation.ask(['a1'], questionOf('x')),
      Promise.resolve().then(() => operation.ask(['a1'], questionOf('y'))),
      operation.ask(['b1'], questionOf('x')),
    ]);
    expect(requests).toEqual([{ x: ['a1', 'a2', 'b1'], y: ['a1'] }]);
  });

  it('gives answers in the order of the provinces, and asks none for one that is known', async () => {
    const { operation, requests } = createClient();
    expect(await operation.ask(['nowhere', 'a1'], questionOf('x'))).toEqual([notConnected, answer]);
    expect(await operation.ask(['a1', 'nowhere', 'a1'], questionOf('x'))).toEqual([
      answer,
      notConnected,
      answer,
    ]);
    expect(await operation.ask([], questionOf('x'))).toEqual([]);
    expect(requests).toEqual([{ x: ['nowhere', 'a1'] }]);
  });

  it('holds questions back while the register may bring more', async () => {
    const { operation, requests } = createClient(() => delay(50, { text: 'known' }));
    const first = operation.ask(['a1'], questionOf('x'));
    await operation.askRegister('{ provinces { id } }', {});
    await Promise.all([first, operation.ask(['a2'], questionOf('x'))]);
    expect(requests).toEqual([{ x: ['a1', 'a2'] }]);
  });

  it('does not let a register that hangs hold questions up', async () => {
    let release: () => void = () => undefined;
    const { operation, requests } = createClient(
      () => new Promise((resolve) => (release = () => resolve({ text: 'known' }))),
    );
    const register = operation.askRegister('{ provinces { id } }', {});
    const startedAt = Date.now();
    await operation.ask(['a1'], questionOf('x'));
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    expect(requests).toHaveLength(1);
    release();
    await register;
  });

  it('says what became of every province, in the order of their ids', async () => {
    const { operation } = createClient();
    await Promise.all([operation.ask(['nowhere'], questionOf('x')), operation.ask(['a1'], questionOf('x'))]);
    operation.noteMissing('a1', 2024, 'NOT_REPORTED');
    expect(operation.coverage()).toEqual({
      asked: 2,
      answered: 1,
      stale: [],
      missing: [
        { province: 'a1', year: 2024, reason: 'NOT_REPORTED' },
        { province: 'nowhere', reason: 'NOT_CONNECTED' },
      ],
    });
  });
});
