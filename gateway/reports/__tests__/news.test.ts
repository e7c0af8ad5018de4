import { createHmac } from 'node:crypto';
import fastify from 'fastify';
import { createRegistry } from '../../../platform/metrics/metricsServer';
import { silentLogger } from '../../../platform/logger';
import { createTestClock } from '../../../platform/testing/clock';
import { eventually } from '../../../platform/testing/eventually';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubReports,
} from '../../__tests__/stubs';
import { addReportNews } from '..';

const key = Buffer.alloc(24, 1);
const secret = `whsec_${key.toString('base64')}`;
const year = new Date().getUTCFullYear();

describe('what happens to reports', () => {
  it('stands in the feed of a gateway, and is told to a receiver with a signature', async () => {
    const told: unknown[] = [];
    const receiver = fastify();
    receiver.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    receiver.post<{ Body: string }>('/', ({ headers, body }) => {
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      const signature = createHmac('sha256', key).update(signed).digest('base64');
      told.push({ ...JSON.parse(body), valid: headers['webhook-signature'] === `v1,${signature}` });
      return '';
    });
    const url = await receiver.listen({ host: '127.0.0.1', port: 0 });
    const reports: StubReports = { a: {}, b: { [year]: { cells: [exactly('members', 1)] } } };
    const provinces = await startStubProvinces(reports);
    const register = await startStubRegister(['a', 'b'], []);
    const registry = createRegistry();
    const gateway = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: { a: provinces.endpoint, b: provinces.endpoint },
      more: { reportNews: { intervalMillis: 200, webhook: { urls: [url], secret } }, metrics: registry },
    });
    const clock = createTestClock();
    const feed = () => fetch(`${gateway.origin}/atom.xml`);
    try {
      await eventually(async () =>
        expect(await (await feed()).text()).toContain(`<title>B đã gửi báo cáo năm ${year}</title>`),
      );
      expect((await feed()).headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(told).toEqual([]);
      reports.a![year] = { cells: [exactly('members', 2)], receivedAt: `${year}-01-02T00:00:00Z` };
      // What is kept of the province's answer is asked for again.
      clock.advance(120_000);
      await eventually(() => expect(told).toHaveLength(1));
      expect(told).toEqual([
        {
          type: 'report.received',
          timestamp: `${year}-01-02T00:00:00.000Z`,
          data: { id: expect.any(String), province: { id: 'a', name: 'A' }, year, dueOn: null },
          valid: true,
        },
      ]);
      expect(await (await feed()).text()).toContain(`<title>A đã gửi báo cáo năm ${year}</title>`);
      const metrics = await registry.metrics();
      expect(metrics).toMatch(/^congdoan_report_looks_total\{result="answer"\} [1-9]/m);
      expect(metrics).toContain('congdoan_webhook_deliveries_total{result="delivered"} 1');
    } finally {
      clock.restore();
      await gateway.stop();
      await Promise.all([provinces.stop(), register.stop(), receiver.close()]);
    }
  });

  it('is asked for as anybody would, also by a gateway that trusts its own machine', async () => {
    const app = fastify();
    const asked: unknown[] = [];
    app.post<{ Body: { variables: unknown } }>('/graphql', ({ ip, headers, body }) => {
      asked.push({ ip, authorization: headers.authorization, variables: body.variables });
      return { data: { totals: [] } };
    });
    addReportNews(app, {
      intervalMillis: 50,
      webhook: null,
      lastKnown: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
      logger: silentLogger,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    await eventually(() => expect(asked).not.toEqual([]));
    await app.close();
    expect(asked[0]).toEqual({
      ip: '192.0.2.1',
      authorization: undefined,
      variables: { scope: { allProvinces: true }, years: [expect.any(Number), expect.any(Number)] },
    });
  });
});
