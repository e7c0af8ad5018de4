import { createLogger } from '../../../platform/logger';
import { noteTried } from '../../../platform/testing/tried';
import { heldBytes } from './memory';
import { startGuardedSystem, type Asker, type GuardedSystem } from '../access/guardedSystem';

export interface Answered {
  status: number;
  text: string;
  body: { data?: any; errors?: { message: string; extensions?: { code?: string } }[] };
}

/** A system under attack: it counts what is sent, and holds every answer to what none may do. */
export interface Attack {
  system: GuardedSystem;
  /** Sends a body as it is, to `/graphql`. */
  post(body: string, asker?: Asker, headers?: Record<string, string>): Promise<Answered>;
  ask(query: string, variables?: unknown, asker?: Asker): Promise<Answered>;
  /** Counts inputs that were sent otherwise. */
  count(inputs: number): void;
  /** Whether an ordinary query from elsewhere is still answered, and how soon. */
  assertAlive(): Promise<void>;
  /** Holds memory and logs to their bounds, and says how many inputs were tried. */
  finish(what: string): Promise<void>;
}

/** What only the inside of the program says. */
export const internals =
  /node_modules|\bat \S+ \(|TypeError|RangeError|ReferenceError|SyntaxError:|mongo|ECONN|\.ts:\d|root:x:/i;

/** Where nothing hostile comes from: an address that sent too much is refused whatever it sends. */
const elsewhere = '198.51.100.7';
const mostAliveMillis = 5_000;
const mostGrowthBytes = 100 * 1024 * 1024;

export async function startAttack(): Promise<Attack> {
  const unexpected: unknown[] = [];
  const note = (line: string) => {
    const { msg = '', ...details } = JSON.parse(line) as { msg?: string };
    if (msg.startsWith('Unexpected')) unexpected.push([msg, details]);
  };
  const system = await startGuardedSystem({ logger: createLogger('gateway', 'error', { write: note }) });
  const before = heldBytes();
  let inputs = 0;

  async function post(body: string, asker: Asker = 'analyst', headers: Record<string, string> = {}) {
    inputs += 1;
    noteTried('queries', `${asker} ${JSON.stringify(headers)} ${body}`);
    const response = await fetch(`${system.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...system.headersOf(asker), ...headers },
      body,
    });
    const text = await response.text();
    expect([response.status, body.slice(0, 200), text.slice(0, 300)]).not.toEqual([
      500,
      expect.anything(),
      expect.anything(),
    ]);
    expect(text).not.toMatch(internals);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain('INTERNAL_SERVER_ERROR');
    return { status: response.status, text, body: JSON.parse(text) as Answered['body'] };
  }

  const ask: Attack['ask'] = (query, variables = {}, asker = 'analyst') =>
    post(JSON.stringify({ query, variables }), asker);

  return {
    system,
    post,
    ask,
    count: (more) => {
      inputs += more;
    },
    async assertAlive() {
      const startedAt = performance.now();
      const query = '{ province(id: "cao-bang") { name report(year: 2024) { year } } }';
      const { body } = await post(JSON.stringify({ query }), 'analyst', { 'x-forwarded-for': elsewhere });
      expect(body).toMatchObject({ data: { province: { name: 'Cao Bằng', report: { year: 2024 } } } });
      expect(performance.now() - startedAt).toBeLessThan(mostAliveMillis);
    },
    async finish(what) {
      const growth = heldBytes() - before;
      await system.stop();
      process.stdout.write(`${what}: ${inputs} hostile inputs tried\n`);
      expect(unexpected).toEqual([]);
      expect(growth).toBeLessThan(mostGrowthBytes);
    },
  };
}
