import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
} from './stubs';

type Respond = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let healthy: StubProvinces;
let register: GraphqlServer;
const opened: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  healthy = await startStubProvinces({ good: { 2024: { cells: [exactly('members', 10)] } } });
  register = await startStubRegister(
    ['good', 'bad'],
    [{ cluster: 'c', year: 2024, provinces: ['good', 'bad'] }],
  );
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.stop()));
});
afterAll(async () => {
  await Promise.all([healthy, register].map((server) => server.stop()));
});

async function startBad(respond: Respond): Promise<string> {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => respond(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const deadlineMillis = 2_000;

async function askWith(endpoint: string) {
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { good: healthy.endpoint, bad: endpoint },
    operationDeadlineMillis: deadlineMillis,
  });
  opened.push(gateway);
  return gateway.query(`{
    cluster(id: "c") {
      season(year: 2024) {
        provinces { id report(year: 2024) { figures { membership { members { value } } } } }
        totals { figures { membership { members { value atMost } } } coverage { missing { province { id } reason } } }
      }
    }
  }`);
}

const json = { 'content-type': 'application/json' };
const answerWith = (body: unknown, status = 200): Respond => {
  return (_request, response) => response.writeHead(status, json).end(JSON.stringify(body));
};
/** Answers every slot with the given entity. */
const entityOf = (entity: unknown): Respond => {
  return (_request, response, body) => {
    const slots = [...body.matchAll(/(q\d+): _entities/g)].map((match) => match[1] ?? '');
    response
      .writeHead(200, json)
      .end(JSON.stringify({ data: Object.fromEntries(slots.map((slot) => [slot, [entity]])) }));
  };
};
const members = (quantity: unknown) => ({
  _askedProvince: 'bad',
  report: {
    year: 2024,
    // The year is asked under this name of the reports whose reader does not ask for it.
    _year: 2024,
    updatedAt: '2025-01-15T00:00:00.000Z',
    receivedAt: null,
    figures: { membership: { members: quantity } },
    documents: [],
  },
});

const faults: [string, string, Respond | null][] = [
  ['refuses connections', 'UNREACHABLE', null],
  ['resets the connection', 'UNREACHABLE', (request) => request.socket.destroy()],
  [
    'stops in the middle of its answer',
    'UNREACHABLE',
    (_request, response) => {
      response.writeHead(200, { ...json, 'content-length': 1000 }).write('{"data":');
      setTimeout(() => response.destroy(), 20);
    },
  ],
  ['answers 500', 'UNREACHABLE', answerWith({ message: 'no' }, 500)],
  ['answers 401', 'REFUSED', answerWith({ message: 'no' }, 401)],
  ['answers HTML', 'INVALID_ANSWER', (_request, response) => response.end('<html>hello</html>')],
  ['answers JSON that is not GraphQL', 'INVALID_ANSWER', answerWith([1, 2, 3])],
  ['answers errors without data', 'INVALID_ANSWER', answerWith({ errors: [{ message: 'broken' }] })],
  ['answers too few entities', 'INVALID_ANSWER', answerWith({ data: { q0: [], q1: [] } })],
  ['answers for another province', 'INVALID_ANSWER', entityOf({ ...members(null), _askedProvince: 'good' })],
];

describe('a province that fails', () => {
  it.each(faults)('%s: is null in its own place, with reason %s', async (_name, reason, respond) => {
    const { status, body } = await askWith(respond ? await startBad(respond) : nobodyThere);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        cluster: {
          season: {
            provinces: [
              { id: 'good', report: { figures: { membership: { members: { value: 10 } } } } },
              { id: 'bad', report: null },
            ],
            totals: {
              figures: { membership: { members: { value: 10, atMost: null } } },
              coverage: { missing: [{ province: { id: 'bad' }, reason }] },
            },
          },
        },
      },
      errors: [
        {
          message: `Province "bad" gave no answer: ${reason}`,
          path: ['cluster', 'season', 'provinces', 1],
          extensions: expect.objectContaining({ code: 'PROVINCE_UNAVAILABLE', province: 'bad', reason }),
        },
      ],
      extensions: { coverage: { asked: 2, answered: 1, stale: [], missing: [{ province: 'bad', reason }] } },
    });
  });

  it('is given up at the deadline if it accepts and never answers', async () => {
    const { body, millis } = await askWith(await startBad(() => undefined));
    expect(body.data.cluster.season.totals.coverage.missing).toEqual([
      { province: { id: 'bad' }, reason: 'TIMED_OUT' },
    ]);
    expect(body.data.cluster.season.provinces[0].report.figures.membership.members.value).toBe(10);
    expect(millis).toBeGreaterThan(deadlineMillis - 10);
    expect(millis).toBeLessThan(deadlineMillis + 1_500);
  });

  it.each([
    ['a negative number', { value: -1, atLeast: -1, atMost: 0, estimated: null, reportedBy: 1 }],
    ['a fraction', { value: 1.5, atLeast: 1, atMost: 2, estimated: null, reportedBy: 1 }],
    ['bounds the wrong way round', { value: 5, atLeast: 6, atMost: 7, estimated: null, reportedBy: 1 }],
    ['a number that is not one', { value: '5', atLeast: 5, atMost: 5, estimated: null, reportedBy: 1 }],
    [
      'a number beyond 2^53 - 1',
      { value: 2 ** 53, atLeast: 2 ** 53, atMost: 2 ** 53, estimated: null, reportedBy: 1 },
    ],
  ])('is not added where it answers %s', async (_name, quantity) => {
    const { body } = await askWith(await startBad(entityOf(members(quantity))));
    expect(body.data.cluster.season.totals).toEqual({
      figures: { membership: { members: { value: 10, atMost: null } } },
      coverage: { missing: [{ province: { id: 'bad' }, reason: 'INVALID_ANSWER' }] },
    });
  });

  it('is not added twice if it shares its answer over both kinds of question', async () => {
    const { body } = await askWith(
      await startBad(entityOf(members({ value: 5, atLeast: 5, atMost: 5, estimated: null, reportedBy: 1 }))),
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season.totals).toEqual({
      figures: { membership: { members: { value: 15, atMost: 15 } } },
      coverage: { missing: [] },
    });
  });
});

describe('the register being down', () => {
  it('is an error of its own code, and totals of named provinces say so too', async () => {
    const gateway = await startTestGateway({ register: nobodyThere, endpoints: { good: healthy.endpoint } });
    opened.push(gateway);
    const { status, body } = await gateway.query('{ cluster(id: "c") { name } }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ cluster: null });
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'REGISTER_UNAVAILABLE',
      reason: 'UNREACHABLE',
    });
    const totals = await gateway.query('{ totals(scope: { provinces: ["good"] }, years: [2024]) { year } }');
    expect(totals.body.errors?.[0]?.extensions).toMatchObject({ code: 'REGISTER_UNAVAILABLE' });
  });

  it('leaves totals with the names of their provinces if they were known before', async () => {
    const passing = await startStubRegister(['good', 'bad'], []);
    const gateway = await startTestGateway({
      register: `${passing.origin}/graphql`,
      endpoints: { good: healthy.endpoint },
    });
    opened.push(gateway);
    const query = `{
      totals(scope: { provinces: ["good", "bad"] }, years: [2024]) {
        figures { membership { members { value } } }
        coverage { missing { province { id name } reason } }
      }
    }`;
    const totals = [
      {
        figures: { membership: { members: { value: 10 } } },
        coverage: { missing: [{ province: { id: 'bad', name: 'BAD' }, reason: 'NOT_CONNECTED' }] },
      },
    ];
    expect((await gateway.query(query)).body.data).toEqual({ totals });
    await passing.stop();
    const { body } = await gateway.query(query);
    expect(body.data).toEqual({ totals });
    expect(body.errors).toBeUndefined();
  });
});
