import { queryOf, type Answer } from './asking';
import type { Question } from './load';
import { acknowledgedUntil, type KnownMembers } from './writes';

export interface Season {
  cluster: string;
  year: number;
  provinces: readonly string[];
}

interface SeasonAnswer {
  cluster?: {
    season?: {
      provinces: {
        id: string;
        report: { figures: { membership: { members: { value: number } | null } } } | null;
      }[];
      totals: {
        figures: { membership: { members: { value: number; reportedBy: number } | null } };
        coverage: {
          expected: number;
          reported: number;
          missing: { province: { id: string }; reason: string }[];
        };
      };
    } | null;
  } | null;
}

const query = `query Members($cluster: ID!, $year: Int!) {
  cluster(id: $cluster) { season(year: $year) {
    provinces { id report(year: $year) { figures { membership { members { value } } } } }
    totals {
      figures { membership { members { value reportedBy } } }
      coverage { expected reported missing { province { id } reason } }
    }
  } }
}`;

/**
 * How long an import that was acknowledged may take to be seen: it is told to a gateway before it is acknowledged, or,
 * if the province was killed in between, when it has started again.
 */
const seenWithinMillis = 5_000;

/** Every province's members, and what they add up to, of the same moment. */
export function membersQuestion(
  { cluster, year, provinces: expected }: Season,
  members: KnownMembers,
  apiKey: string,
): Question {
  return {
    asked: () => queryOf(query, { cluster, year }, apiKey),
    check(body, askedAt) {
      const season = (body.data as SeasonAnswer | undefined)?.cluster?.season;
      if (!season) return unansweredByRegister(body);
      const { totals } = season;
      const values = season.provinces.map(({ id, report }) => ({
        id,
        value: report?.figures.membership.members?.value ?? null,
      }));
      const absent = new Set(totals.coverage.missing.map(({ province }) => province.id));
      const earlier = new Set(body.extensions?.coverage?.stale.map(({ province }) => province));
      const sum = values.reduce((total, { id, value }) => total + (absent.has(id) ? 0 : (value ?? 0)), 0);
      const { value = 0, reportedBy = 0 } = totals.figures.membership.members ?? {};
      const claims: [string, unknown, unknown][] = [
        ['the provinces', values.map(({ id }) => id).sort(), [...expected].sort()],
        ['provinces expected', totals.coverage.expected, expected.length],
        ['reported and missing', totals.coverage.reported + absent.size, expected.length],
        ['provinces behind the sum', reportedBy, totals.coverage.reported],
        ['the sum of the parts', value, sum],
      ];
      return [
        ...values.flatMap((row) =>
          absent.has(row.id) ? [] : valueProblems(row, members, askedAt, earlier.has(row.id)),
        ),
        ...claims
          .map(([claim, got, wanted]) => [claim, JSON.stringify(got), JSON.stringify(wanted)])
          .filter(([, got, wanted]) => got !== wanted)
          .map(([claim, got, wanted]) => `${claim}: got ${got}, expected ${wanted}`),
      ];
    },
  };
}

interface YearsAnswer {
  cluster?: {
    season?: {
      provinces: {
        id: string;
        reports: { year: number; figures: { membership: { members: { value: number } | null } } }[] | null;
      }[];
    } | null;
  } | null;
}

const yearsQuery = `query Years($cluster: ID!, $year: Int!, $from: Int!, $to: Int!) {
  cluster(id: $cluster) { season(year: $year) {
    provinces { id reports(from: $from, to: $to) { year figures { membership { members { value } } } } }
  } }
}`;

/** The same figures, each time among other years, so that they are asked of the provinces and not known already. */
export function yearsQuestion(
  { cluster, year, provinces: expected }: Season,
  members: KnownMembers,
  apiKey: string,
): Question {
  let turn = 0;
  return {
    asked() {
      turn += 1;
      const [from, to] = [2000 + (turn % (year - 1999)), 2025 + (Math.floor(turn / (year - 1999)) % 75)];
      return queryOf(yearsQuery, { cluster, year, from, to }, apiKey);
    },
    check(body, askedAt) {
      const season = (body.data as YearsAnswer | undefined)?.cluster?.season;
      if (!season) return unansweredByRegister(body);
      const absent = new Set(body.extensions?.coverage?.missing.map(({ province }) => province));
      return [
        ...(season.provinces.length === expected.length ? [] : ['not every province is named']),
        ...season.provinces.flatMap(({ id, reports }) => {
          if (absent.has(id)) return reports === null ? [] : [`${id} is there, and said to be missing`];
          const found = reports?.find((one) => one.year === year);
          const value = found?.figures.membership.members?.value ?? null;
          return valueProblems({ id, value }, members, askedAt, false);
        }),
      ];
    },
  };
}

/** A value must have been sent, and not be older than what was acknowledged, unless the answer says that it may be. */
function valueProblems(
  { id, value }: { id: string; value: number | null },
  members: KnownMembers,
  askedAt: number,
  isEarlier: boolean,
): string[] {
  const known = members.get(id);
  if (!known) return [`${id} takes no part`];
  if (value === null || !known.sent.has(value)) return [`${id} never reported ${value}`];
  const least = acknowledgedUntil(known, askedAt - seenWithinMillis);
  if (isEarlier || value >= least) return [];
  return [`${id} has ${value}, though ${least} was acknowledged ${seenWithinMillis} ms before and more`];
}

/** While the register is down its own fields may be missing, which the answer then says. */
function unansweredByRegister({ errors = [] }: Answer): string[] {
  return errors.some(({ extensions }) => extensions?.code === 'REGISTER_UNAVAILABLE')
    ? []
    : [`no season, and no word why: ${JSON.stringify(errors).slice(0, 300)}`];
}
