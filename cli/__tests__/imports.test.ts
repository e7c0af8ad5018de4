import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { preProcessFile } from 'typescript';
import { projectPath } from '../../platform/paths';

/** Folders with code that runs; tests and what only they use may import from everywhere. */
const folders = [
  'domain',
  'platform',
  'services',
  'gateway',
  'conformance',
  'cli',
  'sample',
  'dashboard',
  'desk',
  'clusterDesk',
  'playground',
  'web',
];

/** What puts a folder together stands above its sub-folders; the rest of its files are what these stand on. */
const compositions = /^(index|server|resolvers|subgraph|app|main|view|bench|congdoan)\.tsx?$/;

const files = folders.flatMap(sourcesBelow);
const importsOf = new Map(files.map((file) => [file, importedBy(file)]));

function sourcesBelow(folder: string): string[] {
  return readdirSync(projectPath(folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(projectPath(path)).isDirectory()) {
      // Generated types name whatever a schema is resolved by.
      return ['__tests__', 'testing', 'generated'].includes(name) ? [] : sourcesBelow(path);
    }
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Those by `import type` and `import()` too. */
function importedBy(file: string): string[] {
  return preProcessFile(readFileSync(projectPath(file), 'utf8')).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const base = normalize(join(dirname(file), fileName)).replace(/\.js$/, '');
    const path = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((name) =>
      existsSync(projectPath(name)),
    );
    return path ? [path] : [];
  });
}

/** The folder of a file, with a sign of its own for what puts the folder together. */
function roomOf(file: string): string {
  return compositions.test(file.slice(dirname(file).length + 1)) ? `${dirname(file)}/*` : dirname(file);
}

/** Every way from a node back to itself, as texts of its nodes; one for each set of nodes that reach each other. */
function circles(nodes: Iterable<string>, edgesOf: (node: string) => readonly string[]): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, way: readonly string[]) => {
    const at = way.indexOf(node);
    if (at >= 0) found.push([...way.slice(at), node].join(' → '));
    if (at >= 0 || done.has(node)) return;
    for (const next of edgesOf(node)) visit(next, [...way, node]);
    done.add(node);
  };
  for (const node of nodes) visit(node, []);
  return found;
}

describe('imports', () => {
  it('are all seen, also those of types', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(importsOf.get('gateway/index.ts')).toContain('platform/logger.ts');
    expect(circles(['a', 'b', 'c'], (node) => ({ a: ['b'], b: ['c'], c: ['b'] })[node] ?? [])).toEqual([
      'b → c → b',
    ]);
  });

  it('make no circle of files', () => {
    expect(circles(files, (file) => importsOf.get(file) ?? [])).toEqual([]);
  });

  it('run one way between folders', () => {
    const rooms = new Map<string, Set<string>>();
    for (const [file, imported] of importsOf) {
      const from = roomOf(file);
      const edges = rooms.get(from) ?? rooms.set(from, new Set()).get(from);
      for (const to of imported.map(roomOf)) if (to !== from) edges?.add(to);
    }
    expect(circles(rooms.keys(), (room) => [...(rooms.get(room) ?? [])])).toEqual([]);
  });
});
