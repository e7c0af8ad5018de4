import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';

/** Stands in for the compiler: empties its folder, as the build does, and counts how often it ran. */
const compiler = `#!/bin/sh
rm -rf dist && mkdir dist && echo built >> builds
`;

let folder: string;
const path = (...parts: string[]) => join(folder, ...parts);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-if-changed-'));
  for (const name of ['bin', 'source', 'other', 'node_modules/.bin'])
    mkdirSync(path(name), { recursive: true });
  copyFileSync(projectPath('bin', 'buildIfChanged.mjs'), path('bin', 'buildIfChanged.mjs'));
  writeFileSync(
    path('package.json'),
    JSON.stringify({ scripts: { build: 'swc source other --out-dir dist' } }),
  );
  for (const name of ['package-lock.json', '.swcrc', 'source/a.ts', 'other/b.ts'])
    writeFileSync(path(name), '1');
  unpack('source/a.ts', '1');
  writeFileSync(path('node_modules/.bin/swc'), compiler);
  chmodSync(path('node_modules/.bin/swc'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

function builds(): number {
  execFileSync(process.execPath, [path('bin', 'buildIfChanged.mjs')], { stdio: 'pipe' });
  return readFileSync(path('builds'), 'utf8').trim().split('\n').length;
}

/** As archives do that give all their files one time. */
function unpack(file: string, content: string): void {
  writeFileSync(path(file), content);
  utimesSync(path(file), 1_700_000_000, 1_700_000_000);
}

it.each<[what: string, change: () => void]>([
  ['a file of another size', () => writeFileSync(path('source/a.ts'), '22')],
  ['a file that was unpacked over another of its size and time', () => unpack('source/a.ts', '2')],
  ['a new file', () => writeFileSync(path('other/c.ts'), '1')],
  ['a file that is gone', () => rmSync(path('source/a.ts'))],
  ['another compiler or library', () => writeFileSync(path('package-lock.json'), '22')],
  ['a build that was thrown away', () => rmSync(path('dist'), { recursive: true })],
  ['a build by somebody else, who says not of what', () => rmSync(path('dist/built-from'))],
])('what a start runs is built once, and again after %s', (_what, change) => {
  expect([builds(), builds()]).toEqual([1, 1]);
  change();
  expect([builds(), builds()]).toEqual([2, 2]);
});

it('what could not be built is not taken for built', () => {
  writeFileSync(path('node_modules/.bin/swc'), '#!/bin/sh\nmkdir -p dist; exit 1\n');
  expect(() => builds()).toThrow();
  expect(existsSync(path('dist/built-from'))).toBe(false);
});
