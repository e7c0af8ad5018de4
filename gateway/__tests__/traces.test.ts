import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { projectPath } from '../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: unknown }[];
}

const prefix = uniquePrefix();
const traceId = '0af7651916cd43dd8448eb211c80319c';
const clientSpan = 'b7ad6b7169203331';
const received: Span[] = [];
let collector: Server;

/** Takes what an OpenTelemetry exporter sends as JSON. */
async function startCollector(): Promise<Server> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      received.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

beforeAll(async () => {
  collector = await startCollector();
  const { port } = collector.address() as AddressInfo;
  const child = fork(
    projectPath('gateway', '__tests__', 'tracedSystem.ts'),
    [`http://127.0.0.1:${port}`, testMongodbUri(), prefix, `00-${traceId}-${clientSpan}-01`],
    { execArgv: ['--require', projectPath('platform', 'testing', 'typescript.cjs')] },
  );
  const exited = once(child, 'exit');
  const [answer] = (await once(child, 'message')) as [unknown];
  expect(answer).toMatchObject({ data: { province: { aliases: [], report: null } } });
  expect(await exited).toEqual([0, null]);
}, 60_000);
afterAll(async () => {
  collector.close();
  await dropDatabases(prefix, ['cao-bang']);
});

describe('the trace of an operation', () => {
  /** Names from the client's request down to a span. */
  function wayTo(span: Span): string[] {
    const parent = received.find(({ spanId }) => spanId === span.parentSpanId);
    return [...(parent ? wayTo(parent) : []), span.name];
  }

  it('goes from the request of the client through the steps of the plan to the province and its database', () => {
    const ofTrace = received.filter((span) => span.traceId === traceId);
    const [first] = ofTrace.filter(({ parentSpanId }) => parentSpanId === clientSpan);
    expect(first?.name).toBe('POST /graphql');
    const ways = ofTrace.map((span) => wayTo(span).join(' > '));
    expect(ways).toContain('POST /graphql > gateway.request > gateway.plan');
    const fetch = 'POST /graphql > gateway.request > gateway.execute > gateway.fetch';
    expect(ways).toContain(`${fetch} > POST /graphql > POST /graphql`);
    expect(ways).toContain(`${fetch} > POST /cao-bang/graphql > POST /:province/graphql > mongodb find`);
  });

  it('is left out if nothing asked for it', () => {
    const databaseSpans = received.filter(({ name }) => name.startsWith('mongodb'));
    expect(databaseSpans.length).toBeGreaterThan(0);
    expect(new Set(databaseSpans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });

  it('holds no query, no variable and no token', () => {
    // Moments and ids have digits of their own.
    const said = JSON.stringify(received, (key, value: unknown) =>
      /UnixNano$|Id$/.test(key) ? undefined : value,
    );
    expect(said).not.toContain('never-to-be-seen');
    expect(said).not.toContain('membership');
    expect(said).not.toMatch(/\b2024\b/);
  });
});
