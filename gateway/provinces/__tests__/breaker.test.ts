import { createTestClock } from '../../../platform/testing/clock';
import { createBreaker } from '../breaker';

const settings = { breakerFailures: 4, breakerWindowMillis: 10_000, breakerOpenMillis: 5_000 };
let clock: ReturnType<typeof createTestClock>;

beforeEach(() => {
  clock = createTestClock();
});
afterEach(() => clock.restore());

function start(outcomes: readonly boolean[]) {
  const breaker = createBreaker(settings);
  for (const isFault of outcomes) breaker.note(breaker.admit(), isFault);
  return breaker;
}
const [well, fault] = [false, true];

describe('a breaker', () => {
  it.each([
    ['three faults are too few', [fault, fault, fault], 'closed'],
    ['half of six are not more than half', [fault, well, fault, well, well, fault], 'closed'],
    ['three of four', [well, fault, fault, fault], 'open'],
    ['a fault after many that were well', [well, well, well, well, fault], 'closed'],
  ])('%s', (_name, outcomes, state) => {
    expect(start(outcomes).state()).toBe(state);
  });

  it('forgets what is older than its window', () => {
    const breaker = start([fault, fault, fault]);
    clock.advance(10_001);
    breaker.note(breaker.admit(), fault);
    expect(breaker.state()).toBe('closed');
  });

  it('lets one request probe after a while, whose answer decides', () => {
    const breaker = start([fault, fault, fault, fault]);
    expect([breaker.state(), breaker.admit()]).toEqual(['open', 'refuse']);
    clock.advance(5_001);
    expect([breaker.state(), breaker.admit(), breaker.admit()]).toEqual(['halfOpen', 'probe', 'refuse']);
    breaker.note('probe', fault);
    expect([breaker.state(), breaker.admit()]).toEqual(['open', 'refuse']);
    clock.advance(5_001);
    expect(breaker.admit()).toBe('probe');
    breaker.note('probe', well);
    expect([breaker.state(), breaker.admit()]).toEqual(['closed', 'send']);
  });

  it('is not moved by answers to what was sent before it opened', () => {
    const breaker = start([]);
    const early = [1, 2, 3, 4, 5].map(() => breaker.admit());
    for (const admission of early.slice(0, 4)) breaker.note(admission, fault);
    breaker.note('send', well);
    expect(breaker.state()).toBe('open');
  });
});
