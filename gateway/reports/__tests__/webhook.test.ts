import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '../../../platform/logger';
import { eventually } from '../../../platform/testing/eventually';
import type { ReportEvent } from '../events';
import { createWebhook, type DeliveryResult, type Webhook } from '../webhook';

const key = Buffer.alloc(32, 7);
const secret = `whsec_${key.toString('base64')}`;
const eventNamed = (id: string): ReportEvent => ({
  id,
  kind: 'RECEIVED',
  province: { id: 'cao-bang', name: 'Cao Bằng' },
  year: 2025,
  at: '2026-01-10T00:00:00.000Z',
  dueOn: '2026-01-31',
});

const servers: Server[] = [];
const webhooks: Webhook[] = [];
afterEach(async () => {
  await Promise.all(webhooks.splice(0).map((webhook) => webhook.stop()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Answers with one status after the other, then 204; `null` is no answer at all. */
async function startReceiver(statuses: (number | null)[] = []) {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      const status = statuses.shift();
      if (status !== null) response.writeHead(status ?? 204, { location: '/elsewhere' }).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports` };
}

function webhookTo(...urls: string[]) {
  const results: DeliveryResult[] = [];
  const webhook = createWebhook({
    urls,
    secret,
    onDelivery: (result) => results.push(result),
    timeoutMillis: 200,
    pausesMillis: [5, 10],
    logger: silentLogger,
  });
  webhooks.push(webhook);
  return { webhook, results };
}

const ids = ({ got }: { got: { headers: IncomingHttpHeaders }[] }) =>
  got.map(({ headers }) => headers['webhook-id']);

describe('the webhook', () => {
  it('posts each event in its order, signed as Standard Webhooks says', async () => {
    const receiver = await startReceiver();
    const { webhook, results } = webhookTo(receiver.url);
    webhook.send([eventNamed('one'), eventNamed('two')]);
    await eventually(() => expect(results).toEqual(['delivered', 'delivered']));
    expect(ids(receiver)).toEqual(['one', 'two']);
    const { headers, body } = receiver.got[0]!;
    const signed = `one.${String(headers['webhook-timestamp'])}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Date.now() / 1_000 - Number(headers['webhook-timestamp']))).toBeLessThan(60);
    expect(JSON.parse(body)).toEqual({
      type: 'report.received',
      timestamp: '2026-01-10T00:00:00.000Z',
      data: {
        id: 'one',
        province: { id: 'cao-bang', name: 'Cao Bằng' },
        year: 2025,
        dueOn: '2026-01-31',
      },
    });
  });

  it('tries again after a failure and after no answer, with the same id', async () => {
    const receiver = await startReceiver([500, null]);
    const { webhook, results } = webhookTo(receiver.url);
    webhook.send([eventNamed('one')]);
    await eventually(() => expect(results).toEqual(['retried', 'retried', 'delivered']));
    expect(ids(receiver)).toEqual(['one', 'one', 'one']);
  });

  it('gives up after the last try, and at once if it is refused or sent elsewhere, and goes on', async () => {
    const receiver = await startReceiver([500, 503, 500, 400, 307]);
    const { webhook, results } = webhookTo(receiver.url);
    webhook.send(['a', 'b', 'c', 'd'].map(eventNamed));
    await eventually(() => expect(results.at(-1)).toBe('delivered'));
    expect(results).toEqual(['retried', 'retried', 'failed', 'failed', 'failed', 'delivered']);
    expect(ids(receiver)).toEqual(['a', 'a', 'a', 'b', 'c', 'd']);
  });

  it('keeps no receiver waiting for one that fails', async () => {
    const receiver = await startReceiver();
    const { webhook, results } = webhookTo('http://127.0.0.1:9/', receiver.url);
    webhook.send([eventNamed('one')]);
    await eventually(() => expect(results).toContain('failed'));
    expect(ids(receiver)).toEqual(['one']);
  });

  it('bounds what waits, and counts what is dropped', async () => {
    const receiver = await startReceiver([null]);
    const { webhook, results } = webhookTo(receiver.url);
    webhook.send(Array.from({ length: 503 }, (_none, index) => eventNamed(`e${index}`)));
    expect(results).toEqual(['dropped', 'dropped', 'dropped']);
    await webhook.stop();
    expect(results.filter((result) => result === 'dropped').length).toBeGreaterThan(3);
  });

  it.each(['short', 'whsec_c2hvcnQ=', key.toString('base64')])('refuses the secret "%s"', (wrong) => {
    expect(() => createWebhook({ urls: [], secret: wrong, logger: silentLogger })).toThrow(
      'WEBHOOK_SECRET: expected "whsec_" and at least 24 bytes in base64',
    );
  });
});
