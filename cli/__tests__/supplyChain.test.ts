import { parse } from 'yaml';
import { matches, read } from './projectFiles';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** What may be used, given on and sold without asking; each names who wrote it at the most. */
const free = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Unlicense', 'Python-2.0', 'PSF-2.0', 'CC-BY-4.0', 'Zlib'],
];
/** What asks for more, and for which packages docs/dependencies.md says why it is all right. */
const looked: Readonly<Record<string, RegExp>> = {
  'Elastic-2.0': /^node_modules\/@apollo\//,
  // Changes of the files themselves would have to be published; they are not changed.
  'MPL-2.0': /^node_modules\/(axe-core|lightningcss|.*\/lightningcss|lightningcss-.*)$/,
};

function isAllowed(path: string, licence: string): boolean {
  const names = licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);
  return names.every((name) => free.includes(name) || looked[name]?.test(path));
}

describe('what the project is made of', () => {
  it('has licences that are allowed, in every package of the lock', () => {
    expect(locked.length).toBeGreaterThan(500);
    const stated = locked.filter(([, { license }]) => license !== undefined);
    expect(stated.filter(([path, { license = '' }]) => !isAllowed(path, license))).toEqual([]);
    // The binaries of another platform, which npm has not looked into; the package that asks for them has a licence.
    const unstated = locked.filter(([, { license }]) => license === undefined);
    expect(unstated.filter(([, { optional, os, cpu }]) => !optional || !(os ?? cpu))).toEqual([]);
  });

  it('is told by the hash of its content, in every package, and by no address', () => {
    const unhashed = locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
    expect(unhashed.filter(([, { optional, os, cpu }]) => !optional || !(os ?? cpu))).toEqual([]);
    // Whoever installs says from where; what comes is held against its hash.
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('is listed as CycloneDX, and attested, by the public workflow', () => {
    const workflow = parse(read('.github/workflows/ci.yml')) as {
      jobs: Record<
        string,
        { permissions?: Record<string, string>; steps: { run?: string; uses?: string }[] }
      >;
    };
    const { permissions, steps = [] } = workflow.jobs['supply-chain'] ?? {};
    expect(permissions).toMatchObject({ packages: 'write', 'id-token': 'write', attestations: 'write' });
    expect(steps.some(({ run }) => run?.includes('npm run --silent sbom'))).toBe(true);
    expect(
      matches(steps.map(({ uses }) => uses ?? '').join('\n'), /^(actions\/attest-[a-z-]+)@v\d+$/gm),
    ).toEqual(['actions/attest-build-provenance', 'actions/attest-sbom']);
  });
});
