import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditLog } from '../../../../platform/audit';
import type { OpenIdConfig } from '../../../../platform/config/openId';
import { startStubRegister, startTestGateway } from '../../../__tests__/stubs';
import { createKey } from '../../../../platform/apiKeys/keys';

export const analystKey = createKey({ role: 'analyst', name: 'Phòng Thống kê' }, new Date());
export const endedKey = createKey({ role: 'analyst', name: 'Cũ' }, new Date(0));

export interface SessionSystem {
  origin: string;
  keysFile: string;
  auditLines(): { who: string; what: string }[];
  stop(): Promise<void>;
}

export interface SessionSystemOptions {
  openId?: OpenIdConfig;
  overTlsOnly?: boolean;
  trustLocal?: boolean;
}

/** A gateway of one province, which believes the proxy of this machine. */
export async function startSessionSystem(options: SessionSystemOptions = {}): Promise<SessionSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
  const keysFile = join(folder, 'keys.json');
  const auditFile = join(folder, 'audit.jsonl');
  writeFileSync(keysFile, JSON.stringify({ keys: [analystKey.record, endedKey.record] }));
  const register = await startStubRegister(['cao-bang'], []);
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {},
    more: {
      http: { trustProxy: ['127.0.0.1'], corsOrigins: ['https://bang-tin.example'] },
      watchMillis: 20,
      access: {
        keysFile,
        limitsFile: null,
        openId: options.openId ?? null,
        trustLocal: options.trustLocal ?? false,
        sessionsOverTlsOnly: options.overTlsOnly ?? false,
        audit: createAuditLog(auditFile),
      },
    },
  });
  return {
    origin: gateway.origin,
    keysFile,
    auditLines: () =>
      readFileSync(auditFile, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { who: string; what: string }),
    async stop() {
      await Promise.all([gateway, register].map((server) => server.stop()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** `name=value` of the cookies that an answer sets, as a browser would send them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}
