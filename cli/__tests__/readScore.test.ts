import { scoreTexts, sumOf } from '../../bench/reading/scoreTexts';
import { madeTruth, parseMarked, seedTruth } from '../../bench/reading/truth';

describe('the reader', () => {
  it('has at least 85 of the figures of the real reports right in all fields, and at most 5 wrong of which it is sure', () => {
    const { rows, right, surelyWrong } = sumOf(scoreTexts(seedTruth()));
    expect(rows).toBe(98);
    expect(right).toBeGreaterThanOrEqual(85);
    expect(surelyWrong).toBeLessThanOrEqual(5);
  });

  it('has nine in ten of the figures of texts that were set aside right, and one in ten wrong at the most', () => {
    const { rows, right, wrong } = sumOf(scoreTexts(madeTruth('held-out')));
    expect(right / rows).toBeGreaterThanOrEqual(0.9);
    expect(wrong / rows).toBeLessThanOrEqual(0.1);
  });
});

it('the score tells right from wrong, missed and left out rightly', () => {
  const marked = [
    '# year 2023',
    'Kết quả hoạt động công đoàn năm 2023.',
    'Kết nạp {{gần 90|newMembers <=90}} đoàn viên, thành lập {{4|newUnions 5}} CĐCS. Tặng {{30|houses 30}} lều bạt.',
    'Có {{98%|unionsRatedGoodRate 9800}} CĐCS hoàn thành tốt nhiệm vụ. Tặng 12 suất quà.',
  ].join('\n');
  const [score] = scoreTexts([parseMarked('a', marked)]);
  expect(score).toMatchObject({ rows: 4, right: 1, wrong: 2, extra: 1, leftOutRightly: 1, missed: 1 });
});
