import { niceScale } from '../../web/charts/scale';
import { drawFigure } from '../downloads/drawFigure';
import { drawTiles } from '../downloads/drawTiles';
import { pageCsv } from '../downloads/pageCsv';
import { awardsByProvince, everythingHref, tableHref } from '../downloads/files';

const view = { scope: 'cum-5', year: 2024, boundaries: 'AS_REPORTED' } as const;

describe('the files of a view', () => {
  it('are the workbook of a cluster and year, and a table of the main measures of all provinces', () => {
    expect(everythingHref(view, 'vi')).toBe('/workbook.xlsx?cluster=cum-5&year=2024&language=vi');
    expect(everythingHref({ ...view, scope: 'tat-ca' }, 'en')).toBe(
      '/tables.xlsx?measures=members,newMembers,unions,newUnions,awards,spent,people,gifts&allProvinces=true' +
        '&years=2024&rows=PROVINCE&columns=MEASURE&language=en',
    );
  });

  it('are on the map of the view', () => {
    expect(
      tableHref(
        'csv',
        { ...view, boundaries: 'CURRENT' },
        { ...awardsByProvince, years: [2023, 2024] },
        'vi',
      ),
    ).toBe(
      '/tables.csv?measures=awards&clusters=cum-5&years=2023,2024&rows=PROVINCE&columns=AWARD_KIND' +
        '&boundaries=CURRENT&language=vi',
    );
  });
});

const exactly = (value: number) => ({ value, atLeast: value, atMost: value });

describe('a scale', () => {
  it.each([
    [[exactly(146_100)], 150_000, [0, 50_000, 100_000, 150_000]],
    [[exactly(3)], 3, [0, 1, 2, 3]],
    [[exactly(132), null], 150, [0, 50, 100, 150]],
    // Room for the open end of a bar.
    [[{ value: 1_000, atLeast: 1_000, atMost: null }], 1_500, [0, 500, 1_000, 1_500]],
    [[null, exactly(0)], 0, [0]],
  ])('ends at a round number above all bars', (all, end, ticks) => {
    expect(niceScale(all)).toEqual({ end, ticks });
  });
});

describe('a figure as a picture', () => {
  const drawing = {
    title: 'Khen thưởng <2024>',
    subtitle: 'Cụm thi đua số 5, 2024 · 6 trong 6 tỉnh có báo cáo',
    groups: [
      {
        caption: null,
        short: String,
        rows: [
          { label: 'Cờ thi đua', bounds: exactly(14), words: '14' },
          {
            label: 'Bằng khen',
            bounds: { value: 1_000, atLeast: 1_000, atMost: null },
            words: 'ít nhất 1.000',
          },
          { label: 'Giấy khen', bounds: null, words: 'chưa có số liệu' },
        ],
      },
      {
        caption: 'Suất quà',
        short: String,
        rows: [{ label: 'Cao Bằng', bounds: exactly(3), words: '3', hollow: true }],
      },
    ],
    source: 'http://127.0.0.1/xem/cum-5/2024/khen-thuong',
  };
  const svg = drawFigure(drawing);

  it('says what it is of, how complete, each number in words, each scale and where it is from', () => {
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual([
      'Khen thưởng &lt;2024&gt;',
      drawing.subtitle,
      ...['0', '500', '1000', '1500'],
      ...['Cờ thi đua', '14', 'Bằng khen', 'ít nhất 1.000', 'Giấy khen', 'chưa có số liệu'],
      ...['Suất quà', '0', '1', '2', '3', 'Cao Bằng', '3'],
      drawing.source,
    ]);
  });

  it('hatches what is only possible, draws no bar if there is no number, and hollow what nobody reported', () => {
    const bars = svg.slice(svg.indexOf('</defs>'));
    expect(bars.match(/fill="url\(#possible\)"/g)).toHaveLength(1);
    expect(bars.match(/<rect [^>]*fill="#1d5b8f"/g)).toHaveLength(2);
    expect(bars.match(/<rect [^>]*stroke-dasharray/g)).toHaveLength(1);
  });

  it('cuts nothing off a number that is said in many words', () => {
    const words = 'khoảng 79 tỷ đồng, ít nhất 9 tỷ đồng, nhiều nhất 100 tỷ đồng';
    const long = drawFigure({
      ...drawing,
      groups: [{ caption: null, short: String, rows: [{ label: 'Kinh phí', bounds: exactly(1), words }] }],
    });
    const texts = [...long.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
    expect(texts.join(' ')).toContain(words);
    expect(Math.max(...texts.map((text) => (drawing.subtitle === text ? 0 : text.length)))).toBeLessThan(60);
  });

  it('grows with what it holds, and writes nothing outside of itself', () => {
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const ends = [...svg.matchAll(/<rect [^>]*y="([\d.]+)"[^>]*height="([\d.]+)"/g)].map(
      ([, y, tall]) => Number(y) + Number(tall),
    );
    // The drawing begins below its words.
    expect(Math.max(...ends) + 76).toBeLessThanOrEqual(Number(height));
    expect(width).toBe('960');
  });
});

describe('a tile map as a picture', () => {
  it('names each province with its number, and marks what is missing', () => {
    const svg = drawTiles({ title: 'Bản đồ ô', subtitle: '', source: 'http://127.0.0.1/' }, [
      { column: 0, row: 0, name: 'Hà Giang', look: 'shade-2', words: '45 nghìn', simulated: true },
      { column: 1, row: 2, name: 'Lạng Sơn', look: 'missing', words: 'chưa có số liệu', simulated: false },
    ]);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts.slice(1, -1).filter(Boolean)).toEqual([
      ...['Hà Giang', '45 nghìn', 'Lạng Sơn', 'chưa có số liệu'],
    ]);
    expect(svg.match(/fill="url\(#missing\)"/g)).toHaveLength(1);
    expect(svg.match(/stroke-dasharray="3 3"/g)).toHaveLength(1);
  });
});

describe('what the page writes itself', () => {
  it('is a CSV for Excel in the language of the page, and holds nothing that a spreadsheet would compute', () => {
    const rows = [
      ['Tên', 'Số'],
      ['=HYPERLINK("x")', 12],
      ['a;b', null],
    ];
    expect(pageCsv(rows, 'vi')).toBe('\uFEFFTên;Số\r\n"\'=HYPERLINK(""x"")";12\r\n"a;b";\r\n');
    expect(pageCsv([['a;b', 1]], 'en')).toBe('\uFEFFa;b,1\r\n');
  });
});
