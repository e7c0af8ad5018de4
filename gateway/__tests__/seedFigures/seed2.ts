import {
  activity,
  atLeast,
  awards,
  exactly,
  factOnly,
  membership,
  typed,
  welfare,
  type SeedFigure,
} from './figures';

const laiChau = {
  figures: 'laiChauReport',
  facts: 'laiChauFacts',
  unit: 'lai-chau',
  year: 2024,
  file: '002_289a628c0c51be85.txt',
} as const;
const meritToCollectives = {
  kind: 'CERTIFICATE_OF_MERIT',
  awardedBy: 'PROVINCE',
  recipient: 'COLLECTIVE',
} as const;
const threeNumbers = 'the report adds s2-18, s2-19 and s2-20 to one number, 17';

/** The draft report of Lai Châu on its year 2024. */
export const seed2: SeedFigure[] = [
  typed(laiChau, 's2-01', '11 unions above the grassroots', activity('superiorUnions'), exactly(11)),
  typed(laiChau, 's2-02', '8 district and city federations', activity('districtUnions'), exactly(8), {
    includedIn: 's2-01',
  }),
  typed(laiChau, 's2-03', '3 sector unions', activity('sectorUnions'), exactly(3), { includedIn: 's2-01' }),
  typed(laiChau, 's2-04', '786 grassroots unions', membership('unions'), exactly(786)),
  typed(laiChau, 's2-05', '23,218 employees', membership('employees'), exactly(23_218)),
  typed(laiChau, 's2-06', '10 targets met', activity('targetsMet'), exactly(10)),
  typed(laiChau, 's2-07', '11 targets assigned', activity('targetsAssigned'), exactly(11)),
  typed(laiChau, 's2-08', '52 planned tasks done', activity('plannedTasksDone'), exactly(52)),
  typed(laiChau, 's2-09', '4 departments rated good', activity('departmentsRatedGood'), exactly(4)),
  typed(
    laiChau,
    's2-10',
    '11 unions above the grassroots rated good',
    activity('superiorUnionsRatedGood'),
    exactly(11),
  ),
  typed(laiChau, 's2-11', '3 collectives rated excellent', activity('collectivesRatedExcellent'), exactly(3)),
  factOnly(laiChau, 's2-12', '100% of the staff in a campaign', 'campaignFollowersRate', exactly(10_000), {
    printed: '100%',
    offset: 1856,
    why: 'rates of different units add up to nothing',
  }),
  typed(
    laiChau,
    's2-13',
    '70 Certificates of Merit to persons, by whom is not said',
    awards('CERTIFICATE_OF_MERIT', null, 'INDIVIDUAL'),
    exactly(70),
  ),
  typed(
    laiChau,
    's2-14',
    "8,552 gifts of Workers' Month",
    welfare('gifts', 'thang-cong-nhan'),
    exactly(8_552),
  ),
  typed(
    laiChau,
    's2-15',
    "over 6.3 billion đồng for Workers' Month",
    welfare('spent', 'thang-cong-nhan'),
    atLeast(6_300_000_000),
  ),
  typed(
    laiChau,
    's2-16',
    '5 Emulation Flags of the province to collectives',
    awards('EMULATION_FLAG', 'PROVINCE', 'COLLECTIVE'),
    exactly(5),
  ),
  typed(
    laiChau,
    's2-17',
    "1 recognition as meeting a flag's standard",
    activity('recognitions', { kind: 'EMULATION_FLAG', awardedBy: 'PROVINCE', recipient: 'COLLECTIVE' }),
    exactly(1),
    { form: 'ITEM' },
  ),
  factOnly(laiChau, 's2-18', '3 Certificates of Merit for work in the block', 'awards', exactly(3), {
    ...meritToCollectives,
    printed: '03',
    offset: 3361,
    why: threeNumbers,
  }),
  factOnly(laiChau, 's2-19', '8 Certificates of Merit for the social fund', 'awards', exactly(8), {
    ...meritToCollectives,
    printed: '8',
    offset: 3448,
    why: threeNumbers,
  }),
  factOnly(laiChau, 's2-20', '6 Certificates of Merit for new members', 'awards', exactly(6), {
    ...meritToCollectives,
    printed: '6',
    offset: 3532,
    why: threeNumbers,
  }),
  typed(
    laiChau,
    's2-21',
    '3 Certificates of Merit of the province to persons',
    awards('CERTIFICATE_OF_MERIT', 'PROVINCE', 'INDIVIDUAL'),
    exactly(3),
  ),
];
