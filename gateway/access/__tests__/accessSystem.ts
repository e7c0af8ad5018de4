import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditLog } from '../../../platform/audit';
import { readAnswer } from '../../../platform/testing/answer';
import { startStubRegister, startTestGateway } from '../../__tests__/stubs';
import { createKey } from '../../../platform/apiKeys/keys';

const keyOf = {
  analyst: createKey({ role: 'analyst', name: 'analyst' }, new Date()),
  operator: createKey({ role: 'operator', name: 'operator' }, new Date()),
  public: createKey({ role: 'public', name: 'few' }, new Date()),
  province: createKey({ role: 'province:cao-bang', name: 'province' }, new Date()),
};
export type Who = keyof typeof keyOf | 'nobody' | 'local';

export const saved = 'query Provinces {\n  provinces {\n    id\n  }\n}';
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** A request for an operation by its id. */
export const byId = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
});

export type Read = Awaited<ReturnType<typeof read>>;

/** A gateway that asks who asks, one saved operation, and a key for each role. */
export interface AccessSystem {
  origin: string;
  port: number;
  keysFile: string;
  auditFile: string;
  /** A text is sent as it is, everything else as JSON. */
  post(who: Who, body: unknown, headers?: Record<string, string>): Promise<Read>;
  get(who: Who, parameters: Record<string, string>): Promise<Read>;
  stop(): Promise<void>;
}

export async function startAccessSystem(): Promise<AccessSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  const inFolder = (name: string) => join(folder, name);
  const [keysFile, auditFile] = [inFolder('keys.json'), inFolder('audit.jsonl')];
  const [limitsFile, manifestFile] = [inFolder('limits.yml'), inFolder('manifest.json')];
  const operation = { id: sha256(saved), name: 'Provinces', type: 'query', body: saved };
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
  writeFileSync(manifestFile, JSON.stringify(manifest));
  writeFileSync(keysFile, JSON.stringify({ keys: Object.values(keyOf).map(({ record }) => record) }));
  writeFileSync(limitsFile, 'operator:\n  requestsPerMinute: 3\npublic:\n  bodyBytes: 2000\n');
  const register = await startStubRegister(['cao-bang'], []);
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {},
    more: {
      manifestFile,
      exposeQueryPlans: true,
      http: { trustProxy: [], corsOrigins: ['https://bang-tin.example'] },
      access: { keysFile, limitsFile, openId: null, trustLocal: true, audit: createAuditLog(auditFile) },
    },
  });
  return {
    origin: gateway.origin,
    port: gateway.port,
    keysFile,
    auditFile,
    async post(who, body, headers = {}) {
      const response = await fetch(`${gateway.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(who), ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      });
      return read(response);
    },
    async get(who, parameters) {
      const headers = { 'apollo-require-preflight': 'true', ...headersOf(who) };
      const query = new URLSearchParams(parameters).toString();
      return read(await fetch(`${gateway.origin}/graphql?${query}`, { headers }));
    },
    async stop() {
      await Promise.all([gateway, register].map((server) => server.stop()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** A proxy's header stands for a caller who is not on this machine. */
function headersOf(who: Who): Record<string, string> {
  if (who === 'local') return {};
  if (who === 'nobody') return { 'x-forwarded-for': '203.0.113.4' };
  return { authorization: `Bearer ${keyOf[who].key}` };
}

export async function read(response: Response) {
  const { extensions, ...body } = await readAnswer(response);
  const { status, headers } = response;
  return { status, headers, body, extensions, code: body.errors?.[0]?.extensions.code };
}
