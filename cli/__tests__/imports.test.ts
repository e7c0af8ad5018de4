import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { preProcessFile } from 'typescript';
import { projectPath } from '../../platform/paths';
import { matches, read } from './projectFiles';

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

  it('use everything that a file offers', () => {
    const everywhere = [...folders, 'schema', 'bench', 'browser', 'examples', 'codegen.yml'].flatMap(
      textsBelow,
    );
    const used = new Set(everywhere.flatMap(namesImported));
    const offered = files.flatMap((file) =>
      matches(read(file), /^export (?:async )?(?:function\*?|const|(?:abstract )?class) (\w+)/gm)
        .filter((name) => !used.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(offered).toEqual([]);
  });
});

/** All texts in a folder in which something may be imported, those of tests too. */
function textsBelow(path: string): string[] {
  if (!statSync(projectPath(path)).isDirectory()) return [read(path)];
  return readdirSync(projectPath(path)).flatMap((name) => {
    const below = `${path}/${name}`;
    if (statSync(projectPath(below)).isDirectory()) return name === 'node_modules' ? [] : textsBelow(below);
    return /\.([cm]?[jt]s|tsx|html)$/.test(name) ? [read(below)] : [];
  });
}

/** Names between the braces of imports and of what `import()` and `require` give, or read from these. */
function namesImported(text: string): string[] {
  const braces = [
    /\b(?:import|export)\s+(?:type\s+)?(?:\w+,\s*)?\{([^}]*)\}\s*from\b/g,
    /\{([^{}]*)\}\s*=\s*(?:await\s+)?(?:import|require)\w*\(/g,
    /\b(?:import|require)\([^)]*\)(?:\)|\.then\(\(?\w+\)? => \w+)?\.(\w+)/g,
    /\b(?:import|require)\([^)]*\)\.then\(\(\{([^}]*)\}/g,
  ];
  return braces
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap(([, names = '']) => names.split(','))
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(/[\s:]/)[0] ?? '',
    );
}
