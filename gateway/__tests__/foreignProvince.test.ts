import { checkProvince as check, type CheckOptions, type CheckReport } from '../../cli/check/checkProvince';
import { startForeignProvince, type ForeignProvince } from '../../cli/check/__tests__/foreignProvince';
import {
  startTampered,
  type AnswerBody,
  type TamperedServer,
  type Tampering,
} from '../../cli/check/__tests__/tampering';
import type { ProvinceService } from '../../services/province';
import { importInto, reportFile, startTestService } from '../../services/province/__tests__/testProvinces';
import type { GraphqlServer } from '../../services/shared/graphqlServer';
import { createShardKeyPair } from '../../services/shared/shardTokens/keys';
import { testAuthorization, testShardKey } from '../../services/shared/testing/shardKeys';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

let foreign: ForeignProvince;

beforeAll(async () => {
  foreign = await startForeignProvince();
});
afterAll(() => foreign.stop());

/** Ids of the checks that did not pass, by status. */
function notPassed({ checks }: CheckReport): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  // How fast a busy test machine answers proves nothing.
  const judged = checks.filter(({ id, status }) => status !== 'pass' && id !== 'latency.report');
  for (const { id, status } of judged) (result[status] ??= []).push(id);
  return result;
}

function checkProvince(options: Omit<CheckOptions, 'shardKey'>): Promise<CheckReport> {
  return check({ shardKey: testShardKey, ...options });
}

describe('the gateway', () => {
  let neighbour: StubProvinces;
  let register: GraphqlServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    neighbour = await startStubProvinces({
      'lai-chau': { 2024: { cells: [exactly('members', 20_000), exactly('newMembers', 50)] } },
    });
    register = await startStubRegister(
      ['dien-bien', 'lai-chau'],
      [{ cluster: 'tay-bac', year: 2024, provinces: ['dien-bien', 'lai-chau'] }],
    );
    gateway = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: { 'dien-bien': foreign.url, 'lai-chau': neighbour.endpoint },
    });
  });
  afterAll(async () => {
    await Promise.all([gateway, register, neighbour].map((server) => server.stop()));
  });

  it('adds a province that shares no code with ours to its neighbour', async () => {
    const { body } = await gateway.query(`{
      cluster(id: "tay-bac") {
        season(year: 2024) {
          totals {
            figures {
              membership { members { value atMost reportedBy } newMembers { value reportedBy } }
              awards { total { value reportedBy } }
              welfare { spent { value atLeast atMost reportedBy } }
            }
            coverage { expected reported complete sample }
          }
        }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season.totals).toEqual({
      figures: {
        membership: {
          members: { value: 50_000, atMost: 50_000, reportedBy: 2 },
          newMembers: { value: 650, reportedBy: 2 },
        },
        awards: { total: { value: 33, reportedBy: 1 } },
        welfare: { spent: { value: 5_000_000_000, atLeast: 0, atMost: null, reportedBy: 1 } },
      },
      coverage: { expected: 2, reported: 2, complete: true, sample: true },
    });
  });

  it('reads its report, its units and its facts', async () => {
    const { body } = await gateway.query(`{
      province(id: "dien-bien") {
        report(year: 2024) { revision documents { id status } }
        units(parent: "dien-bien", first: 2) { totalCount edges { node { name level } } }
        facts(year: 2024, measure: "shiftMealPrice") { edges { node { printed quantity { value atLeast atMost } } } }
      }
    }`);
    expect(body).toMatchObject({
      data: {
        province: {
          report: { revision: '2', documents: [{ id: 'bao-cao-mau-2024', status: 'SAMPLE' }] },
          units: {
            totalCount: 3,
            edges: [
              { node: { name: 'Công đoàn ngành Y tế', level: 'SECTOR' } },
              { node: { name: 'Liên đoàn Lao động huyện Mường Ảng', level: 'DISTRICT' } },
            ],
          },
          facts: {
            edges: [
              {
                node: {
                  printed: '20.000đ - 40.000đ',
                  quantity: { value: null, atLeast: 20_000, atMost: 40_000 },
                },
              },
            ],
          },
        },
      },
    });
  });
});

/** The provinces of these tests have neither drafts nor numbers too small to show. */
const nothingHidden = ['shown.drafts', 'shown.smallNumbers'];

describe('the check', () => {
  it('passes the example', async () => {
    const report = await checkProvince({ url: foreign.url, province: 'dien-bien' });
    expect([report.verdict, report.year]).toEqual(['pass', 2024]);
    expect(notPassed(report)).toEqual({ skipped: nothingHidden, warn: ['http.should'] });
  });

  it('cannot be run with a key that the service does not know', async () => {
    const shardKey = { value: createShardKeyPair().privateKey };
    await expect(check({ url: foreign.url, province: 'dien-bien', shardKey })).rejects.toThrow(
      `"${foreign.url}" refused with HTTP status 401; it has to hold the province and know the public half of --shard-key`,
    );
  });

  it('fails a server that takes any token', async () => {
    const gullible = await startTampered(foreign.url, {
      headersSent: (headers) =>
        testAuthorization(['dien-bien', 'khong-co-tinh-nay']).then(({ authorization }) =>
          headers.set('authorization', authorization),
        ),
    });
    const { checks } = await checkProvince({ url: gullible.url, province: 'dien-bien' });
    await gullible.stop();
    const failed = checks.filter(({ id, status }) => id.startsWith('token.') && status === 'fail');
    expect(failed.map(({ id }) => id)).toEqual([
      'token.missing',
      'token.otherKey',
      'token.unsigned',
      'token.expired',
      'token.otherProvince',
    ]);
  });

  describe('of our own service', () => {
    let service: ProvinceService;

    beforeAll(async () => {
      service = await startTestService(['cao-bang', 'phu-yen']);
      const store = service.stores.get('cao-bang');
      if (!store) throw new Error('The service holds Cao Bằng');
      const content = reportFile([
        { id: 'f1', measure: 'members', value: 100 },
        { id: 'f2', measure: 'unions', value: 30 },
        { id: 'f3', measure: 'unions', value: 10, sector: 'PRODUCTION_BUSINESS', includedIn: 'f2' },
        { id: 'f4', measure: 'newMembers', value: 4, unit: 'huyen-a' },
        { id: 'f5', measure: 'newMembers', value: 5, unit: 'huyen-b' },
        { id: 'f6', measure: 'awards', value: 2, unit: 'huyen-b', form: 'ITEM', kind: 'COMMENDATION' },
      ]);
      await importInto(store, content, 'cao-bang.json');
    });
    afterAll(() => service.stop());

    it('passes a province with a report', async () => {
      const report = await checkProvince({
        url: `${service.origin}/cao-bang/graphql`,
        province: 'cao-bang',
        year: 2024,
      });
      expect(report.verdict).toBe('pass');
      expect(notPassed(report)).toEqual({ skipped: nothingHidden, warn: ['http.should'] });
    });

    it('passes a province without data, and says what it could not judge', async () => {
      const report = await checkProvince({
        url: `${service.origin}/phu-yen/graphql`,
        province: 'phu-yen',
      });
      expect([report.verdict, report.year]).toEqual(['pass', null]);
      expect(notPassed(report)).toEqual({
        skipped: [
          'report.documents',
          'quantities.bounds',
          'units.tree',
          'figures.province',
          'figures.units',
          'revisions.report',
          ...nothingHidden,
        ],
        warn: ['http.should'],
      });
    });
  });
});

describe('the check fails exactly', () => {
  const opened: TamperedServer[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((server) => server.stop()));
  });

  async function failed(tampering: Tampering): Promise<{ ids: string[]; skipped: string[]; first: unknown }> {
    const server = await startTampered(foreign.url, tampering);
    opened.push(server);
    const { checks } = await checkProvince({ url: server.url, province: 'dien-bien' });
    const failures = checks.filter(({ status }) => status === 'fail');
    const [first] = failures;
    return {
      ids: failures.map(({ id }) => id),
      skipped: checks.flatMap(({ id, status }) => (status === 'skipped' ? [id] : [])),
      first: first && 'problems' in first ? first.problems[0] : undefined,
    };
  }

  /** The parts of an entity that a test breaks. */
  interface Entity {
    id?: string;
    report?: {
      updatedAt?: string;
      figures?: { membership: { members: object | null }; welfare: { spent: { value: unknown } | null } };
    } | null;
    units?: { totalCount: number; edges: { node: { level?: string; parent?: string | null } }[] };
    revisions?: { edges?: { node: { number: number } }[] };
    then?: object | null;
    facts?: { edges: { node: { form?: string } }[] };
  }
  /** The lists of entities of an answer. */
  const lists = ({ data }: AnswerBody) =>
    Object.values(data ?? {}).filter((list): list is (Entity | null)[] => Array.isArray(list));
  const entities = (body: AnswerBody) =>
    lists(body)
      .flat()
      .filter((entity) => entity !== null);
  /** Breaks the SDL. */
  const replacing = (before: string, after: string): Tampering => ({
    answer: ({ data }) => {
      const service = data?._service as { sdl: string } | undefined;
      if (service) service.sdl = service.sdl.replace(before, after);
    },
  });

  it('entities.order where entities come in another order', async () => {
    const result = await failed({ answer: (body) => lists(body).forEach((list) => list.reverse()) });
    expect(result).toEqual({
      ids: ['entities.order'],
      skipped: nothingHidden,
      first: { where: '_entities', expected: 'entity, entity, null', got: 'null, entity, entity' },
    });
  });

  it('entities.key where entities have another id', async () => {
    const result = await failed({
      answer: (body) => {
        for (const entity of entities(body)) if ('id' in entity) entity.id = 'Điện Biên';
      },
    });
    expect(result).toEqual({
      ids: ['entities.key'],
      skipped: nothingHidden,
      first: { where: '_entities.0.id', expected: '"dien-bien"', got: '"Điện Biên"' },
    });
  });

  it('entities.duplicates where an id asked twice is answered once', async () => {
    const result = await failed({
      answer: (body, query) => {
        if (!query.includes('revision')) return;
        for (const list of lists(body)) if (list.length > 1) list[1] = null;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.duplicates'],
      { where: '_entities.1', expected: expect.stringContaining('"dien-bien"'), got: 'null' },
    ]);
  });

  it('entities.slots where only the first question of a request is answered', async () => {
    const result = await failed({
      answer: ({ data }) => {
        if (data?.q1) data.q1 = data.q0;
      },
    });
    expect(result).toEqual({
      ids: ['entities.slots'],
      skipped: nothingHidden,
      first: { where: 'q1.0.report', expected: 'null', got: '2024' },
    });
  });

  it('entities.unknown where an unknown id spoils the whole answer', async () => {
    const result = await failed({
      answer: (body) => {
        if (lists(body).some((list) => list.includes(null))) body.data = null;
      },
    });
    expect(result.ids).toEqual(['entities.unknown']);
    expect(result.skipped).toEqual(['entities.order', ...nothingHidden]);
    expect(result.first).toEqual({
      where: '_entities',
      expected: 'a list of 2',
      got: 'Province "khong-co-tinh-nay" is not held by this service',
    });
  });

  it('entities.noReport where a year without a report is an error', async () => {
    const result = await failed({
      answer: (body, query) => {
        if (!query.includes('report(year: 2100)')) return;
        body.errors = [{ message: 'No report', path: ['_entities', 0, 'report'] }];
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.noReport'],
      { where: '_entities.0.report', expected: 'the province, without errors', got: 'No report' },
    ]);
  });

  it('entities.badYear where the error has another code', async () => {
    const result = await failed({
      answer: ({ errors = [] }) => {
        for (const error of errors) if (error.message.includes('"year"')) error.extensions = { code: 'OOPS' };
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['entities.badYear'],
      {
        where: 'report(year: 1999)',
        expected: 'an error of code BAD_USER_INPUT',
        got: 'code "OOPS": Argument "year" must be a year from 2000 to 2100, got 1999',
      },
    ]);
  });

  it('figures.province where figures are not what the facts add up to', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { report } of entities(body)) {
          const members = report?.figures?.membership.members;
          if (members) Object.assign(members, { value: 30_001, atLeast: 30_001, atMost: 30_001 });
        }
      },
    });
    expect(result).toEqual({
      ids: ['figures.province'],
      skipped: nothingHidden,
      first: {
        where: 'figures.membership.members',
        expected: '30000 (30000 to 30000)',
        got: '30001 (30001 to 30001)',
      },
    });
  });

  it('quantities.bounds where a large number is a string', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { report } of entities(body)) {
          const spent = report?.figures?.welfare.spent;
          if (spent) spent.value = String(spent.value);
        }
      },
    });
    expect(result.ids).toEqual(['quantities.bounds', 'figures.province']);
    expect(result.first).toEqual({
      where: 'figures.welfare.spent.value',
      expected: 'null or a whole number from 0',
      got: '"5000000000"',
    });
  });

  it('pages.facts where every page is the first one', async () => {
    const result = await failed({
      request: ({ query, variables }) => {
        if (query.includes('facts(') && variables) delete variables.after;
      },
    });
    expect(result).toEqual({
      ids: ['pages.facts'],
      skipped: ['units.tree', 'facts.references', 'figures.province', 'figures.units', ...nothingHidden],
      first: { where: 'facts, page 2', expected: 'rows that no page before had', got: 'again "f01"' },
    });
  });

  it('pages.facts where facts are refused', async () => {
    const result = await failed({
      answer: (body, query) => {
        if (!query.includes('$after') || !query.includes('facts(')) return;
        body.errors = [{ message: 'No facts today', path: ['_entities', 0, 'facts'] }];
      },
    });
    expect(result).toEqual({
      ids: ['pages.facts'],
      skipped: ['units.tree', 'facts.references', 'figures.province', 'figures.units', ...nothingHidden],
      first: {
        where: '_entities.0.facts',
        expected: 'the province, without errors',
        got: 'No facts today',
      },
    });
  });

  it('facts.references where a fact is not of the contract', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { facts } of entities(body)) {
          for (const { node } of facts?.edges ?? []) if (node.form) node.form = 'TOTAL';
        }
      },
    });
    expect(result.ids).toEqual(['facts.references']);
    expect(result.skipped).toEqual(['figures.province', 'figures.units', ...nothingHidden]);
    expect(result.first).toEqual({
      where: 'fact f01.form',
      expected: 'Invalid option: expected one of "SUMMARY"|"ITEM"',
      got: '"TOTAL"',
    });
  });

  it('units.tree where the province is below a unit', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { units } of entities(body)) {
          for (const { node } of units?.edges ?? []) if (node.level === 'PROVINCE') node.parent = 'dien-bien';
        }
      },
    });
    expect(result.ids).toEqual(['units.tree']);
    expect(result.skipped).toEqual(['figures.province', 'figures.units', ...nothingHidden]);
  });

  it('pages.units where the count is not that of all pages', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { units } of entities(body)) if (units) units.totalCount = 9;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['pages.units'],
      { where: 'units.totalCount', expected: '4', got: '9' },
    ]);
  });

  it('pages.filters where facts of other years come too', async () => {
    const result = await failed({
      request: (body) => {
        body.query = body.query.replace('facts(year: 2024, first: $first', 'facts(first: $first');
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['pages.filters'],
      {
        where: 'facts(year: 2024)',
        expected: 'facts of 2024 only',
        got: expect.stringContaining('"year":2023'),
      },
    ]);
  });

  it('report.documents where the time is not one', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { report } of entities(body)) if (report?.updatedAt) report.updatedAt = '15/1/2025';
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['report.documents'],
      {
        where: 'report.updatedAt',
        expected: 'an instant such as 2025-01-15T08:00:00Z',
        got: '"15/1/2025"',
      },
    ]);
  });

  it('revisions.pages where the oldest comes first', async () => {
    const result = await failed({
      answer: (body) => {
        for (const { revisions } of entities(body)) {
          for (const { node } of revisions?.edges ?? []) node.number = 3 - node.number;
        }
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['revisions.pages'],
      { where: 'revisions.0.number', expected: '2', got: '1' },
    ]);
  });

  it('revisions.report where the last revision is not what is shown now', async () => {
    const result = await failed({
      answer: (body) => {
        for (const entity of entities(body)) if (entity.then) entity.then = null;
      },
    });
    expect([result.ids, result.first]).toEqual([
      ['revisions.report'],
      {
        where: 'report(year: 2024, revision: 2)',
        expected: expect.stringContaining('"revision":"2"'),
        got: 'null',
      },
    ]);
  });

  it('sdl.contract where a field is missing', async () => {
    const result = await failed(replacing('partyNominees:', 'nominees:'));
    expect(result.ids).toEqual(['sdl.contract']);
    expect(result.first).toEqual({
      where: 'Membership.partyNominees',
      expected: 'partyNominees: Quantity',
      got: 'nothing',
    });
    expect(result.skipped).toEqual([
      'quantities.bounds',
      'figures.province',
      'figures.units',
      'revisions.report',
      ...nothingHidden,
      'latency.report',
    ]);
  });

  it('sdl.key where Province has no key', async () => {
    const result = await failed(replacing('@key(fields: "id")', ''));
    expect([result.ids, result.first]).toEqual([
      ['sdl.key'],
      { where: 'Province', expected: '@key(fields: "id")', got: 'no @key' },
    ]);
  });

  it('etag.present where there is no ETag', async () => {
    const result = await failed({ headers: (headers) => headers.delete('etag') });
    expect(result).toEqual({
      ids: ['etag.present'],
      skipped: [...nothingHidden, 'etag.stable', 'etag.notModified', 'etag.changed'],
      first: { where: 'ETag', expected: 'a header such as "12"', got: 'no such header' },
    });
  });

  it('etag.stable where the ETag changes with every answer', async () => {
    let answers = 0;
    const result = await failed({
      headers: (headers) => {
        if (headers.has('etag')) headers.set('etag', `"${(answers += 1)}"`);
      },
    });
    expect(result.ids).toEqual(['etag.stable', 'etag.notModified']);
  });

  it('http.must where the answer has another content type', async () => {
    const result = await failed({ headers: (headers) => headers.set('content-type', 'text/plain') });
    expect([result.ids, result.first]).toEqual([
      ['http.must'],
      {
        where: '4655',
        expected: 'MUST accept application/json and match the content-type',
        got: 'Response header content-type does not contain application/json (status 200)',
      },
    ]);
  });
});
