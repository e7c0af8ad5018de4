import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { readContent } from './content.mts';

export default defineConfig({
  base: '/playground/',
  plugins: [contentPlugin(join(import.meta.dirname, '..'))],
  // The editor's workers import further modules, which the default format cannot.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rolldownOptions: {
      // "use client" and the like, in hundreds of files of libraries, mean nothing in a page that no server renders.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
    // Monaco, the editor, is one piece of that size.
    chunkSizeWarningLimit: 5_000,
  },
});

function contentPlugin(project: string): Plugin {
  const name = 'virtual:content';
  return {
    name: 'content',
    resolveId: (source) => (source === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}` ? `export const content = ${JSON.stringify(readContent(project))};` : undefined,
  };
}
