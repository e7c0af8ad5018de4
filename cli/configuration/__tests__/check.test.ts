import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../../platform/apiKeys/keys';
import { readConfig } from '../../../platform/config';
import { projectPath } from '../../../platform/paths';
import { checkConfiguration, reportText, type CheckedRole } from '../command';

const folder = mkdtempSync(join(tmpdir(), 'config-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const rows = (provinces: Record<string, object>) =>
  `provinces:\n${Object.entries(provinces)
    .map(([id, row]) => `  ${id}: ${JSON.stringify(row)}\n`)
    .join('')}`;
const at = (id: string, host = 'http://127.0.0.1:4002') => ({ endpoint: `${host}/${id}/graphql` });
const old = written(
  'old.yml',
  rows({ 'cao-bang': at('cao-bang'), 'lang-son': at('lang-son'), 'bac-kan': at('bac-kan'), hue: at('hue') }),
);
const environment = { DATA_DIR: folder, PROVINCES_FILE: old };
const check = (role: CheckedRole, newList?: string, more: Record<string, string> = {}, now?: Date) =>
  checkConfiguration(readConfig({ ...environment, ...more }), role, newList, now);

describe('congdoan config check', () => {
  it('says what a new list of provinces adds, removes, moves and asks otherwise', () => {
    const list = rows({
      'cao-bang': at('cao-bang'),
      'lang-son': at('lang-son', 'https://lang-son.example'),
      'bac-kan': { ...at('bac-kan'), settings: { timeoutMillis: 100 } },
      'ha-giang': at('ha-giang'),
    });
    const report = check('gateway', written('new.yml', list));
    expect(reportText(report)).toBe(
      [
        'Cấu hình dùng được. The configuration can be used: gateway',
        'Danh sách mới sẽ làm. The new list would do',
        '  + ha-giang: thêm / added',
        '  - hue: bỏ / removed',
        '  > lang-son: chuyển / moved, http://127.0.0.1:4002/lang-son/graphql -> https://lang-son.example/lang-son/graphql',
        '  ~ bac-kan: đổi cách hỏi / settings changed',
      ].join('\n'),
    );
    expect(check('gateway', old).change).toEqual({
      added: [],
      removed: [],
      moved: [],
      settingsChanged: [],
    });
  });

  it('names the line of an id that the register does not know, in the list of now too, and the nearest', () => {
    const list = written('unknown.yml', rows({ 'cao-bang': at('cao-bang'), 'lang-sno': at('x') }));
    const message = expect.stringMatching(
      /^provinces\.lang-sno: sổ đăng ký không có tỉnh "lang-sno"; có phải "lang-son" \(Lạng Sơn\)/,
    ) as string;
    expect(check('gateway', list).problems).toEqual([{ variable: list, line: 3, message }]);
    expect(check('gateway', undefined, { PROVINCES_FILE: list }).problems).toEqual([
      { variable: 'PROVINCES_FILE', line: 3, message },
    ]);
  });

  it('takes no new list that a gateway would refuse, nor one with a token that it could not read', () => {
    const refused = written('refused.yml', 'provinces:\n  hue: { endpoint: "${NOWHERE}" }\n');
    expect(check('gateway', refused)).toMatchObject({
      problems: [{ variable: refused, line: 2 }],
      change: null,
    });
    expect(check('gateway', join(folder, 'none.yml')).problems).toHaveLength(1);
    const token = { PROVINCE_TOKEN_FILE_HA_GIANG: '/nope' };
    const list = written('token.yml', rows({ 'ha-giang': at('ha-giang') }));
    expect(check('gateway', list, token).problems).toEqual([
      expect.objectContaining({ variable: 'PROVINCE_TOKEN_FILE_HA_GIANG' }),
    ]);
  });

  it('notes what ends within a month', () => {
    const now = new Date('2026-11-28T00:00:00Z');
    const { record } = createKey({ role: 'analyst', name: 'Phòng Thống kê' }, now, 10);
    const hash = `sha256:${'0123456789abcdef'.repeat(4)}`;
    const tls = (name: string) => projectPath('platform', 'testing', 'tls', name);
    const more = {
      KEYS_FILE: written('api-keys.json', JSON.stringify({ keys: [record] })),
      PROVINCE_TOKEN_CAO_BANG: `${hash};until=2026-12-01`,
      PROVINCE_TOKEN_LANG_SON: `${hash};until=2027-12-01`,
      TLS_CERT_FILE: tls('service.crt'),
      TLS_KEY_FILE: tls('service.key'),
      TLS_CA_FILE: tls('authority.crt'),
    };
    const { problems, notes } = check('gateway', undefined, more, now);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      {
        variable: 'PROVINCE_TOKEN_CAO_BANG',
        message: 'hết hạn ngày 2026-12-01; làm cái mới. It ends on 2026-12-01; make another one',
      },
      {
        variable: 'KEYS_FILE',
        message: `khóa ${record.id} (Phòng Thống kê) hết hạn ngày 2026-12-08. Key ${record.id} (Phòng Thống kê) ends on 2026-12-08`,
      },
    ]);
  });

  it.each<[CheckedRole, string[]]>([
    ['gateway', ['SHARD_PRIVATE_KEY_FILE', 'KEYS_FILE']],
    ['register', ['SHARD_PUBLIC_KEYS_FILE', 'MONGODB_URI']],
    ['province', ['PROVINCES', 'SHARD_PUBLIC_KEYS_FILE']],
  ])('asks of a %s in production what it needs, and nothing that others need', (role, wanted) => {
    const report = check(role, undefined, { NODE_ENV: 'production' });
    expect(report.problems.map(({ variable }) => variable)).toEqual(wanted);
  });
});
