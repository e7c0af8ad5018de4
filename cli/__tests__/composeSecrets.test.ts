import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';
import { makeSecrets } from '../secrets';
import {
  clusterFive,
  compose,
  holders,
  ours,
  provincesFile,
  secretFile,
  secretsOf,
  service,
  services,
} from './composeFiles';
import { read } from './projectFiles';

describe('the secrets of docker-compose.yml', () => {
  it('lets each database ask for a password that its own service alone has', () => {
    for (const id of holders) {
      const mongo = service(`mongo-${id}`);
      expect(mongo.command).toContain('--auth');
      expect(secretsOf(mongo)).toEqual({
        [mongo.environment?.MONGO_INITDB_ROOT_PASSWORD_FILE ?? '']: secretFile(`mongo-password-${id}`),
      });
      const users = services.filter(([, entry]) =>
        Object.values(secretsOf(entry)).includes(secretFile(`mongodb-uri-${id}`)),
      );
      const expected = id === 'register' ? ['register'] : [`province-${id}`, `seeds-${id}`];
      expect(users.map(([name]) => name).sort()).toEqual(expected);
    }
  });

  it('gives every file that a variable names, as a secret', () => {
    for (const [name, entry] of ours) {
      const secrets = secretsOf(entry);
      const named = Object.entries(entry.environment ?? {})
        .filter(([variable]) => /_FILE(_|$)/.test(variable) && variable !== 'PROVINCES_FILE')
        // A seeder answers nobody, so it needs no keys.
        .filter(([variable]) => !(name.startsWith('seeds-') && variable === 'SHARD_PUBLIC_KEYS_FILE'))
        .map(([, file]) => file);
      expect([name, named.sort()]).toEqual([name, Object.keys(secrets).sort()]);
    }
  });

  it('lets the gateway alone have the private key, and of the tokens of provinces the hashes only', () => {
    const holding = (name: string) =>
      services.filter(([, entry]) => Object.values(secretsOf(entry)).includes(secretFile(name)));
    expect(holding('shard-private-key.json').map(([name]) => name)).toEqual(['gateway']);
    for (const id of clusterFive) {
      const variable = `PROVINCE_TOKEN_FILE_${id.toUpperCase().replaceAll('-', '_')}`;
      const fileOf = (name: string) => secretsOf(service(name))[service(name).environment?.[variable] ?? ''];
      expect(fileOf('gateway')).toBe(secretFile(`province-token-hash-${id}`));
      expect(fileOf(`province-${id}`)).toBe(secretFile(`province-token-${id}`));
    }
  });

  it('has all of its secrets made by "congdoan secrets", which leaves those alone that are there', () => {
    const out = mkdtempSync(join(tmpdir(), 'secrets-'));
    try {
      const made = makeSecrets({ out, provincesFile: projectPath(provincesFile) });
      const files = Object.values(compose.secrets).map(({ file }) => file);
      expect(made.map(secretFile).sort()).toEqual(files.sort());
      expect(readdirSync(out).sort()).toEqual([...made].sort());
      expect(statSync(out).mode & 0o777).toBe(0o700);
      rmSync(join(out, 'province-token-cao-bang'));
      expect(makeSecrets({ out, provincesFile: projectPath(provincesFile) })).toEqual([
        'province-token-cao-bang',
      ]);
      expect(read('.gitignore')).toContain('deploy/compose/secrets/\n');
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
