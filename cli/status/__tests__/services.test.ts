import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nobodyThere } from '../../../gateway/__tests__/stubs';
import { startRealProvince, type RealProvince } from '../../../gateway/__tests__/realProvince';
import { loadConfig } from '../../../platform/config';
import type { Environment } from '../../../platform/config/environment';
import { createKeyPair } from '../../../platform/gatewayTokens/keys';
import { testPrivateKey } from '../../../platform/testing/gatewayKeys';
import { readSecret } from '../../../platform/secret';
import { seedFiles } from '../../seedFiles';
import type { ServicesStatus } from '../askServices';
import { printServices } from '../printServices';
import { servicesText } from '../servicesText';

const folder = mkdtempSync(join(tmpdir(), 'services-'));
const provincesFile = join(folder, 'provinces.yml');
const privateKey = readSecret(testPrivateKey);
const { kid } = JSON.parse(privateKey) as { kid: string };
let system: RealProvince;

beforeAll(async () => {
  system = await startRealProvince({ service: { filesOf: seedFiles }, gateway: {} });
  const at = (province: string) => `${system.service.origin}/${province}/graphql`;
  const rows = { 'cao-bang': at('cao-bang'), 'lang-son': at('lang-son'), 'ha-giang': nobodyThere };
  writeFileSync(
    provincesFile,
    JSON.stringify({
      provinces: Object.fromEntries(Object.entries(rows).map(([id, endpoint]) => [id, { endpoint }])),
    }),
  );
}, 60_000);
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

async function ask(more: Environment = {}) {
  const config = loadConfig({
    DATA_DIR: folder,
    PROVINCES_FILE: provincesFile,
    REGISTER_URL: system.register,
    SHARD_PRIVATE_KEY: privateKey,
    ...more,
  });
  const texts: string[] = [];
  const options = { gateway: system.gateway.origin, json: true };
  const exit = await printServices(options, (text) => texts.push(text), config);
  return { exit, status: JSON.parse(texts.join('\n')) as ServicesStatus };
}

describe('congdoan status', () => {
  it('says of every service whether it answers, and of a province its revision, contract and key', async () => {
    const { exit, status } = await ask();
    expect(exit).toBe(1);
    expect(status.keyId).toBe(kid);
    expect(status.services).toEqual([
      expect.objectContaining({ name: 'gateway', reachable: true, problem: null }),
      expect.objectContaining({ name: 'register', reachable: true, problem: null }),
    ]);
    const [first, second, third] = status.provinces;
    expect(first).toEqual({
      name: 'cao-bang',
      url: `${system.service.origin}/cao-bang/graphql`,
      reachable: true,
      latencyMillis: expect.any(Number) as number,
      problem: null,
      revision: expect.stringMatching(/^\d+$/) as string,
      updatedAt: expect.stringMatching(/^20\d\d-/) as string,
      years: { first: 2024, last: 2024, count: 1 },
      contract: 'CURRENT',
      keyId: kid,
    });
    expect([second?.reachable, second?.problem]).toEqual([
      true,
      'Dịch vụ này không giữ tỉnh "lang-son". Province "lang-son" is not held by this service',
    ]);
    expect([third?.reachable, third?.problem]).toEqual([
      false,
      expect.stringMatching(/^UNREACHABLE: .*ECONNREFUSED/),
    ]);
  });

  it('says what to do about a key that the services do not know', async () => {
    const { status } = await ask({ SHARD_PRIVATE_KEY: createKeyPair().privateKey });
    const [province] = status.provinces;
    expect(province?.reachable).toBe(true);
    expect(province?.problem).toMatch(/^REFUSED: HTTP status 401: /);
  });

  it('prints a line for each, and how many answer', () => {
    const well = { reachable: true, latencyMillis: 7, problem: null };
    const none = { revision: null, updatedAt: null, years: null, contract: null, keyId: null };
    const status: ServicesStatus = {
      keyId: 'k1',
      services: [{ ...well, name: 'register', url: 'http://r.invalid/graphql' }],
      provinces: [
        {
          ...{ ...well, name: 'cao-bang', url: 'http://p.invalid/', revision: '4', contract: 'BEFORE' },
          ...{ updatedAt: '2026-11-01T02:00:00.000Z', years: { first: 2023, last: 2025, count: 3 } },
          keyId: 'k1',
        },
        { ...none, ...well, name: 'bac-kan', url: 'http://b.invalid/', keyId: 'k1', contract: 'CURRENT' },
        {
          ...{ ...none, name: 'ha-giang', url: 'http://h.invalid/', reachable: false, latencyMillis: 3 },
          problem: 'UNREACHABLE: connect ECONNREFUSED',
        },
      ],
    };
    expect(servicesText(status, new Date('2026-11-28T03:00:00Z'))).toBe(
      [
        'sổ đăng ký / register  trả lời / answers, 7 ms, http://r.invalid/graphql',
        'cao-bang               trả lời / answers, 7 ms, phiên bản / revision 4, 2026-11-01 (27 ngày / days), 2023-2025, hợp đồng bản trước / contract of the version before, khóa / key k1, http://p.invalid/',
        'bac-kan                trả lời / answers, 7 ms, chưa có báo cáo / no reports, hợp đồng hiện hành / current contract, khóa / key k1, http://b.invalid/',
        'ha-giang               KHÔNG TRẢ LỜI / DOES NOT ANSWER (UNREACHABLE: connect ECONNREFUSED), http://h.invalid/',
        '2/3 tỉnh trả lời / provinces answer; khóa / key k1',
      ].join('\n'),
    );
  });
});
