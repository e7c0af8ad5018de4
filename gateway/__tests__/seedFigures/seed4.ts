import {
  activity,
  atLeast,
  atMost,
  exactly,
  factOnly,
  membership,
  provinceCount,
  typed,
  welfare,
  type SeedFigure,
} from './figures';

const file = '004_dba9ad952795537f.txt';
const year2020 = {
  figures: 'tenProvincesPublished2020',
  facts: 'tenProvincesFacts2020',
  unit: 'nam-trung-bo-tay-nguyen:2020',
  year: 2020,
  file,
} as const;
const year2021 = {
  facts: 'tenProvincesFacts2021',
  unit: 'nam-trung-bo-tay-nguyen:2021',
  year: 2021,
  file,
} as const;

/** The cluster of ten provinces on its year 2020 and its pact for 2021. */
export const seed4: SeedFigure[] = [
  provinceCount(
    'tenProvincesProvinces2021',
    's4-01',
    '10 provinces in the cluster',
    10,
    'it is the length of the list of provinces, which the document names one by one',
  ),
  factOnly(year2021, 's4-02', '8 focus points of the pact', 'pactFocusPoints', exactly(8), {
    printed: '8',
    offset: 861,
    why: 'points of a plan are not results',
  }),
  typed(
    year2020,
    's4-03',
    '4 provinces put forward by the cluster',
    activity('provincesHonoured'),
    exactly(4),
  ),
  typed(year2020, 's4-04', '187 new unions', membership('newUnions'), exactly(187)),
  typed(year2020, 's4-05', 'nearly 30,000 new members', membership('newMembers'), atMost(30_000)),
  typed(
    year2020,
    's4-06',
    '78 new welfare agreements',
    activity('welfareAgreements', { programme: 'phuc-loi-doan-vien' }),
    exactly(78),
  ),
  typed(
    year2020,
    's4-07',
    'over 16 billion đồng for Union Shelter',
    welfare('spent', 'mai-am-cong-doan'),
    atLeast(16_000_000_000),
  ),
  typed(year2020, 's4-08', 'over 300 houses', welfare('houses', 'mai-am-cong-doan'), atLeast(300)),
];
