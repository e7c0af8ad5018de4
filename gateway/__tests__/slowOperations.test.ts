import { createLogger } from '../../platform/logger';
import { exactly, startStubProvinces, startStubRegister, startTestGateway } from './stubs';

interface Line {
  level: string;
  msg: string;
  [more: string]: unknown;
}

interface Logged {
  lines: Line[];
  /** Of the operation, as its caller is told. */
  cost: { total: number; register?: number };
}

async function log(slowOperationMillis: number, accessLog: boolean): Promise<Logged> {
  const lines: Line[] = [];
  const logger = createLogger('gateway', 'info', { write: (line) => lines.push(JSON.parse(line) as Line) });
  const register = await startStubRegister(['a', 'b'], []);
  const provinces = await startStubProvinces({ a: { 2024: { cells: [exactly('members', 1)] } }, b: {} });
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: provinces.endpoint, b: provinces.endpoint },
    more: { logger, slowOperationMillis, http: { trustProxy: [], corsOrigins: [], accessLog } },
  });
  try {
    const { cost } = await gateway.query(
      'query Secret($year: Int!) { measures { id } a: province(id: "a") { report(year: $year) { year } } b: province(id: "b") { report(year: $year) { year } } }',
      { year: 2024 },
    );
    await fetch(`${gateway.origin}/health/ready`);
    await fetch(`${gateway.origin}/nothing?key=secret`);
    return { lines, cost: cost as Logged['cost'] };
  } finally {
    await gateway.stop();
    await Promise.all([provinces.stop(), register.stop()]);
  }
}

describe('the log of a gateway', () => {
  it('says of a slow operation where its time went, and nothing of its text', async () => {
    const { lines, cost } = await log(1, false);
    const [line, ...more] = lines.filter(({ msg }) => msg === 'Slow operation');
    expect(more).toEqual([]);
    expect(cost.register).toBe(1_000);
    expect(line).toMatchObject({
      level: 'warn',
      operation: 'ad-hoc',
      role: 'analyst',
      requestId: expect.any(String),
      millis: expect.any(Number),
      cost: cost.total,
      registerMillis: expect.any(Number),
      provincesAsked: 2,
    });
    const slowest = line?.slowestProvinces as { province: string; millis: number }[];
    expect(slowest.map(({ province }) => province).sort()).toEqual(['a', 'b']);
    expect(JSON.stringify(line)).not.toContain('Secret');
  });

  it('has a line for each request if that is wanted, without queries, and none for health checks', async () => {
    const { lines } = await log(60_000, true);
    const answered = lines.filter(({ msg }) => msg === 'Answered a request');
    expect(
      answered.map(({ level, method, route, status, from }) => ({ level, method, route, status, from })),
    ).toEqual([
      { level: 'info', method: 'POST', route: '/graphql', status: 200, from: '127.0.0.1' },
      { level: 'info', method: 'GET', route: 'none', status: 404, from: '127.0.0.1' },
    ]);
  });

  it('has neither if neither is wanted', async () => {
    const { lines } = await log(60_000, false);
    expect(lines.map(({ msg }) => msg)).not.toContain('Answered a request');
  });
});
