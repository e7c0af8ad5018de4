import { AnswerError } from '../answerError';
import { startAsking, waitMillis, type AskingState } from '../asking';

jest.useFakeTimers();

const noAnswer = new AnswerError('NO_ANSWER', 'Failed to fetch');
const startedAt = Date.now();

/** Asks where each question ends as is said, and is spread by nothing; the last end holds for all that follow. */
function asking(...ends: (string | AnswerError)[]) {
  const states: AskingState<string>[] = [];
  let asked = 0;
  const stop = startAsking<string>({
    ask: () => {
      const end = ends[Math.min(asked, ends.length - 1)] ?? noAnswer;
      asked += 1;
      return typeof end === 'string'
        ? Promise.resolve({ answer: end, isWhole: end === 'whole' })
        : Promise.reject(end);
    },
    show: (state) => states.push(state),
    random: () => 0.5,
  });
  return { states, stop, asked: () => asked };
}

const inMillis = (millis: number) => startedAt + millis;

beforeEach(() => jest.setSystemTime(startedAt));

describe('the page', () => {
  it('asks once if the answer is whole', async () => {
    const { states, asked } = asking('whole');
    await jest.advanceTimersByTimeAsync(600_000);
    expect(asked()).toBe(1);
    expect(states).toEqual([
      { phase: 'waiting', attempt: 1 },
      { phase: 'answered', answer: 'whole', retryAt: null },
    ]);
  });

  it('asks again if there was no answer, and says when', async () => {
    const { states } = asking(noAnswer, noAnswer, 'whole');
    await jest.advanceTimersByTimeAsync(6_000);
    expect(states).toEqual([
      { phase: 'waiting', attempt: 1 },
      { phase: 'failed', error: noAnswer, retryAt: inMillis(2_000) },
      { phase: 'waiting', attempt: 2 },
      { phase: 'failed', error: noAnswer, retryAt: inMillis(6_000) },
      { phase: 'waiting', attempt: 3 },
      { phase: 'answered', answer: 'whole', retryAt: null },
    ]);
  });

  it('shows what it has until the rest is there, even when asking again fails', async () => {
    const { states } = asking('part', noAnswer, 'whole');
    await jest.advanceTimersByTimeAsync(6_000);
    expect(states).toEqual([
      { phase: 'waiting', attempt: 1 },
      { phase: 'answered', answer: 'part', retryAt: inMillis(2_000) },
      { phase: 'answered', answer: 'part', retryAt: inMillis(6_000) },
      { phase: 'answered', answer: 'whole', retryAt: null },
    ]);
  });

  it('does not ask again what was refused', async () => {
    const refused = new AnswerError('SAVED_OPERATIONS_ONLY', 'Only saved operations');
    const { states, asked } = asking(refused);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(asked()).toBe(1);
    expect(states.at(-1)).toEqual({ phase: 'failed', error: refused, retryAt: null });
  });

  it('waits for as long as the gateway wants', async () => {
    const limited = new AnswerError('RATE_LIMITED', 'Too many; try again in 30 s', 30);
    const { states, stop } = asking(limited);
    await jest.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toEqual({ phase: 'failed', error: limited, retryAt: inMillis(30_000) });
    stop();
  });

  it('asks no more when it is stopped', async () => {
    const { asked, stop } = asking(noAnswer);
    await jest.advanceTimersByTimeAsync(0);
    stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(asked()).toBe(1);
  });
});

it('waits longer after each attempt, up to a minute and a quarter, and not all pages as long', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => waitMillis(attempt, 0.5))).toEqual([
    2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
  ]);
  expect([waitMillis(1, 0), waitMillis(1, 1), waitMillis(9, 1)]).toEqual([1_500, 2_500, 75_000]);
});
