import {
  activity,
  atLeast,
  atMost,
  awards,
  exactly,
  factOnly,
  membership,
  provinceCount,
  typed,
  unionsOf,
  welfare,
  type SeedFigure,
  mentioned,
} from './figures';

const file = '000_36cce4a0ec160860.txt';
const cluster = {
  figures: 'cum5Published',
  facts: 'cum5Facts',
  unit: 'cum-5:2024',
  year: 2024,
  file,
} as const;
const caoBang = {
  figures: 'caoBangReport',
  facts: 'caoBangFacts',
  unit: 'cao-bang',
  year: 2024,
  file,
} as const;
const langSon = { facts: 'langSonFacts', unit: 'lang-son', year: 2024, file } as const;
const thaiNguyen = {
  figures: 'thaiNguyenReport',
  facts: 'thaiNguyenFacts',
  unit: 'thai-nguyen',
  year: 2024,
  file,
} as const;

const meritOfConfederation = {
  form: 'ITEM',
  kind: 'CERTIFICATE_OF_MERIT',
  awardedBy: 'CONFEDERATION',
  recipient: 'COLLECTIVE',
} as const;
const twoCertificates = 'the report of Lạng Sơn adds its two certificates to one number';

/** Emulation cluster no. 5 on its year 2024. */
export const seed0: SeedFigure[] = [
  typed(cluster, 's0-01', '6,428 grassroots unions', membership('unions'), exactly(6_428)),
  typed(cluster, 's0-02', '937 unions in business', unionsOf('PRODUCTION_BUSINESS'), exactly(937), {
    includedIn: 's0-01',
  }),
  typed(cluster, 's0-03', '5,491 unions in the state', unionsOf('STATE_ADMINISTRATION'), exactly(5_491), {
    includedIn: 's0-01',
  }),
  typed(cluster, 's0-04', '339,739 members', membership('members'), exactly(339_739)),
  typed(cluster, 's0-05', '13 meetings with voters', activity('voterMeetings'), exactly(13)),
  typed(cluster, 's0-06', '122 petitions of members', activity('petitions'), exactly(122)),
  typed(cluster, 's0-07', '9 dialogues with leaders', activity('leaderDialogues'), exactly(9)),
  typed(
    cluster,
    's0-08',
    '109 sessions of bargaining and dialogue',
    activity('bargainingAndDialogueSessions'),
    exactly(109),
  ),
  typed(cluster, 's0-09', '160,000 gifts', welfare('gifts', 'nhieu-chuong-trinh'), exactly(160_000)),
  typed(
    cluster,
    's0-10',
    'nearly 60 billion đồng of gifts',
    welfare('spent', 'nhieu-chuong-trinh'),
    atMost(60_000_000_000),
  ),
  typed(cluster, 's0-11', '225 people of Union Shelter', welfare('people', 'mai-am-cong-doan'), exactly(225)),
  typed(
    cluster,
    's0-12',
    'nearly 10 billion đồng for Union Shelter',
    welfare('spent', 'mai-am-cong-doan'),
    atMost(10_000_000_000),
  ),
  typed(cluster, 's0-13', '132 new unions', membership('newUnions'), exactly(132)),
  typed(cluster, 's0-14', '25,493 new members', membership('newMembers'), exactly(25_493)),
  typed(cluster, 's0-15', '7,417 introduced to the Party', membership('partyNominees'), exactly(7_417)),
  typed(cluster, 's0-16', '4,925 admitted to the Party', membership('partyAdmissions'), exactly(4_925)),
  typed(cluster, 's0-17', '202 training classes', activity('trainingClasses'), exactly(202)),
  typed(
    cluster,
    's0-18',
    'over 24,000 training attendances',
    activity('trainingAttendances'),
    atLeast(24_000),
  ),
  mentioned(
    caoBang,
    's0-19',
    'a Certificate of Merit of the Confederation to Cao Bằng',
    awards('CERTIFICATE_OF_MERIT', 'CONFEDERATION', 'COLLECTIVE'),
    exactly(1),
    { form: 'ITEM' },
  ),
  factOnly(langSon, 's0-20', 'a Certificate of Merit to Lạng Sơn, for new members', 'awards', exactly(1), {
    ...meritOfConfederation,
    printed: 'LĐLĐ tỉnh Lạng Sơn',
    offset: 3581,
    why: twoCertificates,
  }),
  typed(
    cluster,
    's0-21',
    '4,200 people supported after the storm',
    welfare('people', 'khac-phuc-bao-so-3-2024'),
    exactly(4_200),
  ),
  typed(
    cluster,
    's0-22',
    'over 9 billion đồng spent after the storm',
    welfare('spent', 'khac-phuc-bao-so-3-2024'),
    atLeast(9_000_000_000),
  ),
  typed(
    cluster,
    's0-23',
    '14 Emulation Flags of the Confederation to collectives',
    awards('EMULATION_FLAG', 'CONFEDERATION', 'COLLECTIVE'),
    exactly(14),
  ),
  typed(
    cluster,
    's0-24',
    '74 Certificates of Merit of the Confederation to collectives',
    awards('CERTIFICATE_OF_MERIT', 'CONFEDERATION', 'COLLECTIVE'),
    exactly(74),
  ),
  typed(
    cluster,
    's0-25',
    '100 Certificates of Merit of the Confederation to persons',
    awards('CERTIFICATE_OF_MERIT', 'CONFEDERATION', 'INDIVIDUAL'),
    exactly(100),
  ),
  typed(
    cluster,
    's0-26',
    'thousands of Certificates of Merit of the provinces, to whom is not split',
    awards('CERTIFICATE_OF_MERIT', 'PROVINCE', null),
    atLeast(1_000),
  ),
  mentioned(
    caoBang,
    's0-27',
    'an Emulation Flag of the Confederation to Cao Bằng',
    awards('EMULATION_FLAG', 'CONFEDERATION', 'COLLECTIVE'),
    exactly(1),
    { form: 'ITEM' },
  ),
  mentioned(
    thaiNguyen,
    's0-28',
    'a Certificate of Merit of the Confederation to Thái Nguyên',
    awards('CERTIFICATE_OF_MERIT', 'CONFEDERATION', 'COLLECTIVE'),
    exactly(1),
    { form: 'ITEM' },
  ),
  factOnly(langSon, 's0-29', 'a Certificate of Merit to Lạng Sơn, for emulation', 'awards', exactly(1), {
    ...meritOfConfederation,
    printed: 'LĐLĐ tỉnh Lạng Sơn',
    offset: 5406,
    why: twoCertificates,
  }),
  factOnly(cluster, 's0-30', 'nearly 100 square metres of one house', 'houseArea', atMost(100), {
    form: 'ITEM',
    programme: 'mai-am-cong-doan',
    printed: 'gần 100 m2',
    offset: 8674,
    why: 'the area of one house adds up to nothing',
  }),
  factOnly(cluster, 's0-31', 'nearly 500 million đồng for one house', 'houseCost', atMost(500_000_000), {
    form: 'ITEM',
    programme: 'mai-am-cong-doan',
    printed: 'gần 500 triệu đồng',
    offset: 8700,
    why: 'the cost of one house is mostly paid by the family',
  }),
  factOnly(cluster, 's0-32', '75 million đồng given for one house', 'spent', exactly(75_000_000), {
    form: 'ITEM',
    programme: 'mai-am-cong-doan',
    printed: '75 triệu đồng',
    offset: 8754,
    notAdded:
      'Có thể đã nằm trong số gần 10 tỷ đồng của Mái ấm Công đoàn / May already be part of the nearly 10 billion of Union Shelter',
    why: 'it may already be in the nearly 10 billion of s0-12',
  }),
  provinceCount(
    'cum5Provinces',
    's0-33',
    '6 provinces in the cluster',
    6,
    'it is counted from a list of names and not printed, so it is the length of the list of provinces',
  ),
];
