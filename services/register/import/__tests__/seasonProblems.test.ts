import { loadCatalogue } from '../../../../platform/loadCatalogue';
import type { SeasonEntry } from '../../data/content';
import { readDataset } from '../dataset';
import { provinceNamed } from '../provinceNamed';
import { seasonProblems } from '../seasonProblems';

const { base, content } = readDataset(loadCatalogue());
const beforeMerger = ['cao-bang', 'bac-kan', 'lang-son', 'thai-nguyen', 'tuyen-quang', 'ha-giang'];
const afterMerger = ['cao-bang', 'lang-son', 'thai-nguyen-2025', 'tuyen-quang-2025'];

function problemsOf(season: Partial<SeasonEntry>): [string, string][] {
  const whole = {
    year: 2024,
    theme: null,
    provinces: [],
    chair: null,
    viceChair: null,
    dueOn: null,
    ...season,
  };
  return seasonProblems(whole, base, 'cum').map(({ place, message }) => [place, message]);
}

const elected = (province: string, electedOn: string | null = null) => ({ province, electedOn });

describe('a year of a cluster', () => {
  it.each<[string, Partial<SeasonEntry>]>([
    ['of the provinces of before the merger', { year: 2024, provinces: beforeMerger }],
    ['of them in the year of the merger', { year: 2025, provinces: beforeMerger }],
    ['of those of after it, from that year on', { year: 2025, provinces: afterMerger }],
    [
      'redrawn, with a province of another cluster',
      { year: 2026, provinces: [...afterMerger, 'lao-cai-2025'] },
    ],
    [
      'whose chair ended in mid-term',
      { year: 2025, provinces: beforeMerger, chair: elected('ha-giang', '2024-12-21') },
    ],
    [
      'whose chair is what that one became part of',
      { year: 2025, provinces: beforeMerger, chair: elected('tuyen-quang-2025', '2025-07-15') },
    ],
    [
      'that is due at the end of it, or in the next',
      { year: 2024, provinces: beforeMerger, dueOn: '2025-01-31' },
    ],
  ])('may be %s', (_what, season) => expect(problemsOf(season)).toEqual([]));

  it.each<[string, Partial<SeasonEntry>, string, string]>([
    ['nobody', {}, 'cum.provinces', 'Cần ít nhất một tỉnh. Expected at least one province'],
    [
      'a province twice',
      { provinces: ['cao-bang', 'cao-bang'] },
      'cum.provinces[1]',
      '"cao-bang" có hai lần. "cao-bang" stands twice',
    ],
    [
      'a province that ended before',
      { year: 2026, provinces: ['ha-giang'] },
      'cum.provinces[0]',
      'Cần một tỉnh có trong năm 2026, gặp "ha-giang" (đã nhập vào "tuyen-quang-2025" ngày 2025-07-01). ' +
        'Expected a province of 2026, got "ha-giang" (it became part of "tuyen-quang-2025" on 2025-07-01)',
    ],
    [
      'a province that began later',
      { provinces: ['thai-nguyen-2025'] },
      'cum.provinces[0]',
      'Cần một tỉnh có trong năm 2024, gặp "thai-nguyen-2025" (bắt đầu từ 2025-07-01). ' +
        'Expected a province of 2024, got "thai-nguyen-2025" (it began on 2025-07-01)',
    ],
    [
      'a province and what it became part of',
      { year: 2025, provinces: ['ha-giang', 'tuyen-quang-2025'] },
      'cum.provinces[0]',
      '"ha-giang" đã nhập vào "tuyen-quang-2025", cũng có trong danh sách; giữ một trong hai. ' +
        '"ha-giang" became part of "tuyen-quang-2025", which is in the list too; keep one of them',
    ],
    [
      'a chair from elsewhere',
      { provinces: ['cao-bang'], chair: elected('lai-chau') },
      'cum.chair.province',
      'Cần một tỉnh của cụm trong năm ấy, hoặc tỉnh mà tỉnh ấy nhập vào, gặp "lai-chau". ' +
        'Expected a province of the season, or one that such a province became part of, got "lai-chau"',
    ],
    [
      'a chair elected when it was no more',
      { year: 2025, provinces: ['ha-giang'], chair: elected('ha-giang', '2025-08-01') },
      'cum.chair.electedOn',
      'Ngày 2025-08-01 không có tỉnh "ha-giang" (… đến 2025-07-01). There was no province "ha-giang" on 2025-08-01 (… to 2025-07-01)',
    ],
    [
      'an election of another term',
      { provinces: ['cao-bang'], viceChair: elected('cao-bang', '2021-01-12') },
      'cum.viceChair.electedOn',
      'Ngày bầu cho năm 2024 nằm trong năm trước hoặc năm ấy, gặp 2021-01-12. ' +
        'The election for 2024 is in the year before or in the year, got 2021-01-12',
    ],
    [
      'one province for both',
      { provinces: ['cao-bang'], chair: elected('cao-bang'), viceChair: elected('cao-bang') },
      'cum.viceChair.province',
      'Cụm phó phải khác cụm trưởng, gặp "cao-bang" cả hai. The vice chair is another than the chair, got "cao-bang" for both',
    ],
    [
      'a day long after',
      { provinces: ['cao-bang'], dueOn: '2026-01-01' },
      'cum.dueOn',
      'Hạn báo cáo năm 2024 nằm trong năm 2024 hoặc 2025, gặp 2026-01-01. What is due of 2024 is due in 2024 or 2025, got 2026-01-01',
    ],
  ])('is not of %s', (_what, season, place, message) =>
    expect(problemsOf(season)).toEqual([[place, message]]),
  );

  it('is that of the files of the project, whatever they say', () => {
    const all = content.clusters.flatMap(({ seasons }) => seasons);
    expect(all.flatMap((season) => problemsOf(season))).toEqual([]);
    expect(all.length).toBeGreaterThan(3);
  });
});

describe('a province', () => {
  it.each([
    ['Hà Giang', 2024, { id: 'ha-giang' }],
    ['LĐLĐ tỉnh Hà Giang', 2024, { id: 'ha-giang' }],
    ['Liên đoàn Lao động thành phố Đà Nẵng', 2024, { id: 'da-nang' }],
    ['Bắc Cạn', 2024, { id: 'bac-kan' }],
    ['Tuyên Quang', 2024, { id: 'tuyen-quang' }],
    ['Tuyên Quang', 2026, { id: 'tuyen-quang-2025' }],
    [
      'Tuyên Quang',
      2025,
      {
        problem:
          '"Tuyên Quang" năm 2025 chưa rõ là tỉnh nào; ghi mã: "tuyen-quang", "tuyen-quang-2025". ' +
          'It is not clear which province "Tuyên Quang" is in 2025; write its id: "tuyen-quang", "tuyen-quang-2025"',
      },
    ],
    ['Hà Giang', 2026, { id: 'ha-giang' }],
  ])('named "%s" in %d is the one of that year', (text, year, found) =>
    expect(provinceNamed(text, year, base.provinces)).toEqual(found),
  );
});
