import {
  activity,
  atLeast,
  awards,
  between,
  exactly,
  factOnly,
  membership,
  typed,
  welfare,
  type SeedFigure,
} from './figures';

const city = {
  figures: 'bacKanCityFigures',
  facts: 'bacKanFacts',
  unit: 'thanh-pho-bac-kan',
  year: 2023,
  file: '003_2e250d0e06b7b63a.txt',
} as const;
const ownCapital = { programme: 'von-tu-nguyen' };
const rate = 'rates of different units add up to nothing';

/** The federation of Bắc Kạn city on its year 2023. */
export const seed3: SeedFigure[] = [
  typed(
    city,
    's3-01',
    '1,469,200,000 đồng for members in hardship',
    welfare('spent', 'ho-tro-kho-khan'),
    exactly(1_469_200_000),
  ),
  typed(
    city,
    's3-02',
    '1,681 times of support in hardship',
    welfare('personTimes', 'ho-tro-kho-khan'),
    exactly(1_681),
  ),
  typed(
    city,
    's3-03',
    "over 60 loans of members' own capital",
    activity('memberCapitalPersonTimes', ownCapital),
    atLeast(60),
  ),
  typed(
    city,
    's3-04',
    "over 900 million đồng of members' own capital",
    activity('memberCapital', ownCapital),
    atLeast(900_000_000),
  ),
  typed(city, 's3-05', '54 unions with health checks', activity('unionsWithHealthChecks'), exactly(54)),
  typed(city, 's3-06', '65 unions due to have them', activity('unionsDueHealthChecks'), exactly(65)),
  factOnly(city, 's3-07', 'over 83% of unions with health checks', 'healthCheckRate', atLeast(8_300), {
    printed: 'trên 83%',
    offset: 1044,
    why: rate,
  }),
  typed(city, 's3-08', '13 unions that bargained on meals', activity('unionsBargainingMeals'), exactly(13)),
  factOnly(city, 's3-09', '20,000 to 40,000 đồng for a meal', 'shiftMealPrice', between(20_000, 40_000), {
    printed: '20.000đ- 40.000đ',
    offset: 1245,
    why: 'prices add up to nothing',
  }),
  typed(
    city,
    's3-10',
    '5 enterprises paying a 13th month',
    activity('enterprisesPaying13thMonth'),
    exactly(5),
  ),
  typed(city, 's3-11', '28 units inspected', activity('unitsInspected'), exactly(28)),
  typed(city, 's3-12', '107 new members', membership('newMembers'), exactly(107)),
  typed(
    city,
    's3-13',
    '1 new union, in a non-state enterprise',
    membership('newUnions', { sector: 'NON_STATE_ENTERPRISE' }),
    exactly(1),
  ),
  typed(city, 's3-14', '60 unions rated good', activity('unionsRatedGood'), exactly(60)),
  typed(city, 's3-15', '64 unions rated', activity('unionsRated'), exactly(64)),
  factOnly(city, 's3-16', '93.75% of unions rated good', 'unionsRatedGoodRate', exactly(9_375), {
    printed: '93,75%',
    offset: 1579,
    why: rate,
  }),
  typed(
    city,
    's3-17',
    '6 Commemorative Medals of the Confederation to persons',
    awards('COMMEMORATIVE_MEDAL', 'CONFEDERATION', 'INDIVIDUAL'),
    exactly(6),
  ),
  typed(
    city,
    's3-18',
    '12 awards of several kinds and bodies to collectives',
    awards('MIXED', null, 'COLLECTIVE'),
    exactly(12),
  ),
  typed(
    city,
    's3-19',
    '23 awards of several kinds and bodies to persons',
    awards('MIXED', null, 'INDIVIDUAL'),
    exactly(23),
  ),
];
