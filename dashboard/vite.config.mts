import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [operationIds(join(import.meta.dirname, '..', 'schema', 'operations'))],
  build: {
    target: 'es2022',
    // The page's policy allows no inline scripts, and every browser that it is for preloads modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});

/** The page holds the ids of the saved operations in place of their texts, so that it needs no GraphQL parser. */
function operationIds(folder: string): Plugin {
  const name = 'virtual:operation-ids';
  const resolved = `\0${name}`;
  return {
    name: 'operation-ids',
    resolveId: (source) => (source === name ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined;
      return `export const operationIds = ${JSON.stringify(readIds(folder))};`;
    },
  };
}

function readIds(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return Object.fromEntries(
    files.map((file) => {
      const body = print(parse(readFileSync(join(folder, file), 'utf8')));
      const name = `${file.charAt(0).toUpperCase()}${file.slice(1, -'.graphql'.length)}`;
      return [name, createHash('sha256').update(body).digest('hex')];
    }),
  );
}
