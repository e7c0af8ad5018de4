import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startFaultyService, type Fault, type FaultyService } from '../../../bench/soak/faultyService';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { eventually } from '../../../platform/testing/eventually';
import type { GatewayOptions } from '../..';
import type { GivenSettings } from '../../../platform/provinces/provincesFile';
import { startStubRegister, startTestGateway, type Answer, type TestGateway } from '../stubs';

export { eventually, startFaultyService, type Fault, type FaultyService };

/** Longer than any answer takes, also on cores that have much else to do: only what hangs gets there. */
const patienceMillis = 10_000;
/** The deadline if something hangs. */
export const deadlineMillis = 1_000;
/** The deadline comes first; the request that hangs ends soon after it, since a gateway that stops lets it finish. */
export const hurried = {
  operationDeadlineMillis: deadlineMillis,
  settings: { timeoutMillis: deadlineMillis + 300 },
};
/** A service may take longer than an operation, so that the deadline is what bounds it; a breaker reopens soon. */
export const settings: GivenSettings = {
  timeoutMillis: patienceMillis,
  breakerWindowMillis: 1_000,
  breakerOpenMillis: 100,
};
/** What the median of an operation may take beyond its bound on a machine that has nothing else to do. */
const quietMillis = 500;
/** How late this process gets its turns: an operation waits for several, of this process and of others on the same cores. */
const turns = monitorEventLoopDelay({ resolution: 10 });
turns.enable();
const turnsOfOperation = 4;

/** On this machine, with what else it has had to do since this was asked last. */
export function noiseMillis(): number {
  const latestMillis = turns.max / 1e6;
  turns.reset();
  return quietMillis + turnsOfOperation * latestMillis;
}

/** One cluster `c` of all the provinces. */
export function startRegister(provinces: string[]): Promise<GraphqlServer> {
  return startStubRegister(provinces, [{ cluster: 'c', year: 2024, provinces }]);
}

export interface FaultGatewayOptions {
  register: GraphqlServer;
  endpoints: Record<string, string>;
  settings?: GivenSettings;
  operationDeadlineMillis?: number;
  more?: Partial<GatewayOptions>;
}

export function startGateway({ register, ...options }: FaultGatewayOptions): Promise<TestGateway> {
  return startTestGateway({
    register: `${register.origin}/graphql`,
    operationDeadlineMillis: patienceMillis,
    ...options,
    settings: { ...settings, ...options.settings },
  });
}

/** Every province's own members and the sum of them. */
export const membersQuery = `{
  cluster(id: "c") {
    season(year: 2024) {
      provinces { id name report(year: 2024) { figures { membership { members { value } } } } }
      totals {
        figures { membership { members { value atMost reportedBy } } }
        coverage { expected reported complete missing { province { id } reason } }
      }
    }
  }
}`;

/** A number of members, or why there is none. */
export type Expected = Record<string, number | string>;

/** The whole answer to `membersQuery`; names are those of the register. */
export function membersAnswer(expected: Expected, sum: number | null) {
  const provinces = Object.entries(expected);
  const gaps = provinces.flatMap(([id, value], index) =>
    typeof value === 'string' ? [{ id, index, reason: value }] : [],
  );
  // A province that has not joined is missing, not broken.
  const failures = gaps.filter(({ reason }) => reason !== 'NOT_CONNECTED');
  const reported = provinces.length - gaps.length;
  const atMost = gaps.length > 0 ? null : sum;
  return {
    data: {
      cluster: {
        season: {
          provinces: provinces.map(([id, value]) => ({
            id,
            name: id.toUpperCase(),
            report: typeof value === 'string' ? null : { figures: { membership: { members: { value } } } },
          })),
          totals: {
            figures: {
              membership: { members: sum === null ? null : { value: sum, atMost, reportedBy: reported } },
            },
            coverage: {
              expected: provinces.length,
              reported,
              complete: gaps.length === 0,
              missing: gaps.map(({ id, reason }) => ({ province: { id }, reason })),
            },
          },
        },
      },
    },
    ...(failures.length > 0 && {
      errors: failures.map(({ id, index, reason }) => ({
        message: `Province "${id}" gave no answer: ${reason}`,
        path: ['cluster', 'season', 'provinces', index],
        extensions: expect.objectContaining({ code: 'PROVINCE_UNAVAILABLE', province: id, reason }),
      })),
    }),
    extensions: {
      coverage: {
        asked: provinces.length,
        answered: reported,
        stale: [],
        missing: gaps
          .map(({ id, reason }) => ({ province: id, reason }))
          .sort((a, b) => (a.province < b.province ? -1 : 1)),
      },
    },
  };
}

/** Asks one after the other. */
export async function askTimes(gateway: TestGateway, times: number, query = membersQuery): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < times) answers.push(await gateway.query(query));
  return answers;
}

/** Asks all at once. */
export function askTogether(gateway: TestGateway, times: number): Promise<Answer[]> {
  return Promise.all(Array.from({ length: times }, () => gateway.query(membersQuery)));
}

/** Each is HTTP 200 with the same body; half of them came within the bound. */
export function expectAnswers(
  answers: readonly Answer[],
  body: unknown,
  withinMillis = deadlineMillis,
): void {
  for (const answer of answers) {
    expect(answer.body).toEqual(body);
    expect(answer.status).toBe(200);
  }
  const sorted = answers.map(({ millis }) => millis).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(withinMillis + noiseMillis());
}

/** Asks until the answer is this one. */
export async function expectSoon(gateway: TestGateway, body: unknown, query = membersQuery): Promise<void> {
  await eventually(async () => expect((await gateway.query(query)).body).toEqual(body));
}

/** What keeps this process busy: sockets, timers, pipes, by kind. */
export function activeResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Everything that has been opened since then is closed again. */
export async function expectReleased(before: Readonly<Record<string, number>>): Promise<void> {
  await eventually(() => {
    const now = activeResources();
    const left = Object.keys(now).filter((kind) => (now[kind] ?? 0) > (before[kind] ?? 0));
    expect(left.map((kind) => `${kind}: ${before[kind] ?? 0} before, ${now[kind]} now`)).toEqual([]);
  });
}

/** Runs with a gateway; afterwards nothing of it is left over. Unhandled rejections fail a test of themselves. */
export async function withGateway(
  options: FaultGatewayOptions,
  work: (gateway: TestGateway) => Promise<void>,
): Promise<void> {
  const before = activeResources();
  const gateway = await startGateway(options);
  try {
    await work(gateway);
  } finally {
    await gateway.stop();
  }
  await expectReleased(before);
}
