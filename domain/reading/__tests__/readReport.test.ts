import { loadCatalogue } from '../../../platform/loadCatalogue';
import { loadLexicon } from '../../../platform/loadLexicon';
import { readReport } from '../readReport';
import type { Proposal } from '../reading';

const knowledge = { catalogue: loadCatalogue(), lexicon: loadLexicon() };
const title = 'Kết quả hoạt động công đoàn năm 2023\n\n';
const read = (text: string) => readReport(title + text, knowledge);

/** What is proposed, as short as can be: the words, the measure and what is said of it. */
function proposed(text: string): unknown[] {
  return read(text).proposals.map((one) => [one.text, one.measure, ...saidOf(one)]);
}

function saidOf({
  awardKind,
  awardedBy,
  recipient,
  programme,
  sector,
  includedIn,
  unit,
}: Proposal): unknown[] {
  return [awardKind, awardedBy, recipient, programme, sector, unit, includedIn].filter(
    (said) => said !== null,
  );
}

const reasonsOf = (text: string) =>
  read(text)
    .leftOut.filter(({ start }) => start >= title.length)
    .map(({ text: words, reason }) => [words, reason]);

describe('what a number is of', () => {
  it.each([
    [
      'Toàn tỉnh có 1.204 CĐCS với 98.310 đoàn viên.',
      [
        ['1.204', 'unions'],
        ['98.310', 'members'],
      ],
    ],
    ['Tổng số đoàn viên: 45.120.', [['45.120', 'members']]],
    [
      'Kết nạp được trên 5.600 đoàn viên, thành lập mới 21 CĐCS.',
      [
        ['trên 5.600', 'newMembers'],
        ['21', 'newUnions'],
      ],
    ],
    ['Số đoàn viên kết nạp mới là 812 người.', [['812', 'newMembers']]],
    ['Thành lập ba công đoàn cơ sở.', [['ba', 'newUnions']]],
    [
      'Giới thiệu 310 đoàn viên ưu tú cho Đảng, trong đó 195 đồng chí được kết nạp.',
      [
        ['310', 'partyNominees'],
        ['195', 'partyAdmissions'],
      ],
    ],
    [
      'Mở 14 lớp tập huấn cho 920 lượt cán bộ công đoàn.',
      [
        ['14', 'trainingClasses'],
        ['920', 'trainingAttendances'],
      ],
    ],
    [
      'Có 31/40 (77,5%) CĐCS xếp loại hoàn thành tốt nhiệm vụ.',
      [
        ['31', 'unionsRatedGood'],
        ['40', 'unionsRated'],
      ],
    ],
    ['Kiểm tra việc chấp hành Điều lệ tại 12 đơn vị.', [['12', 'unitsInspected']]],
  ])('%s', (text, expected) => {
    expect(proposed(text)).toEqual(expected);
  });

  it('takes lượt for times and never for people', () => {
    expect(proposed('Thăm hỏi 340 lượt đoàn viên ốm đau, số tiền 170 triệu đồng.')).toEqual([
      ['340', 'personTimes', 'tham-om-dau-hoan-nan'],
      ['170 triệu đồng', 'spent', 'tham-om-dau-hoan-nan'],
    ]);
  });

  it('reads two numbers around a stroke as two', () => {
    expect(proposed('Hỗ trợ đoàn viên có hoàn cảnh khó khăn 95.000.000 đồng/190 lượt người.')).toEqual([
      ['95.000.000 đồng', 'spent', 'ho-tro-kho-khan'],
      ['190', 'personTimes', 'ho-tro-kho-khan'],
    ]);
  });

  it('does not take workers who lost their work, or what no measure counts, for a measure', () => {
    const { proposals, notUnderstood } = read('Có 2.300 lao động bị mất việc; 412 sáng kiến được công nhận.');
    expect(proposals).toEqual([]);
    expect(notUnderstood.map(({ text }) => text)).toEqual(['2.300', '412']);
  });
});

describe('what looks like a number of a measure and is another', () => {
  it.each([
    ['Thành lập 4 CĐCS; giải thể 2 công đoàn cơ sở.', [['4', 'newUnions']]],
    ['Thành lập 7 CĐCS; chuyển giao 13 CĐCS để thành lập CĐCS mới.', [['7', 'newUnions']]],
    ['Có 309/1.301 CĐCS tổ chức đại hội.', []],
    ['Chỉ đạo 13 CĐCS tổ chức đại hội.', []],
    ['Tập huấn cho 350 cán bộ CĐCS.', []],
    ['Vận động doanh nghiệp có từ 25 lao động trở lên.', []],
    ['LĐLĐ tỉnh đề nghị Tổng LĐLĐ Việt Nam tặng 15 Kỷ niệm chương.', []],
    [
      'Trao Kỷ niệm chương cho 10 cán bộ và tuyên dương 9 cán bộ.',
      [['10', 'awards', 'COMMEMORATIVE_MEDAL', 'CONFEDERATION', 'INDIVIDUAL']],
    ],
    ['Ngân hàng giải ngân cho 7 đoàn viên vay vốn.', []],
    ['Có 93 đoàn viên được nhận quà Tết.', [['93', 'people']]],
    [
      'Tặng 700 suất quà, mỗi suất 1,8 triệu đồng, gồm 1,5 triệu đồng tiền mặt và phiếu 300.000 đồng.',
      [['700', 'gifts']],
    ],
    ['Tặng 90 suất quà “0 đồng”.', [['90', 'gifts']]],
    [
      'LĐLĐ tỉnh tặng 01 Cờ thi đua cho CĐCS Sở Y tế.',
      [['01', 'awards', 'EMULATION_FLAG', 'PROVINCE', 'COLLECTIVE']],
    ],
    ['Có 20 cá nhân được tặng Bằng khen, Huân chương.', [['20', 'awards', 'MIXED', 'INDIVIDUAL']]],
  ])('%s', (text, expected) => {
    expect(proposed(text)).toEqual(expected);
  });

  it('is not sure of a second total, of too little money for so many, or of what a government gave', () => {
    const sure = (text: string) => read(text).proposals.map(({ text: words, sureness }) => [words, sureness]);
    expect(sure('Công đoàn ngành hiện có 45 công đoàn cơ sở, 44 công đoàn cơ sở thành viên.')).toEqual([
      ['45', 'high'],
      ['44', 'low'],
    ]);
    expect(sure('Tặng 5.000 suất quà, trị giá 5 triệu đồng.')).toEqual([
      ['5.000', 'high'],
      ['5 triệu đồng', 'low'],
    ]);
    expect(sure('UBND tỉnh tặng 40 suất quà.')).toEqual([['40', 'low']]);
    expect(sure('Cán bộ công đoàn tặng 40 suất quà.')).toEqual([['40', 'high']]);
  });
});

describe('programmes', () => {
  it('are those that the clause names, and several together', () => {
    expect(
      proposed(
        'Trao 700 suất quà từ Chương trình “Tết Sum vầy - Xuân no ấm”; 90 suất quà từ các chương trình “Tết Sum vầy” và “Bữa cơm công đoàn”.',
      ),
    ).toEqual([
      ['700', 'gifts', 'tet-sum-vay'],
      ['90', 'gifts', 'nhieu-chuong-trinh'],
    ]);
  });

  it('hold for the sentence that begins with them', () => {
    expect(
      proposed(
        'Trong Tháng Công nhân, LĐLĐ tỉnh tổ chức đối thoại; tặng 60 suất quà cho công nhân khó khăn.',
      ),
    ).toEqual([['60', 'gifts', 'thang-cong-nhan']]);
  });
});

describe('awards', () => {
  it('have the kind, the giver and the recipients that the words say', () => {
    expect(
      proposed(
        'LĐLĐ tỉnh tặng Cờ thi đua cho 7 tập thể, Bằng khen cho 20 tập thể, 31 cá nhân; 4 tập thể được Tổng LĐLĐ Việt Nam tặng Bằng khen.',
      ),
    ).toEqual([
      ['7', 'awards', 'EMULATION_FLAG', 'PROVINCE', 'COLLECTIVE'],
      ['20', 'awards', 'CERTIFICATE_OF_MERIT', 'PROVINCE', 'COLLECTIVE'],
      ['31', 'awards', 'CERTIFICATE_OF_MERIT', 'PROVINCE', 'INDIVIDUAL'],
      ['4', 'awards', 'CERTIFICATE_OF_MERIT', 'CONFEDERATION', 'COLLECTIVE'],
    ]);
  });

  it('of governments are left out', () => {
    expect(reasonsOf('UBND tỉnh tặng Bằng khen cho 5 tập thể.')).toEqual([['5', 'OUTSIDE']]);
  });

  it('of a unit that is named are one', () => {
    expect(
      proposed('Tổng LĐLĐ Việt Nam tặng Cờ thi đua cho LĐLĐ tỉnh Hà Tĩnh và LĐLĐ tỉnh Nghệ An.'),
    ).toEqual([
      ['Cờ thi đua', 'awards', 'EMULATION_FLAG', 'CONFEDERATION', 'COLLECTIVE', 'LĐLĐ tỉnh Hà Tĩnh'],
      ['LĐLĐ tỉnh Nghệ An', 'awards', 'EMULATION_FLAG', 'CONFEDERATION', 'COLLECTIVE', 'LĐLĐ tỉnh Nghệ An'],
    ]);
  });

  it('of one kind in a city are of the province if the city is one of those', () => {
    const given = 'LĐLĐ thành phố tặng Bằng khen cho 9 tập thể.';
    const giver = (text: string) => read(text).proposals.map(({ awardedBy }) => awardedBy);
    expect(giver(`Hội nghị tại thành phố Hải Phòng. ${given}`)).toEqual(['PROVINCE']);
    expect(giver(`Hội nghị tại thành phố Vinh. ${given}`)).toEqual(['SUPERIOR_UNION']);
  });
});

describe('parts', () => {
  it('behind "trong đó" are contained in the number before', () => {
    expect(
      proposed('Có tổng số 90 CĐCS, trong đó khối hành chính sự nghiệp 60, khối sản xuất kinh doanh 30.'),
    ).toEqual([
      ['90', 'unions'],
      ['60', 'unions', 'STATE_ADMINISTRATION', 0],
      ['30', 'unions', 'PRODUCTION_BUSINESS', 0],
    ]);
  });

  it('that the catalogue does not split off are left out, so that they are not added twice', () => {
    expect(reasonsOf('Kết nạp 800 đoàn viên, trong đó 350 đoàn viên ở doanh nghiệp.')).toEqual([
      ['350', 'PART'],
    ]);
  });
});

describe('what is left out', () => {
  it.each([
    [
      'Sáng 21/12, hội nghị khai mạc lúc 8h30.',
      [
        ['21/12', 'DATE'],
        ['8h30', 'DATE'],
      ],
    ],
    [
      'Nhiệm kỳ 2023 - 2028, Tết Giáp Thìn 2024.',
      [
        ['2023 - 2028', 'YEAR'],
        ['2024', 'YEAR'],
      ],
    ],
    [
      'Cụm thi đua số 4 họp lần thứ 3.',
      [
        ['4', 'ORDINAL'],
        ['3', 'ORDINAL'],
      ],
    ],
    ['Kỷ niệm 94 năm ngày thành lập.', [['94', 'ANNIVERSARY']]],
    [
      'Thực hiện Nghị quyết số 02-NQ/TW và Quyết định 1689/QĐ-TLĐ.',
      [
        ['02-NQ/TW', 'DOCUMENT_NUMBER'],
        ['1689/QĐ-TLĐ', 'DOCUMENT_NUMBER'],
      ],
    ],
    ['Điện thoại: 0216 3876 543.', [['0216 3876 543', 'PHONE']]],
    [
      'Trang 3/12\nLượt xem: 1.045',
      [
        ['3/12', 'COUNTER'],
        ['1.045', 'COUNTER'],
      ],
    ],
    ['325 lượt xem', [['325', 'COUNTER']]],
    ['z6152267266429 anh.jpg', [['6152267266429', 'CODE']]],
    ['Đạt 98,5% kế hoạch.', [['98,5%', 'RATE']]],
    [
      'Năm 2024, phấn đấu kết nạp 3.000 đoàn viên.',
      [
        ['2024', 'YEAR'],
        ['3.000', 'PLAN'],
      ],
    ],
    ['Kết nạp 812 đoàn viên (chỉ tiêu tỉnh giao 700 đoàn viên).', [['700', 'PLAN']]],
    [
      'Kết nạp 812 đoàn viên, tăng 95 đoàn viên so với năm 2022.',
      [
        ['95', 'CHANGE'],
        ['2022', 'YEAR'],
      ],
    ],
    ['Tặng 40 suất quà, mỗi suất 500.000 đồng.', [['500.000 đồng', 'PRICE']]],
    ['Cụm thi đua gồm LĐLĐ 6 tỉnh.', [['6', 'SCOPE']]],
  ])('%s', (text, expected) => {
    expect(reasonsOf(text)).toEqual(expected);
  });

  it('stands under the heading of what is to come', () => {
    const text =
      'I. KẾT QUẢ\n1. Kết nạp 500 đoàn viên.\nII. PHƯƠNG HƯỚNG NĂM 2024\n1. Kết nạp 450 đoàn viên.';
    expect(proposed(text)).toEqual([['500', 'newMembers']]);
    expect(reasonsOf(text)).toContainEqual(['450', 'PLAN']);
  });
});

it('a title that names both years is no heading of what is to come', () => {
  const text = 'TỔNG KẾT NĂM 2023, PHƯƠNG HƯỚNG NHIỆM VỤ NĂM 2024\nKết nạp 500 đoàn viên.';
  expect(readReport(text, knowledge).proposals.map(({ value }) => value)).toEqual([500]);
});

describe('years', () => {
  it.each([
    ['Tổng kết năm 2022, phương hướng nhiệm vụ năm 2023', 2022],
    ['Hội nghị ngày 08/01/2025 tổng kết công tác', 2024],
    ['Chăm lo Tết Bính Ngọ 2026', 2026],
    ['Báo cáo công tác', null],
  ])('%s', (text, year) => {
    expect(readReport(`${text}\nKết nạp 5 đoàn viên.`, knowledge).year).toBe(year);
  });

  it('are those that a sentence begins with, if they are earlier', () => {
    expect(read('Năm 2021, toàn tỉnh kết nạp 600 đoàn viên.').proposals.map(({ year }) => year)).toEqual([
      2021,
    ]);
  });
});

it('shows no name of a person', () => {
  const [one] = read(
    'Đồng chí Hoàng Quốc Việt, Chủ tịch LĐLĐ tỉnh, tặng Bằng khen cho 12 tập thể.',
  ).proposals;
  expect(one?.sentence).toBe('Đồng chí ███████████████, Chủ tịch LĐLĐ tỉnh, tặng Bằng khen cho 12 tập thể.');
});
