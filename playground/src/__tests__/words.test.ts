import { wordCost } from '../answer/cost';
import { wordCoverage } from '../answer/coverage';

const provinces = [
  { id: 'bac-kan', name: 'Bắc Kạn' },
  { id: 'ha-giang', name: 'Hà Giang' },
  { id: 'lang-son', name: 'Lạng Sơn' },
  { id: 'thai-nguyen-2025', name: 'Thái Nguyên' },
];

describe('the coverage of an answer in words', () => {
  it('says that nobody is missing', () => {
    const coverage = { asked: 1, answered: 1, stale: [], missing: [] };
    expect(wordCoverage(coverage, 'vi', provinces)).toEqual({
      complete: true,
      summary: 'Hỏi 1 tỉnh, 1 tỉnh trả lời, không thiếu tỉnh nào',
      gaps: [],
    });
    expect(wordCoverage(coverage, 'en', provinces).summary).toBe(
      'Asked 1 province, 1 answered, none is missing',
    );
  });

  it('names who has not reported though there are numbers, and says why', () => {
    const given = {
      asked: 2,
      answered: 2,
      stale: [],
      missing: [],
      mentioned: [{ province: 'lang-son', year: 2024 }],
      simulated: [{ province: 'ha-giang', year: 2024 }],
    };
    expect(wordCoverage(given, 'vi', provinces)).toMatchObject({
      complete: false,
      gaps: [
        {
          kind: 'simulated',
          reason: 'do máy tạo, không phải báo cáo của tỉnh',
          provinces: ['Hà Giang 2024'],
        },
        {
          kind: 'mentioned',
          reason: 'trong tài liệu của nơi khác, tỉnh chưa báo cáo',
          provinces: ['Lạng Sơn 2024'],
        },
      ],
    });
  });

  it('names who is missing or answered from older figures, and why', () => {
    const coverage = {
      asked: 6,
      answered: 5,
      stale: [{ province: 'lang-son', since: '2026-11-24T03:05:00Z', reason: 'UNREACHABLE' as const }],
      missing: [
        { province: 'bac-kan', year: 2024, reason: 'NOT_REPORTED' as const },
        { province: 'ha-giang', year: 2024, reason: 'NOT_REPORTED' as const },
        { province: 'ha-giang', year: 2023, reason: 'NOT_REPORTED' as const },
        { province: 'thai-nguyen-2025', year: 2024, reason: 'NOT_IN_YEAR' as const },
        { province: 'nowhere', reason: 'TIMED_OUT' as const },
      ],
    };
    expect(wordCoverage(coverage, 'vi', provinces)).toEqual({
      complete: false,
      summary: 'Hỏi 6 tỉnh, 5 tỉnh trả lời, thiếu 4 tỉnh, 1 tỉnh bằng số liệu cũ',
      gaps: [
        {
          kind: 'missing',
          reason: 'chưa báo cáo',
          provinces: ['Bắc Kạn 2024', 'Hà Giang 2024', 'Hà Giang 2023'],
        },
        {
          kind: 'missing',
          reason: 'không tồn tại cuối năm',
          provinces: ['Thái Nguyên (từ 2025) 2024'],
        },
        { kind: 'missing', reason: 'quá thời gian', provinces: ['nowhere'] },
        {
          kind: 'stale',
          reason: 'không kết nối được',
          provinces: ['Lạng Sơn (số cũ từ 10:05 24/11/2026)'],
        },
      ],
    });
    const english = wordCoverage(coverage, 'en', provinces);
    expect(english.summary).toBe('Asked 6 provinces, 5 answered, 4 missing, 1 with older figures');
    expect(english.gaps.map(({ reason }) => reason)).toEqual([
      'not reported',
      'did not exist at the end of the year',
      'timed out',
      'unreachable',
    ]);
    expect(english.gaps[1]?.provinces).toEqual(['Thái Nguyên (since 2025) 2024']);
  });
});

describe('the cost of an operation in words', () => {
  it('says the total, and the limit and the dearest place if the gateway tells them', () => {
    const cost = {
      total: 1234,
      limit: 20000,
      parts: [
        { path: 'clusters.season.totals', cost: 1000 },
        { path: 'clusters', cost: 234 },
      ],
    };
    expect(wordCost(cost, 'vi')).toBe(
      '1.234 điểm trong giới hạn 20.000; nhiều nhất là clusters.season.totals (1.000)',
    );
    expect(wordCost(cost, 'en')).toBe(
      '1,234 points of 20,000 allowed; most of it clusters.season.totals (1,000)',
    );
    expect(wordCost({ total: 7 }, 'en')).toBe('7 points');
  });
});
