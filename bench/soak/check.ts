import { members } from './country';

/** Every province's own members and the sum of them, with the word on who is in it. */
export const query = `{
  cluster(id: "all") {
    season(year: 2024) {
      provinces { id name report(year: 2024) { figures { membership { members { value } } } } }
      totals {
        figures { membership { members { value atMost reportedBy } } }
        coverage { expected reported missing { province { id } reason } }
      }
    }
  }
}`;

interface Answer {
  data: {
    cluster: {
      season: {
        provinces: { id: string; name: string; report: Members | null }[];
        totals: {
          figures: { membership: { members: Sum | null } };
          coverage: { expected: number; reported: number; missing: { province: { id: string } }[] };
        };
      };
    };
  };
  extensions: { coverage: { asked: number; answered: number; stale: unknown[]; missing: unknown[] } };
}

interface Members {
  figures: { membership: { members: { value: number } } };
}

interface Sum {
  value: number;
  atMost: number | null;
  reportedBy: number;
}

export interface Verdict {
  /** What is wrong with the answer; empty if it is right. */
  problems: string[];
  missing: number;
  stale: number;
}

/** Holds an answer against what the provinces are known to have. */
export function check(status: number, text: string): Verdict {
  if (status !== 200)
    return { problems: [`HTTP status ${status}: ${text.slice(0, 200)}`], missing: 0, stale: 0 };
  try {
    return checkAnswer(JSON.parse(text) as Answer);
  } catch (error) {
    return { problems: [`${String(error)} in ${text.slice(0, 500)}`], missing: 0, stale: 0 };
  }
}

function checkAnswer({ data, extensions }: Answer): Verdict {
  const { provinces, totals } = data.cluster.season;
  const { expected, reported, missing } = totals.coverage;
  const { asked, answered, stale, missing: unanswered } = extensions.coverage;
  const absent = new Set(missing.map(({ province }) => province.id));
  const sum = [...members].reduce((total, [id, value]) => (absent.has(id) ? total : total + value), 0);
  const { value = 0, atMost = null, reportedBy = 0 } = totals.figures.membership.members ?? {};
  const claims: [claim: string, got: unknown, known: unknown][] = [
    ['provinces in the season', provinces.length, members.size],
    ['provinces expected', expected, members.size],
    ['provinces reported and missing', reported + absent.size, members.size],
    ['provinces asked', asked, members.size],
    ['provinces answered and unanswered', answered + unanswered.length, members.size],
    ['the sum', value, sum],
    ['the number behind the sum', reportedBy, reported],
    ['the most that the sum can be', atMost, absent.size > 0 || reported === 0 ? null : sum],
    ...provinces.flatMap(({ id, name, report }): (typeof claims)[number][] => [
      [`the name of ${id}`, name, id.toUpperCase()],
      [`the members of ${id}`, report?.figures.membership.members.value ?? members.get(id), members.get(id)],
    ]),
  ];
  const problems = claims
    .filter(([, got, known]) => got !== known)
    .map(([claim, got, known]) => `${claim}: got ${String(got)}, known ${String(known)}`);
  return { problems, missing: absent.size, stale: stale.length };
}
