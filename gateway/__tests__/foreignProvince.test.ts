import { checkProvince as check, type CheckOptions, type CheckReport } from '../../conformance/checkProvince';
import { startForeignProvince, type ForeignProvince } from '../../conformance/__tests__/foreignProvince';
import { nothingHidden } from '../../conformance/__tests__/tamperedCheck';
import { startTampered } from '../../conformance/__tests__/tampering';
import type { ProvinceService } from '../../services/province';
import { importInto, reportFile, startTestService } from '../../services/province/__tests__/testProvinces';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { testAuthorization, testPrivateKey } from '../../platform/testing/gatewayKeys';
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

function checkProvince(options: Omit<CheckOptions, 'signingKey'>): Promise<CheckReport> {
  return check({ signingKey: testPrivateKey, ...options });
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
          report: {
            revision: '2',
            documents: [{ id: 'document:dien-bien:bao-cao-mau-2024', status: 'SAMPLE' }],
          },
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

describe('the check', () => {
  it('passes the example', async () => {
    const report = await checkProvince({ url: foreign.url, province: 'dien-bien' });
    expect([report.verdict, report.year]).toEqual(['pass', 2024]);
    expect(notPassed(report)).toEqual({ notShown: nothingHidden, warn: ['http.should'] });
  });

  it('cannot be run with a key that the service does not know', async () => {
    const signingKey = { value: createKeyPair().privateKey };
    await expect(check({ url: foreign.url, province: 'dien-bien', signingKey })).rejects.toThrow(
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
      'token.otherIssuer',
      'token.longLived',
      'token.notYet',
      'token.noRole',
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
      expect(notPassed(report)).toEqual({ notShown: nothingHidden, warn: ['http.should'] });
    });

    it('passes a province without data, and says what it could not judge', async () => {
      const report = await checkProvince({
        url: `${service.origin}/phu-yen/graphql`,
        province: 'phu-yen',
      });
      expect([report.verdict, report.year]).toEqual(['pass', null]);
      expect(notPassed(report)).toEqual({
        skipped: [
          'pages.info',
          'units.tree',
          'facts.ceilings',
          'report.documents',
          'report.list',
          'report.sources',
          'report.coverage',
          'report.received',
          'quantities.bounds',
          'figures.province',
          'figures.units',
          'revisions.report',
        ],
        notShown: nothingHidden,
        warn: ['http.should'],
      });
    });
  });
});
