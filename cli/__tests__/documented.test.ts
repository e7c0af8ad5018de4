import { existsSync } from 'node:fs';
import { loadConfig, type Config } from '../../platform/config';
import type { Environment } from '../../platform/config/environment';
import { projectPath } from '../../platform/paths';
import { defaultSettings } from '../../platform/provinces/provincesFile';
import { reachedFrom, type LockedPackages } from '../../bench/dependencies/lock';
import { configVariables, matches, read } from './projectFiles';

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  /** A version of it for all, or what stands for the packages below it. */
  overrides: Record<string, string | Record<string, string>>;
}

describe('.env.example', () => {
  const example = read('.env.example');
  const given: Environment = Object.fromEntries(
    [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const optional = matches(example, /^# ([A-Z_]+)=/gm);

  it('names every variable of the configuration, and no other', () => {
    const ofOneService = optional.filter((name) =>
      /^(MONGODB_URI|PROVINCE_(?:HEAD_)?TOKEN)_(?!FILE$)/.test(name),
    );
    expect(ofOneService).toEqual([
      'MONGODB_URI_CAO_BANG',
      'MONGODB_URI_REGISTER',
      'PROVINCE_TOKEN_CAO_BANG',
      'PROVINCE_TOKEN_FILE_CAO_BANG',
      'PROVINCE_HEAD_TOKEN_CAO_BANG',
      'PROVINCE_HEAD_TOKEN_FILE_CAO_BANG',
    ]);
    const named = [...Object.keys(given), ...optional.filter((name) => !ofOneService.includes(name))];
    expect(named.sort()).toEqual(configVariables().sort());
  });

  it('sets the defaults', () => {
    expect(values(loadConfig(given))).toEqual(values(loadConfig({})));
  });
});

/** Without what the environment passes through as it is. */
function values(config: Config): unknown {
  return JSON.parse(JSON.stringify({ ...config, variables: null }));
}

describe('docs/configuration.md', () => {
  it('has a line for every variable of the configuration, and no other', () => {
    const names = matches(read('docs/configuration.md'), /^- `([A-Z_]+)` /gm);
    expect(names.sort()).toEqual(configVariables().sort());
  });
});

describe('docs/resilience.md', () => {
  it('has the default of every setting of an endpoint, and no other', () => {
    const rows = [...read('docs/resilience.md').matchAll(/^\| `(\w+)` +\| (\d+)( MiB)? +\|/gm)].map(
      ([, name, number, unit]) => [name, Number(number) * (unit ? 1024 ** 2 : 1)],
    );
    expect(Object.fromEntries(rows)).toEqual(defaultSettings);
  });
});

describe('README.md', () => {
  it('maps files and folders that exist', () => {
    const [, map = ''] = /^## Map\n(.*?)^Checks:/ms.exec(read('README.md')) ?? [];
    const paths = matches(map, /`([^`]+)`/g);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(projectPath(path)))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: LockedPackages;
  };

  it('has at most 300 packages at run time', () => {
    const { dependencies } = JSON.parse(read('package.json')) as Package;
    const reached = reachedFrom(Object.keys(dependencies), packages);
    expect(reached.size).toBeGreaterThan(Object.keys(dependencies).length);
    expect(reached.size).toBeLessThanOrEqual(300);
  });

  it('has the binaries of every platform, without which "npm ci" refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isInstalled(name, path)),
    );
    expect(missing).toEqual([]);
  });

  /** Whether a package at `path` finds `name` in a node_modules folder of its own or above. */
  function isInstalled(name: string, path: string): boolean {
    const folders = path
      .split('/node_modules/')
      .map((_part, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
    return ['', ...folders].some((folder) => `${folder}/node_modules/${name}`.replace(/^\//, '') in packages);
  }
});

describe('docs/dependencies.md', () => {
  /** Licence by package, from the rows of the tables. */
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(
    ([, name = '', licence = '']) => [name, licence] as const,
  );
  const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json')) as Package;
  const replaced = Object.entries(overrides).filter(([, by]) => typeof by === 'object');
  const versioned = Object.keys(overrides).filter((name) => typeof overrides[name] === 'string');
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies), ...versioned];

  it('has a row for every dependency and override of the package, and no other', () => {
    expect(rows.map(([name]) => name).sort()).toEqual([...new Set(names)].sort());
  });

  it('says what is left out below other packages, and nothing else', () => {
    const [, section = ''] = /^## Left out\n(.*?)^## /ms.exec(read('docs/dependencies.md')) ?? [];
    const items = section.split(/^- /m).slice(1);
    const said = items.flatMap((item) => {
      const [what = '', below = ''] = item.split(':')[0]?.split(' below ') ?? [];
      return matches(below, /`([^`]+)`/g).flatMap((owner) =>
        matches(what, /`([^`]+)`/g).map((name) => `${owner} > ${name}`),
      );
    });
    const done = replaced.flatMap(([owner, by]) => Object.keys(by).map((name) => `${owner} > ${name}`));
    expect(said.sort()).toEqual(done.sort());
  });

  it('says what each dependency at run time costs', () => {
    const [, section = ''] = /^## Cost\n(.*?)^## /ms.exec(read('docs/dependencies.md')) ?? [];
    const said = matches(section, /(?:^\| |[:,] )(@?[a-z][\w./-]*)(?= +\| +\d| \(\d|[,.])/gm);
    expect(said.sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('says the licence that the package itself declares', () => {
    for (const [name, licence] of rows) {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
      expect([name, licence]).toEqual([name, license]);
    }
  });
});
