import { niceScale } from '../../web/charts/scale';
import { drawFigure } from '../downloads/drawFigure';
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
    rows: [
      { label: 'Cờ thi đua', bounds: exactly(14), words: '14' },
      { label: 'Bằng khen', bounds: { value: 1_000, atLeast: 1_000, atMost: null }, words: 'ít nhất 1.000' },
      { label: 'Giấy khen', bounds: null, words: 'chưa có số liệu' },
    ],
    source: 'http://127.0.0.1/xem/cum-5/2024/khen-thuong',
    short: String,
  };
  const svg = drawFigure(drawing);

  it('says what it is of, how complete, each number in words, its scale and where it is from', () => {
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual([
      'Khen thưởng &lt;2024&gt;',
      drawing.subtitle,
      ...['0', '500', '1000', '1500'],
      ...['Cờ thi đua', '14', 'Bằng khen', 'ít nhất 1.000', 'Giấy khen', 'chưa có số liệu'],
      drawing.source,
    ]);
  });

  it('hatches what is only possible, and draws no bar where there is no number', () => {
    expect(svg.match(/fill="url\(#h\)"/g)).toHaveLength(1);
    expect(svg.match(/fill="#1d5b8f"/g)).toHaveLength(2);
  });
});
