import { membershipMeasures, welfareMeasures } from '../generated/measures';
import { membershipLines, type ReadableFigures } from '../figureLines';

const nothing = <Measure extends string>(measures: readonly Measure[]) =>
  Object.fromEntries(measures.map((measure) => [measure, null])) as Record<Measure, null>;

const figures: ReadableFigures<number> = {
  membership: {
    ...nothing(membershipMeasures),
    members: 35824,
    newMembers: 2384,
    unions: 686,
    newUnions: 13,
    employees: 38418,
    partyNominees: 738,
    partyAdmissions: 443,
    unionsBySector: [
      { sector: 'PRODUCTION_BUSINESS', unions: 98 },
      { sector: 'STATE_ADMINISTRATION', unions: 588 },
    ],
  },
  awards: { total: null, byKind: [] },
  welfare: { ...nothing(welfareMeasures), byProgramme: [] },
  activities: [],
};

describe('the lines of members and unions', () => {
  it('have the unions of each sector right below all unions, whose parts they are', () => {
    const lines = membershipLines([figures, null]);
    const values = lines.map(({ measure, sector, read }) => [measure, sector, read(figures)]);
    expect(values.filter(([, , value]) => value !== null)).toEqual([
      ['members', undefined, 35824],
      ['newMembers', undefined, 2384],
      ['unions', undefined, 686],
      ['unions', 'PRODUCTION_BUSINESS', 98],
      ['unions', 'STATE_ADMINISTRATION', 588],
      ['newUnions', undefined, 13],
      ['employees', undefined, 38418],
      ['partyNominees', undefined, 738],
      ['partyAdmissions', undefined, 443],
    ]);
  });
});
