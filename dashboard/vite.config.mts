import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const manifest = join(import.meta.dirname, '..', 'schema', 'operations', 'manifest.json');

export default defineConfig({
  plugins: [operationIds(manifest)],
  build: {
    target: 'es2022',
    // The page's policy allows no inline scripts, and every browser that it is for preloads modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What the first page needs is one file: a dozen small ones cost a phone more than they hold.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', test: /dashboard[\\/]main\.tsx$/ }] } },
    },
  },
});

/** The page holds the ids of the saved operations in place of their texts, so that it needs no GraphQL parser. */
function operationIds(file: string): Plugin {
  const name = 'virtual:operation-ids';
  const resolved = `\0${name}`;
  return {
    name: 'operation-ids',
    resolveId: (source) => (source === name ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined;
      return `export const operationIds = ${JSON.stringify(readIds(file))};`;
    },
  };
}

function readIds(file: string): Record<string, string> {
  const { operations } = JSON.parse(readFileSync(file, 'utf8')) as {
    operations: { name: string; id: string }[];
  };
  return Object.fromEntries(operations.map(({ name, id }) => [name, id]));
}
