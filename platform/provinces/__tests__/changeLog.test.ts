import { createLogger } from '../../logger';
import { gap } from '../outcome';
import { createTestClock } from '../../testing/clock';
import { createChangeLog } from '../changeLog';

const away = gap('noConnection', 'refused');
const late = gap('tooLate', 'too late');

function createTestLog() {
  const lines: string[] = [];
  const write = (line: string) => {
    const { level, msg, why, id } = JSON.parse(line) as Record<string, string>;
    lines.push([level, id, msg, why].filter(Boolean).join(' '));
  };
  const logger = createLogger('test', 'info', { write });
  const changes = createChangeLog(logger, { failed: 'failed', answered: 'answers' });
  return {
    lines,
    fail: (id: string, failure = away) => changes.failed(id, failure, { id }),
    answer: (id: string) => changes.answered(id, { id }),
  };
}

describe('the log of what fails', () => {
  it('has a line when it begins, when its kind changes and when it is over, whatever the number of requests', () => {
    const { lines, fail, answer } = createTestLog();
    answer('a');
    for (let time = 0; time < 50; time += 1) fail('a');
    for (let time = 0; time < 50; time += 1) fail('a', late);
    for (let time = 0; time < 50; time += 1) answer('a');
    fail('b');
    expect(lines).toEqual([
      'warn a failed noConnection',
      'warn a failed tooLate',
      'info a answers',
      'warn b failed noConnection',
    ]);
  });

  it('has one of what fails every other time in a minute, and another in the next', () => {
    const clock = createTestClock();
    try {
      const { lines, fail, answer } = createTestLog();
      const flap = () => {
        for (let time = 0; time < 50; time += 1) {
          fail('a');
          answer('a');
        }
      };
      flap();
      expect(lines).toEqual(['warn a failed noConnection', 'info a answers']);
      clock.advance(61_000);
      flap();
      expect(lines).toHaveLength(4);
    } finally {
      clock.restore();
    }
  });
});
