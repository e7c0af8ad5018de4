import { asciiKey, foldKey } from '../fold';

describe('the folded key', () => {
  it.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Đăk Lăk', 'Đắk Lắk'],
    ['ĐẮK NÔNG', 'đắk nông'],
    ['Cấp ủy', 'cấp uỷ'],
    ['tỷ lệ', 'tỉ lệ'],
    ['Kỷ niệm chương', 'Kỉ niệm chương'],
    ['Thuý', 'Thúy'],
    ['Huyện\u00a0A', 'Huyện A'],
    ['Huyện  A', ' huyện a '],
    ['Cao Bằng'.normalize('NFD'), 'Cao Bằng'],
    ['Bà Rịa–Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
  ])('of %s is that of %s', (a, b) => {
    expect(foldKey(a)).toBe(foldKey(b));
  });

  it.each([
    ['Bảo Lâm', 'Bảo Lạc'],
    ['Hà Giang', 'Hạ Giang'],
    ['Quảng Ngãi', 'Quảng Ngai'],
    ['Thủy', 'Thúi'],
    ['Công đoàn 1', 'Công đoàn 2'],
  ])('of %s is not that of %s', (a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b));
  });
});

describe('the ASCII key', () => {
  it('has no marks and no spaces', () => {
    expect(['Đơn vị', 'don_vi', 'DonVi', 'Don vi:'].map(asciiKey)).toEqual([
      'donvi',
      'donvi',
      'donvi',
      'donvi',
    ]);
  });
});
