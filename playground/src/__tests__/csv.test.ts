import { writeCsv } from '../csv';
import type { Row } from '../lists';

describe('a list as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and names the columns of all rows', () => {
    const rows: Row[] = [
      { 'province.name': 'Cao Bằng', members: 33120 },
      { 'province.name': 'Hà Giang', note: true },
    ];
    expect(writeCsv(rows, ';')).toBe(
      '\uFEFFprovince.name;members;note\r\nCao Bằng;33120;\r\nHà Giang;;true\r\n',
    );
  });

  it('ends with a note if there is one, such as that the data is simulated', () => {
    expect(writeCsv([{ a: 1, b: 2 }], ',', 'giả lập')).toBe('\uFEFFa,b\r\n1,2\r\ngiả lập,\r\n');
  });

  it('quotes what would break a line or a column', () => {
    const rows = [{ a: 'x;y', b: 'x,y', c: 'nói "đủ"', d: 'hai\ndòng' }];
    expect(writeCsv(rows, ';')).toBe('\uFEFFa;b;c;d\r\n"x;y";x,y;"nói ""đủ""";"hai\ndòng"\r\n');
    expect(writeCsv(rows, ',')).toBe('\uFEFFa,b,c,d\r\nx;y,"x,y","nói ""đủ""","hai\ndòng"\r\n');
  });

  it('lets no text begin a formula, and leaves negative numbers numbers', () => {
    const rows = [{ a: '=1+1', b: '+84', c: '-x', d: '@sum', e: '\tx', f: -5, g: 'a=b' }];
    expect(writeCsv(rows, ',')).toBe("\uFEFFa,b,c,d,e,f,g\r\n'=1+1,'+84,'-x,'@sum,'\tx,-5,a=b\r\n");
  });
});
