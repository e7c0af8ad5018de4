import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../../services/shared/paths';
import type { KnownMembers } from './writes';

export interface Question {
  query: string;
  variables: Record<string, unknown>;
  /** What is wrong with the answer; empty where it is right. */
  check(body: Answer): string[];
}

export interface Answer {
  /** Null in part, or absent, where the register did not answer. */
  data?: { cluster?: { season?: SeasonAnswer | null } | null } | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: { coverage?: Coverage };
}

export interface Coverage {
  asked: number;
  answered: number;
  stale: unknown[];
  missing: { province: string; reason: string }[];
}

export interface Season {
  cluster: string;
  year: number;
  provinces: readonly string[];
}

/** Every province's members, and what they add up to, of the same moment. */
export function membersQuestion({ cluster, year }: Season, members: KnownMembers): Question {
  const query = `query Members($cluster: ID!, $year: Int!) {
    cluster(id: $cluster) { season(year: $year) {
      provinces { id report(year: $year) { figures { membership { members { value } } } } }
      totals {
        figures { membership { members { value reportedBy } } }
        coverage { expected reported missing { province { id } reason } }
      }
    } }
  }`;
  return {
    query,
    variables: { cluster, year },
    check(body) {
      const season = body.data?.cluster?.season;
      if (!season) return unansweredByRegister(body);
      const { provinces, totals } = season;
      const values = provinces.map(({ id, report }) => ({
        id,
        value: report?.figures.membership.members?.value ?? null,
      }));
      const strange = values.filter(({ id, value }) => value !== null && !members.get(id)?.sent.has(value));
      const absent = new Set(totals.coverage.missing.map(({ province }) => province.id));
      const sum = values.reduce((total, { id, value }) => total + (absent.has(id) ? 0 : (value ?? 0)), 0);
      const { value = 0, reportedBy = 0 } = totals.figures.membership.members ?? {};
      const { expected, reported } = totals.coverage;
      const claims: [string, unknown, unknown][] = [
        ['provinces expected', expected, provinces.length],
        ['reported and missing', reported + absent.size, expected],
        ['provinces behind the sum', reportedBy, reported],
        ['the sum of the parts', value, sum],
      ];
      return [
        ...strange.map((row) => `${row.id} never reported ${row.value}`),
        ...claims
          .filter(([, got, wanted]) => got !== wanted)
          .map(([claim, got, wanted]) => `${claim}: got ${String(got)}, expected ${String(wanted)}`),
      ];
    },
  };
}

export interface SeasonAnswer {
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
}

/** While the register is down its own fields may be missing, which the answer then says. */
function unansweredByRegister({ errors = [] }: Answer): string[] {
  return errors.some(({ extensions }) => extensions?.code === 'REGISTER_UNAVAILABLE')
    ? []
    : [`no season, and no word why: ${JSON.stringify(errors).slice(0, 300)}`];
}

const expectedCodes = new Set(['PROVINCE_UNAVAILABLE', 'REGISTER_UNAVAILABLE']);

/** The saved operations that the dashboard asks, with the variables of their examples. */
export function dashboardQuestions(): Question[] {
  const folder = projectPath('schema', 'operations');
  const names = readdirSync(`${folder}/examples`).map((file) => file.replace(/\.json$/, ''));
  return names.map((name) => {
    const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.graphql`;
    const { variables } = JSON.parse(readFileSync(`${folder}/examples/${name}.json`, 'utf8')) as {
      variables: Record<string, unknown>;
    };
    return {
      query: readFileSync(`${folder}/${file}`, 'utf8'),
      variables,
      check: ({ data, errors = [] }) => [
        ...errors
          .filter(({ extensions }) => !expectedCodes.has(extensions?.code ?? ''))
          .map(({ message }) => `${name}: ${message}`),
        ...(data === undefined ? [`${name}: no data`] : []),
      ],
    };
  });
}
