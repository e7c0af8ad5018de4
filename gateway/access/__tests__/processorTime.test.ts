import { setImmediate as turnOver } from 'node:timers/promises';
import type { Caller } from '../../../domain/roles';
import { createTestClock } from '../../../platform/testing/clock';
import { parseLimits } from '../limits';
import { createProcessorTime } from '../processorTime';

const limitsOf = parseLimits('public:\n  processorMillisPerMinute: 100\n', 'limits.yml');
const caller = (id: string): Caller => ({ role: 'public', id });
const [one, other] = [caller('one'), caller('other')];

/** A process whose time goes on as it is told. */
function createProcess() {
  let [passed, used, questions] = [0, 0, 0];
  const clock = {
    passed: () => passed,
    used() {
      questions += 1;
      return used;
    },
  };
  return {
    time: createProcessorTime(limitsOf, clock),
    works: (millis: number) => {
      passed += millis * 1_000;
      used += millis * 1_000;
    },
    /** While others have the core. */
    waits: (millis: number) => {
      passed += millis * 1_000;
    },
    /** How often the kernel was asked. */
    questions: () => questions,
  };
}

describe('processor time', () => {
  it('is paid for by who it is spent for', () => {
    const { time, works } = createProcess();
    works(500);
    time.workFor(one);
    works(30);
    time.workFor(other);
    works(7);
    time.workFor(one);
    works(20);
    expect(time.shareOf(one)).toEqual({ limit: 100, remaining: 50, resetSeconds: 60, exceeded: false });
    expect(time.shareOf(other)).toMatchObject({ remaining: 93, exceeded: false });
    works(51);
    expect(time.shareOf(one)).toMatchObject({ remaining: 0, exceeded: true });
  });

  it('of what comes after the turn of the event loop is nobody’s until it is said whose', async () => {
    const { time, works } = createProcess();
    time.workFor(one);
    works(10);
    await turnOver();
    works(1_000);
    expect(time.shareOf(one)).toMatchObject({ remaining: 90 });
    time.workFor(one);
    works(10);
    expect(time.shareOf(one)).toMatchObject({ remaining: 80 });
  });

  it('is not what others had the core for meanwhile', () => {
    const { time, works, waits } = createProcess();
    time.workFor(one);
    works(10);
    waits(500);
    works(10);
    expect(time.shareOf(one)).toMatchObject({ remaining: 80 });
  });

  it('of another’s turns that waited takes no work that was nobody’s but for 5 ms', async () => {
    const { time, works, waits } = createProcess();
    time.workFor(one);
    await turnOver();
    works(60);
    time.workFor(other);
    works(10);
    waits(500);
    await turnOver();
    works(4);
    time.workFor(other);
    works(10);
    waits(500);
    expect(time.shareOf(other).remaining).toBeGreaterThanOrEqual(100 - 10 - 10 - 5);
  });

  it('of a hundred short turns is all reckoned, and the kernel hardly asked', async () => {
    const { time, works, questions } = createProcess();
    const before = questions();
    for (let turn = 0; turn < 100; turn += 1) {
      time.workFor(one);
      works(0.25);
      await turnOver();
    }
    expect(time.shareOf(one)).toMatchObject({ remaining: 75 });
    expect(questions() - before).toBeLessThan(10);
  });

  it('begins anew each minute', () => {
    const clock = createTestClock();
    try {
      const { time, works } = createProcess();
      time.workFor(one);
      works(101);
      expect(time.shareOf(one).exceeded).toBe(true);
      clock.advance(60_000);
      expect(time.shareOf(one)).toMatchObject({ remaining: 100, exceeded: false });
    } finally {
      clock.restore();
    }
  });

  it('is taken from the kernel', () => {
    const time = createProcessorTime(parseLimits('public:\n  processorMillisPerMinute: 20\n', 'limits.yml'));
    time.workFor(one);
    const until = process.cpuUsage().user + 60_000;
    while (process.cpuUsage().user < until) Math.sqrt(until);
    expect(time.shareOf(one).exceeded).toBe(true);
    expect(time.shareOf(other).exceeded).toBe(false);
  });
});
