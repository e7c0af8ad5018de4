import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring, endingKeys } from '../../platform/apiKeys/keys';
import { readKeys } from '../../platform/apiKeys/keysFile';
import { loadConfig } from '../../platform/config';
import { createOne, listAll, revokeOne } from '../keys';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

let config: ReturnType<typeof loadConfig>;
let printed = '';
const print = (text: string) => (printed += `${text}\n`);
beforeEach(() => {
  config = loadConfig({ DATA_DIR: mkdtempSync(join(folder, 'data-')) });
  printed = '';
});

async function create(role: string): Promise<string> {
  await createOne(config, { role, name: 'Phòng Thống kê' }, print);
  const [key = ''] = /cdk_\S+/.exec(printed) ?? [];
  return key;
}

const audited = () =>
  readFileSync(config.auditFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('congdoan keys', () => {
  it('shows a key once, keeps its hash, and notes who made it', async () => {
    const key = await create('province:cao-bang');
    expect(key).toMatch(/^cdk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    const stored = readFileSync(config.keysFile, 'utf8');
    expect(stored).not.toContain(key.slice(17));
    expect(statSync(config.keysFile).mode & 0o777).toBe(0o600);
    const [record] = await readKeys(config.keysFile);
    expect(createKeyring(record ? [record] : []).callerOf(key)).toMatchObject({ province: 'cao-bang' });
    const entry = {
      at: expect.any(String),
      who: expect.any(String),
      what: 'KEY_CREATED',
      from: 'command line',
      details: { key: record?.id, role: 'province:cao-bang', name: 'Phòng Thống kê' },
      previous: expect.any(String),
    };
    expect(audited()).toEqual([
      { number: 1, ...entry, outcome: 'INTENDED' },
      { number: 2, ...entry, outcome: 'DONE' },
    ]);
    expect(JSON.stringify(audited())).not.toContain(key.slice(17));
    printed = '';
    await listAll(config, print);
    expect(printed).toContain(`${record?.id}  province:cao-bang  `);
    expect(printed).not.toContain(key.slice(17));
  });

  it('revokes a key, once', async () => {
    const key = await create('analyst');
    const id = key.slice(4, 16);
    await revokeOne(config, id, print);
    expect(createKeyring(await readKeys(config.keysFile)).callerOf(key)).toBeNull();
    expect(audited().map(({ what, outcome }) => `${String(what)} ${String(outcome)}`)).toEqual([
      'KEY_CREATED INTENDED',
      'KEY_CREATED DONE',
      'KEY_REVOKED INTENDED',
      'KEY_REVOKED DONE',
    ]);
    await expect(revokeOne(config, id, print)).rejects.toThrow(`Key "${id}" was revoked at `);
    await expect(revokeOne(config, 'none', print)).rejects.toThrow('There is no key "none"');
  });

  it('makes keys that end, and says so', async () => {
    await createOne(config, { role: 'analyst', name: 'Phòng Thống kê', days: 10 }, print);
    const [key = ''] = /cdk_\S+/.exec(printed) ?? [];
    const [record] = await readKeys(config.keysFile);
    const keyring = createKeyring(record ? [record] : []);
    const ends = Date.now() + 10 * 86_400_000;
    expect(keyring.callerOf(key)).toMatchObject({ role: 'analyst' });
    expect(endingKeys(record ? [record] : [], Date.now()).map(({ id }) => id)).toEqual([record?.id]);
    jest.useFakeTimers({ now: ends + 1_000 });
    try {
      expect(keyring.callerOf(key)).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });

  it('makes and revokes none in production while the audit log cannot be written', async () => {
    const production = { ...config, production: true, auditFile: '/dev/full' };
    await expect(createOne(production, { role: 'analyst', name: 'x' }, print)).rejects.toThrow(
      'The audit log cannot be written, so nothing was done',
    );
    expect(existsSync(config.keysFile)).toBe(false);
  });

  it('refuses a role that there is not, and a change beside another one', async () => {
    await expect(create('admin')).rejects.toThrow(
      'A role must be public, analyst, operator, province:<id> or cluster:<id>, got "admin"',
    );
    writeFileSync(`${config.keysFile}.new`, '');
    await expect(create('analyst')).rejects.toThrow('Another change of the keys is going on');
    expect(existsSync(config.keysFile)).toBe(false);
  });

  it('leaves a file alone that it cannot read', async () => {
    writeFileSync(config.keysFile, '{"keys": [{"id": 1}]}');
    await expect(create('analyst')).rejects.toThrow(`"${config.keysFile}" cannot be used\n  keys.0.id: `);
    expect(readFileSync(config.keysFile, 'utf8')).toBe('{"keys": [{"id": 1}]}');
    expect(existsSync(`${config.keysFile}.new`)).toBe(false);
  });
});
