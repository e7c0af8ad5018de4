import { formatAddress, home, parseAddress, sections, type Address } from '../address';

const parse = (path: string) => parseAddress(new URL(path, 'http://127.0.0.1'));

describe('the address of a view', () => {
  it.each<[string, Address]>([
    ['/xem/cum-5/2024', home],
    ['/xem/tat-ca/2025/xep-hang', { ...home, scope: 'tat-ca', year: 2025, section: 'ranking' }],
    ['/xem/cum-5/2024/cac-tinh?so-lieu=unions', { ...home, section: 'provinces', measure: 'unions' }],
    ['/xem/cum-5/2024/dien-bien?ban-do=hien-nay', { ...home, section: 'development', boundaries: 'CURRENT' }],
    ['/xem/cum-5/2024?lang=en', { ...home, language: 'en' }],
    ['/nhung/xem/cum-5/2024/cham-lo', { ...home, embedded: true, section: 'welfare' }],
    [
      '/xem/cum-5/2024?nguon=members',
      { ...home, trail: { figure: { measure: 'members' }, year: 2024, of: { kind: 'total' } } },
    ],
    [
      '/xem/cum-5/2024?nguon=members&cua=cao-bang&nam=2022',
      {
        ...home,
        trail: { figure: { measure: 'members' }, year: 2022, of: { kind: 'province', province: 'cao-bang' } },
      },
    ],
    [
      '/xem/cum-5/2024/khen-thuong?nguon=awards&hinh-thuc=CERTIFICATE_OF_MERIT&cap-tang=PROVINCE&doi-tuong=-&cua=cong-bo',
      {
        ...home,
        section: 'awards',
        trail: {
          figure: {
            measure: 'awards',
            kind: 'CERTIFICATE_OF_MERIT',
            awardedBy: 'PROVINCE',
            recipient: null,
          },
          year: 2024,
          of: { kind: 'published' },
        },
      },
    ],
  ])('%s is read and written', (path, address) => {
    expect(parse(path)).toEqual(address);
    expect(formatAddress(address)).toBe(path);
  });

  it('is the first page if nothing is chosen', () => {
    expect(parse('/')).toEqual(home);
    expect(parse('/xem')).toEqual(home);
    expect(parse('/nhung/')).toEqual({ ...home, embedded: true });
  });

  it('of a frame of before leads where it led', () => {
    expect(parse('/embed/')).toEqual({ ...home, embedded: true });
    const welfare = { ...home, embedded: true, section: 'welfare' };
    expect(parse('/embed/cum-5/2024/cham-lo')).toEqual(welfare);
    expect(parse('/embed/xem/cum-5/2024/cham-lo')).toEqual(welfare);
  });

  it('is of one section each', () => {
    const paths = sections.map((section) => formatAddress({ ...home, section }));
    expect(paths).toEqual([
      '/xem/cum-5/2024',
      '/xem/cum-5/2024/cac-tinh',
      '/xem/cum-5/2024/xep-hang',
      '/xem/cum-5/2024/dien-bien',
      '/xem/cum-5/2024/khen-thuong',
      '/xem/cum-5/2024/cham-lo',
      '/xem/cum-5/2024/doi-chieu',
    ]);
    expect(paths.map((path) => parse(path)?.section)).toEqual(sections);
  });

  it.each([
    '/khac',
    '/xem/cum-5',
    '/xem/cum-5/1999',
    '/xem/cum-5/24',
    '/xem/cum-5/2024/khac',
    '/xem/cum-5/2024/cham-lo/them',
  ])('%s is none', (path) => {
    expect(parse(path)).toBeNull();
  });
});
