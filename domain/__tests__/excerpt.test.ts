import fc from 'fast-check';
import { excerptOf } from '../excerpt';

const text = `Cụm năm 2024. Các đơn vị đã trao 1.681 suất quà, trị giá gần 60 tỷ đồng cho đoàn viên. Có 54/65 công đoàn cơ sở (83%) tham gia.
Đồng chí Chủ tịch phát biểu. Có 12 tập thể được khen!`;

/** As a reader sees it, the number in brackets. */
function shown(printed: string, offset: number | null = text.indexOf(printed)): string | null {
  const excerpt = excerptOf(text, { printed, offset });
  return excerpt && `${excerpt.before}[${excerpt.marked}]${excerpt.after}`;
}

describe('the sentence around a number', () => {
  it.each([
    ['1.681', 'Các đơn vị đã trao [1.681] suất quà, trị giá gần 60 tỷ đồng cho đoàn viên.'],
    ['gần 60 tỷ đồng', 'Các đơn vị đã trao 1.681 suất quà, trị giá [gần 60 tỷ đồng] cho đoàn viên.'],
    ['2024', 'Cụm năm [2024].'],
    ['83%', 'Có 54/65 công đoàn cơ sở ([83%]) tham gia.'],
    ['12', 'Có [12] tập thể được khen!'],
  ])('goes from its beginning to its end: %s', (printed, expected) => {
    expect(shown(printed)).toBe(expected);
  });

  it('is found without a position if the number stands at one place alone', () => {
    expect(shown('1.681', null)).toBe(shown('1.681'));
    expect(shown('Có', null)).toBeNull();
  });

  it.each([
    ['at a position at which something else stands', '1.681', 0],
    ['that is not in the text', '999', null],
    ['that is within another number', '681', null],
    ['that is empty', '', null],
  ])('is none of a number %s', (_name, printed, offset) => {
    expect(shown(printed, offset)).toBeNull();
  });

  it('is cut at a word if it is long', () => {
    const long = `${'từ '.repeat(300)}số 5 là${' nữa'.repeat(300)}`;
    const excerpt = excerptOf(long, { printed: 'số 5', offset: long.indexOf('số 5') });
    expect(excerpt?.before).toMatch(/^…từ (từ )+$/);
    expect(excerpt?.after).toMatch(/^ là( nữa)+…$/);
    expect((excerpt?.before.length ?? 0) + (excerpt?.after.length ?? 0)).toBeLessThan(810);
  });

  it('is always as the text has it, with the number where it stands', () => {
    const words = fc.array(
      fc.constantFrom('Có', '12', '1.681', 'tỷ.', 'đồng', 'TP.', '…', '\n', '“Tết”', 'a!'),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, words, (before, after) => {
        const start = before.join(' ');
        const whole = `${start}7.777${after.join(' ')}`;
        const excerpt = excerptOf(whole, { printed: '7.777', offset: start.length });
        const found = `${excerpt?.before}${excerpt?.marked}${excerpt?.after}`.replace(/^…|…$/g, '');
        expect(excerpt?.marked).toBe('7.777');
        expect(whole).toContain(found);
      }),
    );
  });
});
