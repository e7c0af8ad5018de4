import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProvinceService } from '../../../services/province';
import { reportFile } from '../../../services/province/__tests__/testProvinces';
import { startRegisterService } from '../../../services/register';
import { noAuditLog } from '../../../platform/audit';
import type { Logger } from '../../../platform/logger';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import { testPublicKeys } from '../../../platform/testing/gatewayKeys';
import { createKey } from '../../../platform/apiKeys/keys';
import { roleNames } from '../../../domain/roles';
import { nobodyThere, startTestGateway } from '../stubs';

/** Who asks: with the key of a role, or with what is none. */
export const askers = [
  'public',
  'analyst',
  'province',
  'otherProvince',
  'operator',
  'revokedKey',
  'wrongToken',
] as const;
export type Asker = (typeof askers)[number];

export interface GuardedSystem {
  /** Of the gateway. */
  origin: string;
  headersOf(asker: Asker): Record<string, string>;
  stop(): Promise<void>;
}

export interface GuardedOptions {
  /** The saved operations; the project's own if none are given. */
  manifest?: object;
  /** What the gateway logs. */
  logger?: Logger;
}

const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };
const provinces = ['cao-bang', 'lang-son'];

/** Of the province whose own staff asks: a final report with small numbers of a grassroots union, and a draft. */
function contentOf(province: string): { name: string; content: string }[] {
  const member = (value: number) => ({ id: 'members', measure: 'members', value });
  if (province !== 'cao-bang') {
    return [{ name: 'final.json', content: JSON.stringify(reportFile([member(50)], {}, province)) }];
  }
  const people = { id: 'people', measure: 'people', value: 3, unit: 'cdcs-x', printed: '3 người' };
  const final = reportFile([member(100), people]);
  final.units.push({
    id: 'cdcs-x',
    name: 'Công đoàn cơ sở X',
    level: 'GRASSROOTS',
    parent: 'huyen-a',
  });
  const awards = { id: 'awards', measure: 'awards', value: 7, kind: 'MIXED' };
  const draft = reportFile([awards], { id: 'draft-2024', status: 'DRAFT' });
  return [
    { name: 'final.json', content: JSON.stringify(final) },
    { name: 'draft.json', content: JSON.stringify(draft) },
  ];
}

/** The real register, provinces and gateway, which lets nobody in for where they come from. */
export async function startGuardedSystem({ manifest, logger }: GuardedOptions = {}): Promise<GuardedSystem> {
  const prefix = uniquePrefix();
  const folder = mkdtempSync(join(tmpdir(), 'guarded-'));
  const stops: (() => unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
    () => dropDatabases(prefix, ['register', ...provinces]),
  ];
  const stop = async () => {
    for (const stopNext of stops.toReversed()) await stopNext();
  };
  try {
    const shared = { gatewayKeys: testPublicKeys, address: anyPort };
    const register = await startRegisterService({
      ...shared,
      mongodbUri: testMongodbUri(),
      database: `${prefix}register`,
      today: () => '2024-12-31',
    });
    stops.push(() => register.stop());
    const service = await startProvinceService({
      ...shared,
      provinces,
      mongodbUriOf: testMongodbUri,
      databasePrefix: prefix,
      filesOf: contentOf,
    });
    stops.push(() => service.stop());
    const { keysFile, headersOf } = writeKeys(folder);
    const limitsFile = join(folder, 'limits.yml');
    writeFileSync(limitsFile, JSON.stringify(manyRequests));
    const manifestFile = join(folder, 'manifest.json');
    if (manifest) writeFileSync(manifestFile, JSON.stringify(manifest));
    const gateway = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: {
        'cao-bang': `${service.origin}/cao-bang/graphql`,
        'lang-son': `${service.origin}/lang-son/graphql`,
        'bac-kan': nobodyThere,
      },
      operationDeadlineMillis: 15_000,
      more: {
        http: { trustProxy: ['127.0.0.1'], corsOrigins: [] },
        access: { keysFile, limitsFile, openId: null, trustLocal: false, audit: noAuditLog },
        ...(manifest && { manifestFile }),
        ...(logger && { logger }),
      },
    });
    stops.push(() => gateway.stop());
    return { origin: gateway.origin, headersOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** These tests ask more in a minute than anybody may. */
const manyRequests = Object.fromEntries(
  roleNames.map((role) => [
    role,
    {
      requestsPerMinute: 10_000_000,
      costPerMinute: 1_000_000_000,
      newTextsPerMinute: 10_000_000,
      processorMillisPerMinute: 1_000_000_000,
    },
  ]),
);

let addresses = 0;

/** Another one each time: who comes with wrong keys again and again is let wait. */
function nextAddress(): string {
  addresses += 1;
  return `192.0.2.${addresses % 250}`;
}

function writeKeys(folder: string) {
  const roles = {
    analyst: 'analyst',
    province: 'province:cao-bang',
    otherProvince: 'province:lang-son',
    operator: 'operator',
    revokedKey: 'analyst',
  };
  const keys = new Map(
    Object.entries(roles).map(([asker, role]) => [asker, createKey({ role, name: asker }, new Date())]),
  );
  const records = [...keys].map(([asker, { record }]) => ({
    ...record,
    revoked: asker === 'revokedKey' ? record.created : null,
  }));
  const keysFile = join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys: records }));
  return {
    keysFile,
    headersOf(asker: Asker): Record<string, string> {
      if (asker === 'public') return {};
      const authorization = `Bearer ${keys.get(asker)?.key ?? 'not-a-key'}`;
      const isWrong = asker === 'revokedKey' || asker === 'wrongToken';
      return { authorization, ...(isWrong && { 'x-forwarded-for': nextAddress() }) };
    },
  };
}
