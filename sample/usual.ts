import type { Cell } from '../domain/cells';
import type { Dimensions } from '../domain/facts';
import type { MembersOf } from './members';
import { between, type Random } from './random';

/** A made-up number from `low` to `high`. */
type Ratio = (name: string, low: number, high: number) => number;

/** What there is to go by when a number is made up for a province and year. */
interface Size {
  members: number;
  membersBefore: number;
  unions: number;
  /** A ratio of the province, the same in all years. */
  lasting: Ratio;
  /** A ratio of the province in this year. */
  yearly: Ratio;
}

const medal = { kind: 'COMMEMORATIVE_MEDAL', awardedBy: 'CONFEDERATION', recipient: 'INDIVIDUAL' } as const;
const flag = { kind: 'EMULATION_FLAG', awardedBy: 'CONFEDERATION', recipient: 'COLLECTIVE' } as const;
const merit = { kind: 'CERTIFICATE_OF_MERIT' } as const;
const byConfederation = { ...merit, awardedBy: 'CONFEDERATION' } as const;
const byProvince = { ...merit, awardedBy: 'PROVINCE' } as const;

/** Plausible numbers of a province that came from no other, in proportion to its members. */
export function usualCells(province: string, year: number, membersOf: MembersOf, random: Random): Cell[] {
  const size = sizeFor(province, year, membersOf, random);
  return [...membership(size), ...awards(size), ...welfare(size), ...activities(size)];
}

function sizeFor(province: string, year: number, membersOf: MembersOf, random: Random): Size {
  const lasting: Ratio = (name, low, high) => between(low, high, random('lasting', name, province));
  const yearly: Ratio = (name, low, high) => between(low, high, random('yearly', name, province, year));
  const members = membersOf(province, year);
  const unions = members / lasting('union size', 50, 56);
  return { members, membersBefore: membersOf(province, year - 1), unions, lasting, yearly };
}

function membership({ members, membersBefore, unions, lasting, yearly }: Size): Cell[] {
  const business = lasting('business', 0.12, 0.35);
  const nominees = members * yearly('nominees', 0.012, 0.025);
  return [
    exactly('members', members),
    exactly('employees', members * lasting('employees', 1.05, 1.2)),
    exactly('newMembers', members - membersBefore + members * yearly('new members', 0.02, 0.05)),
    exactly('unions', unions * business, { sector: 'PRODUCTION_BUSINESS' }),
    exactly('unions', unions * (1 - business), { sector: 'STATE_ADMINISTRATION' }),
    exactly('newUnions', unions * yearly('new unions', 0.01, 0.03)),
    exactly('partyNominees', nominees),
    exactly('partyAdmissions', nominees * yearly('admissions', 0.55, 0.75)),
  ];
}

function awards({ members, yearly }: Size): Cell[] {
  const one = (name: string, inMembers: number, dimensions: Dimensions) =>
    exactly('awards', (members / inMembers) * yearly(name, 0.8, 1.2), dimensions);
  return [
    one('flags', 25_000, flag),
    one('confederation, collective', 4_600, { ...byConfederation, recipient: 'COLLECTIVE' }),
    one('confederation, individual', 3_400, { ...byConfederation, recipient: 'INDIVIDUAL' }),
    one('province, collective', 900, { ...byProvince, recipient: 'COLLECTIVE' }),
    one('province, individual', 400, { ...byProvince, recipient: 'INDIVIDUAL' }),
    one('medals', 2_500, medal),
  ];
}

function welfare({ members, yearly }: Size): Cell[] {
  const tet = members * yearly('tết gifts', 0.25, 0.45);
  const month = members * yearly('month gifts', 0.04, 0.09);
  const hardship = members * yearly('hardship', 0.02, 0.05);
  const houses = members / yearly('members a house', 2_000, 3_500);
  return [
    exactly('gifts', tet, { programme: 'tet-sum-vay' }),
    exactly('spent', tet * vnd(yearly('tết gift', 300, 500)), { programme: 'tet-sum-vay' }),
    exactly('gifts', month, { programme: 'thang-cong-nhan' }),
    exactly('spent', month * vnd(yearly('month gift', 300, 700)), { programme: 'thang-cong-nhan' }),
    exactly('personTimes', hardship, { programme: 'ho-tro-kho-khan' }),
    exactly('spent', hardship * vnd(yearly('hardship case', 400, 800)), { programme: 'ho-tro-kho-khan' }),
    exactly('houses', houses, { programme: 'mai-am-cong-doan' }),
    exactly('people', houses, { programme: 'mai-am-cong-doan' }),
    exactly('spent', houses * vnd(yearly('house', 40_000, 60_000)), { programme: 'mai-am-cong-doan' }),
    exactly('contributed', members * vnd(yearly('funds', 3, 10)), { programme: 'nhieu-quy' }),
  ];
}

function activities({ members, unions, yearly }: Size): Cell[] {
  const classes = members * yearly('classes', 0.0004, 0.0008);
  return [
    exactly('voterMeetings', yearly('voter meetings', 1, 4)),
    exactly('petitions', yearly('petitions', 10, 40)),
    exactly('leaderDialogues', yearly('leader dialogues', 1, 3)),
    exactly('bargainingAndDialogueSessions', members * yearly('sessions', 0.0002, 0.0004)),
    exactly('trainingClasses', classes),
    exactly('trainingAttendances', classes * yearly('class size', 80, 150)),
    exactly('welfareAgreements', yearly('agreements', 2, 12)),
    exactly('unitsInspected', unions * yearly('inspected', 0.1, 0.2)),
  ];
}

/** Thousands of đồng as đồng. */
function vnd(thousands: number): number {
  return Math.round(thousands) * 1_000;
}

function exactly(measure: string, number: number, dimensions: Dimensions = {}): Cell {
  const value = Math.round(number);
  return { measure, ...dimensions, value, atLeast: value, atMost: value };
}
