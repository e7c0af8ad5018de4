import fc from 'fast-check';
import { isPlain, plainText, withUnseenWritten } from '../plainText';

const escape = '\u001b';

describe('a text of others', () => {
  it.each([
    ['a control', 'Công\u0000 đoàn\u0007', 'Công đoàn'],
    ['colours of a terminal', `${escape}[31mĐỏ${escape}[0m`, 'Đỏ'],
    ['a title of a terminal', `${escape}]0;tên\u0007Huyện`, 'Huyện'],
    ['an erased screen', `${escape}[2J${escape}[HHuyện`, 'Huyện'],
    ['an end of a line', 'a\r\nSet-Cookie: b', 'a Set-Cookie: b'],
    ['an end of a line in Unicode', 'a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a mark that turns what follows', 'báo cáo\u202efdp.exe', 'báo cáofdp.exe'],
    ['marks that isolate', '\u2066a\u2069', 'a'],
    ['characters without a width', 'a\u200b\u200c\u200d\u2060\ufeffb', 'ab'],
    ['tags', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['half a character', 'a\ud83db', 'ab'],
    ['nothing of that', 'Liên đoàn Lao động “Tỉnh” – 1.000 ₫ 😀', 'Liên đoàn Lao động “Tỉnh” – 1.000 ₫ 😀'],
  ])('with %s is shown as it is seen', (_what, text, seen) => {
    expect(plainText(text)).toBe(seen);
  });

  it('is plain then, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isPlain(plainText(text))).toBe(true);
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });

  it('is written into a log without what is not seen, and read there as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = withUnseenWritten(JSON.stringify({ text }));
        expect(isPlain(line)).toBe(true);
        expect(JSON.parse(line)).toEqual({ text });
      }),
    );
  });
});
