import { defineConfig } from 'vite';

export default defineConfig({
  base: '/ban-lam-viec/',
  build: {
    target: 'es2022',
    // The page's policy allows no inline scripts, and every browser that it is for preloads modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
