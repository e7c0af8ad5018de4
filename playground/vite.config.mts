import { defineConfig } from 'vite';

export default defineConfig({
  base: '/playground/',
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
