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
  let micros = 0;
  return {
    time: createProcessorTime(limitsOf, () => micros),
    works: (millis: number) => {
      micros += millis * 1_000;
    },
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
