import type { GraphqlServer } from '../../../platform/graphqlServer';
import type { TestGateway } from '../stubs';
import {
  activeResources,
  askTimes,
  expectAnswers,
  expectReleased,
  expectSoon,
  membersAnswer,
  startFaultyService,
  startGateway,
  startRegister,
  withGateway,
  type Fault,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let good: FaultyService;
/** Holds two provinces, so that an answer can be right for one and wrong for the other. */
let bad: FaultyService;
/** One for all faults that it gets over: a test leaves it as it found it, with complete answers. */
let gateway: TestGateway;
let before: Record<string, number>;

const complete = membersAnswer({ good: 10, bad: 20, near: 40 }, 70);
const withoutBoth = (reason: string) => membersAnswer({ good: 10, bad: reason, near: reason }, 10);
const withoutBad = (reason: string) => membersAnswer({ good: 10, bad: reason, near: 40 }, 50);

beforeAll(async () => {
  register = await startRegister(['good', 'bad', 'near']);
  good = await startFaultyService({ good: 10 });
  bad = await startFaultyService({ bad: 20, near: 40 });
  before = activeResources();
  gateway = await startGateway({ register, endpoints: endpoints() });
});
afterEach(() => bad.setFault(null));
afterAll(async () => {
  await gateway.stop();
  await expectReleased(before);
  await Promise.all([register, good, bad].map((server) => server.stop()));
});

const endpoints = () => ({ good: good.url(), bad: bad.url(), near: bad.url() });

/** The fault is there for some operations, and the answers are complete before and after. */
async function expectDuring(fault: Fault, body: unknown): Promise<void> {
  await expectSoon(gateway, complete);
  await bad.setFault(fault);
  expectAnswers(await askTimes(gateway, 3), body);
  await bad.setFault(null);
  await expectSoon(gateway, complete);
}

describe('an answer that is none', () => {
  it.each<[name: string, reason: string, fault: Fault]>([
    ['status 500', 'UNREACHABLE', { kind: 'status', status: 500 }],
    ['status 503', 'UNREACHABLE', { kind: 'status', status: 503 }],
    ['status 404', 'INVALID_ANSWER', { kind: 'status', status: 404 }],
    ['status 401', 'REFUSED', { kind: 'status', status: 401 }],
    ['status 403', 'REFUSED', { kind: 'status', status: 403 }],
    ['status 429', 'REFUSED', { kind: 'status', status: 429 }],
    ['HTML', 'INVALID_ANSWER', { kind: 'html' }],
    ['the wrong content type', 'INVALID_ANSWER', { kind: 'wrongType' }],
    ['broken JSON', 'INVALID_ANSWER', { kind: 'invalidJson' }],
    ['errors without data', 'INVALID_ANSWER', { kind: 'errorsOnly' }],
    ['the error that the province is not held', 'REFUSED', { kind: 'errorsOnly', code: 'PROVINCE_NOT_HELD' }],
    ['entities in the wrong order', 'INVALID_ANSWER', { kind: 'wrongOrder' }],
    ['entities of another province', 'INVALID_ANSWER', { kind: 'wrongKey', key: 'good' }],
    ['more entities than asked for', 'INVALID_ANSWER', { kind: 'tooMany' }],
    ['fewer entities than asked for', 'INVALID_ANSWER', { kind: 'tooFew' }],
    ['an object in the place of a list', 'INVALID_ANSWER', { kind: 'notAList' }],
    ['not modified, of what was never asked', 'INVALID_ANSWER', { kind: 'notModified' }],
  ])('is a gap of all its provinces: %s, %s', async (_name, reason, fault) => {
    await expectDuring(fault, withoutBoth(reason));
  });
});

describe('a value that is none', () => {
  it.each<[name: string, fault: Fault]>([
    ['a negative number', { kind: 'number', text: '-1' }],
    ['a fraction', { kind: 'number', text: '1.5' }],
    ['a number that is not finite', { kind: 'number', text: '1e999' }],
    ['a number beyond 2^53 - 1', { kind: 'number', text: '9007199254740993' }],
    ['a text', { kind: 'number', text: '"20"' }],
    ['a list a hundred thousand deep', { kind: 'deep', depth: 100_000 }],
  ])('is a gap of its own province alone: %s', async (_name, fault) => {
    await expectDuring({ ...fault, ids: ['bad'] }, withoutBad('INVALID_ANSWER'));
  });
});

describe('what was not asked for', () => {
  it.each<[name: string, fault: Fault]>([
    ['invented fields, such as the name that the register gives', { kind: 'inventedFields' }],
    ['keys that would change prototypes', { kind: 'prototypeKeys' }],
  ])('is left out: %s', async (_name, fault) => {
    await expectDuring(fault, complete);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('an answer that is too large', () => {
  it('is read no further than the limit, and is a gap', async () => {
    const limit = { settings: { maxResponseBytes: 64 * 1024 } };
    await withGateway({ register, endpoints: endpoints(), ...limit }, async (limited) => {
      await expectSoon(limited, complete);
      await bad.resetCounts();
      await bad.setFault({ kind: 'huge', bytes: 100 * 1024 * 1024 });
      const memoryBefore = process.memoryUsage().arrayBuffers;
      expectAnswers(await askTimes(limited, 3), withoutBoth('INVALID_ANSWER'));
      // What the operating system takes in on its own account is a few megabytes for each of the three.
      expect((await bad.counts()).bytesSent).toBeLessThan(30 * 1024 * 1024);
      expect(process.memoryUsage().arrayBuffers - memoryBefore).toBeLessThan(10 * 1024 * 1024);
      await bad.setFault(null);
      await expectSoon(limited, complete);
    });
  });
});

describe('errors beside data', () => {
  it.each<[name: string, withPath: boolean]>([
    ['with their place', true],
    ['without a place', false],
  ])(
    'are errors of the provinces concerned, whose null is no report of nothing: %s',
    async (_name, withPath) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'reportFailed', withPath });
      const [answer] = await askTimes(gateway, 1);
      const place = (index: number) => [
        'cluster',
        'season',
        'provinces',
        index,
        ...(withPath ? ['report'] : []),
      ];
      expect(answer?.status).toBe(200);
      expect(answer?.body.data).toEqual(withoutBoth('INVALID_ANSWER').data);
      expect(answer?.body.errors).toEqual([masked(place(1)), masked(place(2))]);
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    },
  );

  it('are few, however many the service writes', async () => {
    await expectSoon(gateway, complete);
    await bad.setFault({ kind: 'manyErrors', count: 150_000 });
    const [answer] = await askTimes(gateway, 1);
    expect(answer?.body.errors?.length).toBeLessThanOrEqual(10);
    expect(answer?.body.data.cluster.season.provinces[0].report.figures.membership.members.value).toBe(10);
    await bad.setFault(null);
    await expectSoon(gateway, complete);
  });
});

function masked(path: unknown[]) {
  const province: unknown = expect.any(String);
  const extensions = { code: 'PROVINCE_ERROR', province, serviceName: 'province' };
  const message = "Dịch vụ của tỉnh gặp lỗi. The province's service failed";
  return { message, path, extensions };
}
