// Puts the checks of a province's service into one file that runs without the project: `npm run build:kit`. What they read of
// the project, such as its contract and catalogue, stands in the file.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { build } from 'vite';

const project = join(import.meta.dirname, '..');
const [outDir = join(project, 'dist-kit')] = process.argv.slice(2);

/** What code of the checks reads by `readProjectFile`. */
const embedded = [
  ...graphqlFilesOf('schema'),
  ...graphqlFilesOf('schema/released'),
  'schema/measures.yml',
  'examples/vectors/province.json',
];

function graphqlFilesOf(folder) {
  return readdirSync(join(project, folder))
    .filter((name) => /^(province|figures|localIds|unitEntity)\.graphql$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Stand in for the modules that know where the project lies. */
const replaced = {
  'platform/projectFile.ts': `
    const files = ${JSON.stringify(Object.fromEntries(embedded.map((path) => [path, readFileSync(join(project, path), 'utf8')])))};
    export function readProjectFile(path) {
      if (path in files) return files[path];
      throw new Error('The kit does not hold ' + path);
    }`,
  'platform/paths.ts': `
    import { join } from 'node:path';
    export const projectRoot = process.cwd();
    export const projectPath = (...parts) => join(projectRoot, ...parts);`,
};

await build({
  configFile: false,
  root: project,
  logLevel: 'warn',
  plugins: [
    {
      name: 'kit-files',
      enforce: 'pre',
      load: (id) => replaced[relative(project, id)] ?? null,
    },
  ],
  // Of two copies of it one does not take what the other has made.
  resolve: { alias: [{ find: /^graphql$/, replacement: join(project, 'node_modules/graphql/index.js') }] },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'cli/kit/program.ts',
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      output: {
        entryFileNames: 'congdoan-check.mjs',
        codeSplitting: false,
        banner: '#!/usr/bin/env node',
      },
    },
  },
});
