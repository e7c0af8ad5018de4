import { markNumbers } from '../model/markedText';
import { search, searchNear, type Findable } from '../model/search';
import { documentHref, parsePlace } from '../place';

const placeOf = (path: string) => parsePlace(new URL(path, 'http://127.0.0.1'));

describe('an address', () => {
  it.each([
    ['/', { kind: 'country', year: null }],
    ['/?nam=2023&lang=en', { kind: 'country', year: 2023 }],
    ['/tinh/cao-bang', { kind: 'province', id: 'cao-bang' }],
    ['/cum/cum-5', { kind: 'cluster', id: 'cum-5' }],
    ['/tim?q=b%E1%BA%AFc', { kind: 'search', text: 'bắc' }],
    ['/bang?measures=members', { kind: 'table' }],
    [
      documentHref('document:cao-bang:s 0/1'),
      { kind: 'document', id: 'document:cao-bang:s 0/1', cluster: null, year: null },
    ],
    [
      documentHref('document:register:a', { cluster: 'cum-5', year: 2024 }),
      { kind: 'document', id: 'document:register:a', cluster: 'cum-5', year: 2024 },
    ],
    ['/chi-tieu/members?nam=2023', { kind: 'measure', id: 'members', year: 2023 }],
    ['/nhung/tinh/cao-bang', { kind: 'province', id: 'cao-bang' }],
    ['/nhung/chi-tieu/spent', { kind: 'measure', id: 'spent', year: null }],
    ['/dang-nhap?ve=%2Fbang', { kind: 'signIn' }],
    ['/khong-co', { kind: 'none' }],
    ['/tinh', { kind: 'none' }],
    ['/tinh/a/b', { kind: 'none' }],
    ['/tinh/%E0%A4%A', { kind: 'province', id: '%E0%A4%A' }],
  ])('%s shows its page', (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });

  it('of the first page, with what once made it a view, is that view', () => {
    expect(placeOf('/?so-lieu=spent')).toEqual(placeOf('/xem/cum-5/2024?so-lieu=spent'));
    expect(placeOf('/?nguon=members').kind).toBe('view');
  });

  it('of a cluster and year is the view of it', () => {
    expect(placeOf('/cum/cum-5/2024/khen-thuong')).toEqual(placeOf('/xem/cum-5/2024/khen-thuong'));
    expect(placeOf('/cum/cum-5/2024/khen-thuong').kind).toBe('view');
  });
});

describe('the search', () => {
  const item = (name: string, ...others: string[]): Findable => ({
    kind: 'province',
    name,
    others,
    note: '',
    href: name,
  });
  const all = ['Bắc Kạn', 'Bắc Giang', 'Hà Nội', 'Hải Phòng', 'Thừa Thiên Huế', 'Đắk Lắk'].map((name) =>
    item(name),
  );
  all.push(item('Thành phố Hồ Chí Minh', 'TPHCM', 'ho-chi-minh'));
  const names = (text: string) => search(all, text).map(({ name }) => name);

  it.each([
    ['bắc', ['Bắc Kạn', 'Bắc Giang']],
    ['bac kan', ['Bắc Kạn']],
    ['BẮC GI', ['Bắc Giang']],
    ['hà', ['Hà Nội']],
    ['ha', ['Hà Nội', 'Hải Phòng']],
    ['Đăk Lăk', ['Đắk Lắk']],
    ['dak', ['Đắk Lắk']],
    ['tphcm', ['Thành phố Hồ Chí Minh']],
    ['', []],
    ['xyz', []],
  ])('finds for “%s”', (text, expected) => {
    expect(names(text).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    // A letter missing, too much, wrong, at its neighbour's place.
    ['ha noii', ['Hà Nội']],
    ['thua thin hue', ['Thừa Thiên Huế']],
    ['hai phomg', ['Hải Phòng']],
    ['bac gaing', ['Bắc Giang']],
    ['tha thien hue', ['Thừa Thiên Huế']],
    ['dăk lák', ['Đắk Lắk']],
    ['tphmc', ['Thành phố Hồ Chí Minh']],
    // Two letters are another word, and so is one of three.
    ['hai bhomg', []],
    ['kam', []],
    ['', []],
  ])('finds what is nearly “%s”', (text, expected) => {
    expect(searchNear(all, text).map(({ name }) => name)).toEqual(expected);
  });
});

it('marks each number of a text once, and nothing if the text is not what was read', () => {
  const text = 'Có 14 cờ và 14 bằng khen.';
  const facts = [
    { printed: '14', offset: 3 },
    { printed: '14 bằng khen', offset: 12 },
    { printed: '14', offset: 12 },
    { printed: '15', offset: 0 },
    { printed: null, offset: 1 },
  ];
  expect(markNumbers(text, facts)).toEqual([
    { text: 'Có ', isNumber: false },
    { text: '14', isNumber: true },
    { text: ' cờ và ', isNumber: false },
    { text: '14 bằng khen', isNumber: true },
    { text: '.', isNumber: false },
  ]);
});
