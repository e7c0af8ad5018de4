import { loadConfig } from '../config';

describe('the configuration', () => {
  it('listens on this machine only, with a port per role', () => {
    const config = loadConfig({});
    expect([config.host, config.gatewayPort, config.registerPort, config.provincesPort]).toEqual([
      '127.0.0.1',
      4000,
      4001,
      4002,
    ]);
    expect(config.registerUrl).toBe('http://127.0.0.1:4001/graphql');
    expect(config.mongodbUriOf('cao-bang')).toBeNull();
    expect(config.production).toBe(false);
  });

  it('takes the database of one province apart from the others', () => {
    const config = loadConfig({ MONGODB_URI: 'mongodb://all', MONGODB_URI_CAO_BANG: 'mongodb://one' });
    expect(config.mongodbUriOf('cao-bang')).toBe('mongodb://one');
    expect(config.mongodbUriOf('lang-son')).toBe('mongodb://all');
  });

  it('names every variable that is wrong at once', () => {
    expect(() => loadConfig({ GATEWAY_PORT: 'x', LOG_LEVEL: 'loud', MONGODB_URI: 'postgres://x' })).toThrow(
      /^Cấu hình không dùng được\. The configuration cannot be used\n {2}GATEWAY_PORT: .*got "x"\n {2}MONGODB_URI: .*got "postgres:\/\/x"\n {2}LOG_LEVEL: .*got "loud"$/,
    );
  });

  it('tells only receivers on whose way nobody can listen, and never without a secret', () => {
    const secret = { WEBHOOK_SECRET: 'whsec_x' };
    const urls = ['https://example.org/a', 'http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]:1/'];
    const { webhook, variables } = loadConfig({ ...secret, WEBHOOK_URL: urls.join(', ') });
    expect(webhook).toEqual({ urls, secret: { value: 'whsec_x', variable: 'WEBHOOK_SECRET' } });
    expect(variables).not.toHaveProperty('WEBHOOK_SECRET');
    expect(loadConfig({}).webhook).toBeNull();
    const wrong = [
      'http://example.org/',
      'http://127.0.0.1.example.org/',
      'ftp://127.0.0.1/',
      'https://a:b@c/',
      'x',
    ];
    for (const url of wrong) {
      expect(() => loadConfig({ ...secret, WEBHOOK_URL: url })).toThrow(
        'WEBHOOK_URL: cần địa chỉ https, hoặc http trên máy này, không có mật khẩu, cách nhau bằng dấu phẩy. Expected addresses of https',
      );
    }
    expect(() => loadConfig({ WEBHOOK_URL: urls[0] })).toThrow(
      'WEBHOOK_SECRET: cần cùng WEBHOOK_URL, hoặc WEBHOOK_SECRET_FILE. Expected with WEBHOOK_URL',
    );
  });

  it('knows where readers sign in only if it knows the provider and where they come back to', () => {
    const provider = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_JWKS_URL: 'https://id.example/keys',
      OIDC_AUDIENCE: 'congdoan-graph',
    };
    const client = { OIDC_CLIENT_ID: 'pages', OIDC_CLIENT_SECRET: 'secret' };
    const publicUrl = { PUBLIC_URL: 'https://so-lieu.example' };
    const { openId, variables } = loadConfig({ ...provider, ...client, ...publicUrl });
    expect(openId?.signIn).toEqual({
      clientId: 'pages',
      clientSecret: { value: 'secret', variable: 'OIDC_CLIENT_SECRET' },
      redirectUrl: 'https://so-lieu.example/session/openid/callback',
    });
    expect(variables).not.toHaveProperty('OIDC_CLIENT_SECRET');
    expect(loadConfig(provider).openId?.signIn).toBeNull();
    expect(() => loadConfig({ ...provider, ...client })).toThrow(
      'PUBLIC_URL: cần cùng OIDC_CLIENT_ID. Expected with OIDC_CLIENT_ID',
    );
    expect(() => loadConfig({ ...client, ...publicUrl })).toThrow(
      'OIDC_ISSUER: cần cùng OIDC_CLIENT_ID. Expected with OIDC_CLIENT_ID',
    );
    expect(() => loadConfig({ PUBLIC_URL: 'https://so-lieu.example/path' })).toThrow('Expected an origin');
  });

  it("knows where a province's staff sign in apart from where readers do, and who of them is a head", () => {
    const provider = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_JWKS_URL: 'https://id.example/keys',
      OIDC_AUDIENCE: 'congdoan-graph',
    };
    const desk = { OIDC_CLIENT_ID: 'desk', DESK_PUBLIC_URL: 'https://bao-cao.example' };
    const { openId, deskSignIn } = loadConfig({ ...provider, ...desk });
    expect(openId?.signIn).toBeNull();
    expect(deskSignIn).toMatchObject({
      issuer: 'https://id.example',
      roleClaim: 'congdoan_role',
      signIn: { clientId: 'desk', redirectUrl: 'https://bao-cao.example/desk/openid/callback' },
      headValue: null,
    });
    const head = { OIDC_HEAD_VALUE: 'lanh-dao' };
    expect(loadConfig({ ...provider, ...desk, ...head }).deskSignIn?.headValue).toBe('lanh-dao');
    const readers = { OIDC_CLIENT_ID: 'pages', PUBLIC_URL: 'https://so-lieu.example' };
    expect(loadConfig({ ...provider, ...readers }).deskSignIn).toBeNull();
    const { DESK_PUBLIC_URL } = desk;
    expect(() => loadConfig({ ...provider, DESK_PUBLIC_URL })).toThrow(
      'OIDC_CLIENT_ID: cần cùng DESK_PUBLIC_URL. Expected with DESK_PUBLIC_URL',
    );
    expect(() => loadConfig({ ...provider, ...readers, ...head })).toThrow(
      'DESK_PUBLIC_URL: cần cùng OIDC_HEAD_VALUE. Expected with OIDC_HEAD_VALUE',
    );
  });

  it('lets a flag win over its variable, and a flag that is not given lets it be', () => {
    const environment = { GATEWAY_PORT: '4100', REGISTER_PORT: '4101' };
    const config = loadConfig(environment, { GATEWAY_PORT: '4200', REGISTER_PORT: undefined });
    expect([config.gatewayPort, config.registerPort]).toEqual([4200, 4101]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ GATEWAY_PORT: '', MONGODB_URI: '' }).gatewayPort).toBe(4000);
  });
});
