import { writeCsv } from '../table/tableFile';
import type { AnswerTable, Cell } from '../table/answerTable';

function tableOf(rows: readonly Readonly<Record<string, Cell>>[]): AnswerTable {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    path: 'list',
    label: { vi: 'danh sách', en: 'list' },
    columns: keys.map((key) => ({
      key,
      label: { vi: key, en: key },
      values: null,
      isAbove: false,
      figure: null,
      // The objects of these rows are cells by key.
      read: ([object]) => (object as Record<string, Cell>)[key] ?? null,
    })),
    rows: rows.map((row) => [row]),
    totals: [],
    nameOf: () => ({ vi: '', en: '' }),
  };
}

describe('a table as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and names the columns', () => {
    const rows: Record<string, Cell>[] = [
      { 'province.name': 'Cao Bằng', members: 33120 },
      { 'province.name': 'Hà Giang', note: true },
    ];
    expect(writeCsv(tableOf(rows), ';')).toBe(
      '\uFEFFprovince.name;members;note\r\nCao Bằng;33120;\r\nHà Giang;;true\r\n',
    );
  });

  it('ends with notes if there are any, such as that the data is simulated', () => {
    expect(writeCsv(tableOf([{ a: 1, b: 2 }]), ',', ['giả lập', 'thiếu 1 tỉnh'])).toBe(
      '\uFEFFa,b\r\n1,2\r\ngiả lập,\r\nthiếu 1 tỉnh,\r\n',
    );
  });

  it('quotes what would break a line or a column', () => {
    const rows = [{ a: 'x;y', b: 'x,y', c: 'nói "đủ"', d: 'hai\ndòng' }];
    expect(writeCsv(tableOf(rows), ';')).toBe('\uFEFFa;b;c;d\r\n"x;y";x,y;"nói ""đủ""";"hai\ndòng"\r\n');
    expect(writeCsv(tableOf(rows), ',')).toBe('\uFEFFa,b,c,d\r\nx;y,"x,y","nói ""đủ""","hai\ndòng"\r\n');
  });

  it('lets no text begin a formula, and leaves negative numbers numbers', () => {
    const rows = [{ a: '=1+1', b: '+84', c: '-x', d: '@sum', e: '\tx', f: -5, g: 'a=b', h: '＝1' }];
    expect(writeCsv(tableOf(rows), ',')).toBe(
      "\uFEFFa,b,c,d,e,f,g,h\r\n'=1+1,'+84,'-x,'@sum,'\tx,-5,a=b,'＝1\r\n",
    );
  });
});
