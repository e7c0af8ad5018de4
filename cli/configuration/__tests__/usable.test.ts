import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyPair } from '../../../platform/gatewayTokens/keys';
import { readConfig } from '../../../platform/config';
import type { Environment } from '../../../platform/config/environment';
import { projectPath } from '../../../platform/paths';
import { createToken } from '../../../platform/tokens';
import { createOne } from '../../keys';
import { gatewayUse } from '../gatewayProblems';
import { provinceUse, registerUse } from '../serviceProblems';
import { startUse } from '../startUse';
import { assertUsable, configurationProblems, type ProcessUse } from '../usable';

const folder = mkdtempSync(join(tmpdir(), 'usable-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const pair = createKeyPair();
const production = { NODE_ENV: 'production', DATA_DIR: folder };
const keyFiles = {
  SHARD_PRIVATE_KEY_FILE: written('private.json', pair.privateKey),
  SHARD_PUBLIC_KEYS_FILE: written('public.json', pair.publicKeys),
};
const tlsFile = (name: string) => projectPath('platform', 'testing', 'tls', name);

/** The lines of the refusal, without its heading. */
function refused(environment: Environment, use: ProcessUse): string[] {
  const problems = configurationProblems(readConfig(environment), use);
  return problems.map(({ variable, line, message }) =>
    [variable, ...(line === undefined ? [] : [line]), message].join(' | '),
  );
}
const variables = (environment: Environment, use: ProcessUse) => [
  ...new Set(configurationProblems(readConfig(environment), use).map(({ variable }) => variable)),
];

describe('a process in production', () => {
  it('is refused with everything that is wrong in one message', () => {
    const config = readConfig({
      ...production,
      EXPOSE_QUERY_PLANS: 'true',
      LOG_LEVEL: 'loud',
      REQUESTS_PER_ADDRESS: '0',
      MONGODB_URI_REGISTER: 'postgres://register',
      PROVINCE_TOKEN_CAO_BANG: `sha256:${'0'.repeat(64)}`,
      PROVINCE_HEAD_TOKEN_CAO_BANG: 'abc',
      LIMITS_FILE: '/nope/limits.yml',
      TLS_CERT_FILE: '/nope/tls.crt',
      TLS_KEY_FILE: tlsFile('service.key'),
      TLS_CA_FILE: tlsFile('authority.crt'),
      AUDIT_FILE: join(keyFiles.SHARD_PUBLIC_KEYS_FILE, 'none', 'audit.jsonl'),
    });
    const noFile =
      'không có tệp hay thư mục này; xem lại tên, và tạo thư mục trước. no such file or folder; check the name, and make the folder first';
    expect(() => assertUsable(config, startUse(['cao-bang'], { sample: true }))).toThrow(
      new Error(
        [
          'Cấu hình không dùng được. The configuration cannot be used',
          '  REQUESTS_PER_ADDRESS: cần ít nhất 1. Expected at least 1, got "0"',
          '  LOG_LEVEL: cần một trong "trace", "debug", "info", "warn", "error", "silent". Expected one of "trace", "debug", "info", "warn", "error", "silent", got "loud"',
          `  TLS_CERT_FILE: "/nope/tls.crt": ${noFile}`,
          '  SHARD_PRIVATE_KEY_FILE: cần khóa riêng của cổng chung; tạo bằng "congdoan shard-key". Expected the key of the gateway; make one with "congdoan shard-key"',
          `  LIMITS_FILE: "/nope/limits.yml": ${noFile}`,
          '  KEYS_FILE: không nhận ra được ai: tạo khóa bằng "congdoan keys create", hoặc đặt OIDC_ISSUER, OIDC_JWKS_URL và OIDC_AUDIENCE. Nobody can be told apart: make a key with "congdoan keys create", or set OIDC_ISSUER, OIDC_JWKS_URL and OIDC_AUDIENCE',
          '  EXPOSE_QUERY_PLANS: cần false, kế hoạch truy vấn lộ bên trong. Expected false, query plans show internals',
          '  PROVINCE_TOKEN_CAO_BANG: mã của tỉnh "cao-bang" là ví dụ hoặc dễ đoán; tạo mã bằng "congdoan token". The token of province "cao-bang" is an example or can be guessed; make one with "congdoan token"',
          '  PROVINCE_HEAD_TOKEN_CAO_BANG: Mã của tỉnh "cao-bang" quá ngắn; tạo bằng "congdoan token". The token of province "cao-bang" is too short; make one with "congdoan token"',
          '  SHARD_PUBLIC_KEYS_FILE: cần khóa công khai của cổng chung; xin nơi vận hành cổng chung, cặp khóa tự tạo thì cổng chung không biết. Expected the public keys of the gateway; get them from those who run it: of a pair made here it would know nothing',
          '  MONGODB_URI_REGISTER: cần một địa chỉ bắt đầu bằng mongodb:// hoặc mongodb+srv://. Expected an address that begins with mongodb:// or mongodb+srv://',
          '  MONGODB_URI: cần một địa chỉ cho cao-bang; bản thay thế MongoDB chỉ để phát triển. Expected one for cao-bang; the stand-in for MongoDB is for development',
          '  NODE_ENV: production không nạp số liệu giả lập; dùng "congdoan start --no-sample". Simulated data in production: expected "congdoan start --no-sample"',
          `  AUDIT_FILE: "${keyFiles.SHARD_PUBLIC_KEYS_FILE}": một phần của đường dẫn là tệp, không phải thư mục. a part of this path is a file, not a folder`,
        ].join('\n'),
      ),
    );
  });

  it('is fine with a key, the keys between gateway and services, and a database', async () => {
    const environment = { ...production, ...keyFiles, MONGODB_URI: 'mongodb://all' };
    const { keysFile, auditFile } = readConfig(environment);
    await createOne(
      readConfig({ ...environment, KEYS_FILE: keysFile, AUDIT_FILE: auditFile }),
      { role: 'analyst', name: 'Phòng Thống kê' },
      () => undefined,
    );
    expect(refused(environment, startUse(['cao-bang'], { sample: false }))).toEqual([]);
    rmSync(keysFile);
  });

  it('is refused with the file of each secret that is missing or no secret, and never shows one', () => {
    const secret = 'khong-ai-duoc-thay';
    const file = written('secret', secret);
    const environment = {
      ...production,
      SHARD_PRIVATE_KEY_FILE: '/nope',
      SHARD_PUBLIC_KEYS_FILE: file,
      MONGODB_URI_FILE: file,
      REDIS_URL_FILE: file,
      WEBHOOK_URL: 'https://bao-cao.example/',
      WEBHOOK_SECRET_FILE: file,
      OIDC_ISSUER: 'https://id.example',
      OIDC_JWKS_URL: 'https://id.example/keys',
      OIDC_AUDIENCE: 'x',
      OIDC_CLIENT_ID: 'pages',
      OIDC_CLIENT_SECRET_FILE: '/nope/client',
      PUBLIC_URL: 'http://so-lieu.example',
      PROVINCE_TOKEN_FILE_CAO_BANG: '/nope/token',
      PROVINCE_HEAD_TOKEN_FILE_CAO_BANG: written('short', 'abc'),
    };
    const use = startUse(['cao-bang'], { sample: false });
    expect(variables(environment, use)).toEqual([
      'SHARD_PRIVATE_KEY_FILE',
      'PUBLIC_URL',
      'OIDC_CLIENT_SECRET_FILE',
      'WEBHOOK_SECRET_FILE',
      'REDIS_URL_FILE',
      'PROVINCE_TOKEN_FILE_CAO_BANG',
      'PROVINCE_HEAD_TOKEN_FILE_CAO_BANG',
      'SHARD_PUBLIC_KEYS_FILE',
      'MONGODB_URI_FILE',
    ]);
    expect(refused(environment, use).join('\n')).not.toContain(secret);
  });

  it.each([
    ['OIDC_JWKS_URL', { OIDC_JWKS_URL: 'http://id.invalid/keys' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.invalid' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://so-lieu.example' }],
  ])('is refused if whoever is on the way could change %s', (variable, wrong) => {
    const environment = {
      ...production,
      ...keyFiles,
      OIDC_ISSUER: 'https://id.invalid',
      OIDC_JWKS_URL: 'https://id.invalid/keys',
      OIDC_AUDIENCE: 'x',
      OIDC_CLIENT_ID: 'pages',
      PUBLIC_URL: 'https://so-lieu.example',
    };
    expect(variables(environment, gatewayUse)).toEqual([]);
    expect(variables({ ...environment, ...wrong }, gatewayUse)).toEqual([variable]);
  });

  it.each([
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.invalid' }],
    ['DESK_PUBLIC_URL', { DESK_PUBLIC_URL: 'http://bao-cao.example' }],
    ['OIDC_CLIENT_SECRET_FILE', { OIDC_CLIENT_SECRET_FILE: '/nope/client' }],
  ])(
    'is refused if staff would sign in at a desk by a %s that is not safe, or not there',
    (variable, wrong) => {
      const environment = {
        ...production,
        ...keyFiles,
        MONGODB_URI: 'mongodb://127.0.0.1',
        OIDC_ISSUER: 'https://id.invalid',
        OIDC_JWKS_URL: 'https://id.invalid/keys',
        OIDC_AUDIENCE: 'x',
        OIDC_CLIENT_ID: 'desk',
        DESK_PUBLIC_URL: 'https://bao-cao.example',
      };
      const use = provinceUse(['cao-bang']);
      expect(variables(environment, use)).toEqual([]);
      expect(variables({ ...environment, ...wrong }, use)).toEqual([variable]);
    },
  );
});

describe('every process', () => {
  it('is refused without the files that it is told of, development too', () => {
    const tls = { TLS_CERT_FILE: '/a', TLS_KEY_FILE: '/b', TLS_CA_FILE: '/c' };
    expect(variables({ ...tls, DATA_DIR: folder, PROVINCES_FILE: '/d' }, gatewayUse)).toEqual([
      'TLS_CERT_FILE',
      'TLS_KEY_FILE',
      'TLS_CA_FILE',
      'PROVINCES_FILE',
    ]);
    expect(variables({ ...tls, DATA_DIR: folder, MONGODB_URI_FILE: '/d' }, registerUse)).toEqual([
      'TLS_CERT_FILE',
      'TLS_KEY_FILE',
      'TLS_CA_FILE',
      'MONGODB_URI_FILE',
    ]);
    expect(variables({ DATA_DIR: folder }, startUse(['cao-bang'], { sample: true }))).toEqual([]);
  });

  it('is refused with the line of the file that is wrong', () => {
    const environment = {
      DATA_DIR: folder,
      PROVINCES_FILE: written(
        'provinces.yml',
        'provinces:\n  cao-bang:\n    endpoint: "http://${NOWHERE}/"\n',
      ),
      LIMITS_FILE: written('limits.yml', 'analyst:\n  cost: 0\n'),
    };
    expect(refused(environment, gatewayUse)).toEqual([
      'PROVINCES_FILE | 3 | provinces.cao-bang.endpoint: chưa đặt biến NOWHERE. Variable NOWHERE is not set',
      'LIMITS_FILE | 2 | analyst.cost: cần ít nhất 1. Expected at least 1',
    ]);
  });

  it('is refused with a list of keys that is none, at the register too', () => {
    const environment = { DATA_DIR: folder, KEYS_FILE: written('no-keys.json', '{"keys":[{}]}') };
    for (const use of [gatewayUse, registerUse]) expect(variables(environment, use)).toEqual(['KEYS_FILE']);
    expect(variables({ ...environment, KEYS_FILE: join(folder, 'not-yet.json') }, registerUse)).toEqual([]);
  });

  it('is refused with variables that contradict each other', () => {
    const environment = {
      ...keyFiles,
      DATA_DIR: folder,
      SHARD_PRIVATE_KEY: pair.privateKey,
      MONGODB_URI: 'mongodb://a',
      MONGODB_URI_FILE: '/b',
      METRICS_PORT: '4001',
    };
    const use = startUse(['cao-bang'], { sample: false });
    expect(refused(environment, use)).toEqual([
      'SHARD_PRIVATE_KEY | đã đặt cả SHARD_PRIVATE_KEY_FILE; chỉ để lại một. SHARD_PRIVATE_KEY_FILE is set too; keep one of them',
      'MONGODB_URI | đã đặt cả MONGODB_URI_FILE; chỉ để lại một. MONGODB_URI_FILE is set too; keep one of them',
      'METRICS_PORT | cùng cổng 4001 với REGISTER_PORT. The same port 4001 as REGISTER_PORT',
    ]);
  });

  it('is refused if its services would not know its gateway', () => {
    const strange = JSON.parse(createKeyPair().publicKeys) as { keys: { kid: string }[] };
    const environment = {
      DATA_DIR: folder,
      SHARD_PRIVATE_KEY: pair.privateKey,
      SHARD_PUBLIC_KEYS: JSON.stringify(strange),
    };
    const { keys } = JSON.parse(pair.publicKeys) as { keys: { kid: string }[] };
    expect(refused(environment, startUse([], { sample: false }))).toEqual([
      `SHARD_PUBLIC_KEYS | thiếu khóa "${keys[0]?.kid}" mà cổng chung ký (SHARD_PRIVATE_KEY). The key "${keys[0]?.kid}" by which the gateway signs (SHARD_PRIVATE_KEY) is not in it`,
    ]);
  });

  it('of a province is refused without one, and with one that the register does not know', () => {
    expect(refused({ DATA_DIR: folder }, provinceUse([]))).toEqual([
      'PROVINCES | chưa nói tỉnh nào; thêm --id hoặc đặt PROVINCES. No province is named; give --id or set PROVINCES',
    ]);
    const [problem, ...more] = refused({ DATA_DIR: folder }, provinceUse(['cao-bnag', 'lang-son']));
    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^PROVINCES \| sổ đăng ký không có tỉnh "cao-bnag"; có phải "cao-bang" \(Cao Bằng\).*\? The register has no province "cao-bnag"; did you mean "cao-bang" \(Cao Bằng\)/,
    );
  });

  it('takes what a command line says in place of the variable that says the same otherwise', () => {
    const { gatewayPrivateKey, problems } = readConfig(
      { SHARD_PRIVATE_KEY: 'a' },
      { SHARD_PRIVATE_KEY_FILE: '/key.json' },
    );
    expect([gatewayPrivateKey, problems]).toEqual([
      { file: '/key.json', variable: 'SHARD_PRIVATE_KEY_FILE' },
      [],
    ]);
  });

  it('is refused with a token that is made for nobody, and takes one that was made', () => {
    const { token, hash } = createToken('2999-12-31');
    const use = provinceUse(['cao-bang']);
    const base = { ...production, ...keyFiles, MONGODB_URI: 'mongodb://all' };
    for (const good of [token, hash]) {
      expect(refused({ ...base, PROVINCE_TOKEN_CAO_BANG: good }, use)).toEqual([]);
    }
    const emptyHash = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    for (const bad of ['abc', 'a'.repeat(40), 'sha256:12', `${hash}x`, emptyHash]) {
      expect(variables({ ...base, PROVINCE_TOKEN_CAO_BANG: bad }, use)).toEqual(['PROVINCE_TOKEN_CAO_BANG']);
    }
  });
});
